"""What the last returns said of each tracked record: the newest three, whether they brought a version or confirmed one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from data.facts import known, stands
from data.meeting_records import BY_MEETING
from data.spec import Dataset
from data.tables import batch, sighting, versions

LAST = 3
"""Returns that are looked at."""


Seen = tuple[dt.date, dt.datetime | None]
"""The day looked at, the moment of what is known (None: now)."""


def last_returns(spec: Dataset, seen: Seen, keys: Sequence[str] | None = None) -> sa.Subquery:
    """One row a record and return, `turn` 1 for the newest: key, batch, as_of, text, completion, is_done, due, finished.

    A value that a return did not state but left as it was is null. The dataset must be tracked; of all its records
    unless keys are named.
    """
    said = sa.union_all(
        *(part.where(_wanted(part, keys)) for part in (_versions(spec, *seen), _sightings(spec, *seen)))
    ).subquery()
    # Of two returns of one day the later one counts, as it does for what is in force.
    turn = sa.func.row_number().over(partition_by=said.c.key, order_by=(said.c.as_of.desc(), said.c.batch.desc()))
    numbered = sa.select(*said.c, turn.label("turn")).subquery()
    return sa.select(*numbered.c).where(numbered.c.turn <= LAST).subquery()


def _wanted(part: sa.Select[Any], keys: Sequence[str] | None) -> sa.ColumnElement[bool]:
    return sa.true() if keys is None else part.selected_columns[0].in_(keys)


def _versions(spec: Dataset, day: dt.date, known_at: dt.datetime | None) -> sa.Select[Any]:
    table = versions(spec)
    return (
        sa.select(*_said(spec, table, table))
        .join(batch, batch.c.id == table.c.batch_id)
        .where(table.c.as_of <= day, batch.c.division != BY_MEETING, known(known_at), stands(table, known_at))
    )


def _sightings(spec: Dataset, day: dt.date, known_at: dt.datetime | None) -> sa.Select[Any]:
    table = versions(spec)
    return (
        sa.select(*_said(spec, table, sighting))
        .join_from(sighting, table, table.c.id == sighting.c.version_id)
        .join(batch, batch.c.id == sighting.c.batch_id)
        .where(sighting.c.dataset == spec.name, sighting.c.as_of <= day, known(known_at))
    )


def _said(spec: Dataset, table: sa.Table, told: sa.Table) -> list[sa.ColumnElement[Any]]:
    """The columns: key, return and what it left alone from the row that `told`, the values from the version's table."""
    tracking = spec.tracking
    assert tracking is not None  # noqa: S101 - asked of tracked datasets alone

    def stated(name: str | None) -> sa.ColumnElement[Any]:
        if name is None:
            return sa.null()
        return sa.case((sa.func.coalesce(told.c.carried, "").contains(f'"{name}"'), None), else_=table.c[name])

    return [
        told.c.record_key.label("key"), told.c.batch_id.label("batch"), told.c.as_of.label("as_of"),
        stated(tracking.progress).label("text"),
        sa.cast(stated(tracking.completion), sa.Float).label("completion"),
        sa.case((_is_done(spec, table), 1), else_=0).label("is_done"),
        table.c[tracking.due].label("due"),
        (table.c[tracking.finished] if tracking.finished else sa.cast(sa.null(), sa.Date)).label("finished"),
    ]  # fmt: skip


def _is_done(spec: Dataset, table: sa.Table) -> sa.ColumnElement[bool]:
    tracking = spec.tracking
    assert tracking is not None  # noqa: S101 - asked of tracked datasets alone
    marks: list[sa.ColumnElement[bool]] = [sa.false()]
    if tracking.status:
        marks.append(
            sa.func.coalesce(table.c[tracking.status], "").in_(("finished", "closed", "terminated", "suspended"))
        )
    if tracking.closed:
        marks.append(sa.func.coalesce(table.c[tracking.closed], sa.false()))
    if tracking.finished:
        marks.append(table.c[tracking.finished].is_not(None))
    return sa.or_(*marks)
