"""Where the data of a day comes from: per dataset the newest return, its age, whether the next one is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import indicators
from data.datasets import ALL
from data.duties import cycle_of
from data.facts import known
from data.indicators import REPORT
from data.owed import overdue, owed
from data.spec import Dataset
from data.tables import batch

PERIOD_DAYS = {"week": 7, "month": 31, "quarter": 92, "year": 366}
"""Longest span of a return's period in days; a dataset of events has none."""
OTHERS = "基础数据"
"""What sources that serve all sections are called together."""


@dataclass(frozen=True, slots=True)
class Source:
    """A dataset's newest return by a day. `as_of` and what follows are None where nothing was loaded."""

    dataset: str
    name: str
    section: str
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
    """Whether a division has let the last day of its duty pass (`data/owed.py`)."""


@dataclass(frozen=True, slots=True)
class SectionSources:
    """What the figures of one of the report's sections come from; `name` is the section's."""

    name: str
    sources: tuple[Source, ...]

    @property
    def oldest(self) -> Source | None:
        """The source whose newest return is oldest, one past its period before others; None without returns.

        What comes only when something happens is not old for want of news: it counts where nothing else is there.
        """
        loaded = [source for source in self.sources if source.as_of is not None]
        due = [source for source in loaded if source.period in PERIOD_DAYS and source.period != "year"]
        return min(due or loaded, key=lambda source: (not source.is_stale, source.as_of), default=None)

    @property
    def missing(self) -> int:
        """Sources without any return."""
        return sum(source.as_of is None for source in self.sources)


def by_section(found: Sequence[Source]) -> tuple[SectionSources, ...]:
    """The sources by section in the report's order, those of none last. One that several sections read is in each."""
    read = {name: _read_by(codes) for name, codes in REPORT.items()}
    grouped = [
        SectionSources(name, tuple(s for s in found if s.section in codes or s.dataset in read[name]))
        for name, codes in REPORT.items()
    ]
    taken = {source.dataset for entry in grouped for source in entry.sources}
    others = tuple(source for source in found if source.dataset not in taken)
    return (*grouped, SectionSources(OTHERS, others)) if others else tuple(grouped)


def _read_by(codes: tuple[str, ...]) -> set[str]:
    """Names of the datasets that the figures of a section read."""
    figures = (entry for entry in indicators.ALL if entry.section in codes)
    return {source.dataset for entry in figures for source, _ in entry.measure.uses()}


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
    late = {entry.dataset for entry in overdue(owed(connection, day, known_at))}
    return [_source(spec, found.get(spec.name), day, spec.name in late) for spec in ALL]


def first_day(connection: sa.Connection, _day: dt.date) -> dt.date | None:
    """The earliest day that any return speaks about; None without returns."""
    found: dt.date | None = connection.scalar(sa.select(sa.func.min(batch.c.as_of)).where(known(None)))
    return found


def _source(spec: Dataset, row: Any, day: dt.date, is_stale: bool) -> Source:
    if row is None:
        empty = (None,) * 7
        return Source(
            spec.name, spec.zh, spec.section, spec.division, cycle_of(spec.name), 0, *empty, is_stale=is_stale
        )
    return Source(
        dataset=spec.name,
        name=spec.zh,
        section=spec.section,
        division=spec.division,
        period=cycle_of(spec.name),
        batches=row.batches,
        batch=row.id,
        file=row.file,
        as_of=row.as_of,
        loaded_at=row.loaded_at,
        loaded_by=row.loaded_by,
        rows=row.rows,
        age_days=(day - row.as_of).days,
        is_stale=is_stale,
    )
