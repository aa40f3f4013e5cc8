"""Where the data of a day comes from: per dataset the newest return, its age, whether the next one is late."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.datasets import ALL
from data.facts import known
from data.spec import Dataset
from data.tables import batch

PERIOD_DAYS = {"week": 7, "month": 31, "quarter": 92, "year": 366}
"""Longest span of a return's period in days; a dataset of events has none."""
GRACE_DAYS = 10
"""Days that a return may take to arrive before its dataset counts as out of date."""


@dataclass(frozen=True, slots=True)
class Source:
    """A dataset's newest return by a day. `as_of` and what follows are None where nothing was loaded."""

    dataset: str
    name: str
    division: str
    period: str
    batches: int
    batch: int | None
    file: str | None
    as_of: dt.date | None
    loaded_at: dt.datetime | None
    loaded_by: str | None
    rows: int | None
    age_days: int | None
    is_stale: bool


def sources(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None) -> list[Source]:
    """One source per dataset, in registry order, those without data included."""
    newest = (
        sa.select(
            batch,
            sa.func.row_number()
            .over(partition_by=batch.c.dataset, order_by=(batch.c.as_of.desc(), batch.c.id.desc()))
            .label("recency"),
            sa.func.count().over(partition_by=batch.c.dataset).label("batches"),
        )
        .where(batch.c.as_of <= day, known(known_at))
        .subquery()
    )
    found = {row.dataset: row for row in connection.execute(sa.select(newest).where(newest.c.recency == 1))}
    return [_source(spec, found.get(spec.name), day) for spec in ALL]


def first_day(connection: sa.Connection, _day: dt.date) -> dt.date | None:
    """The earliest day that any return speaks about; None without returns."""
    found: dt.date | None = connection.scalar(sa.select(sa.func.min(batch.c.as_of)).where(known(None)))
    return found


def _source(spec: Dataset, row: Any, day: dt.date) -> Source:
    if row is None:
        empty = (None,) * 7
        return Source(spec.name, spec.zh, spec.division, spec.period, 0, *empty, is_stale=False)
    age = (day - row.as_of).days
    allowed = PERIOD_DAYS.get(spec.period)
    return Source(
        dataset=spec.name,
        name=spec.zh,
        division=spec.division,
        period=spec.period,
        batches=row.batches,
        batch=row.id,
        file=row.file,
        as_of=row.as_of,
        loaded_at=row.loaded_at,
        loaded_by=row.loaded_by,
        rows=row.rows,
        age_days=age,
        is_stale=allowed is not None and age > allowed + GRACE_DAYS,
    )
