"""Meetings (会议) of the year: by kind, one by one, and the matters that were coordinated."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import Clause, InYear
from data.formulas.qualifiers import Qualifier, combine
from data.formulas.view import View
from data.indicators.coordination import COORDINATION
from data.indicators.documents import APPROVED
from data.places import Place, place, with_files


@dataclass(frozen=True, slots=True)
class Kind:
    """The meetings of one kind that were held; `decisions` is None where none are told."""

    kind: str
    times: float
    qualifier: Qualifier
    by_telegram: float
    attendees: float | None
    """On average."""
    decisions: float | None
    done: float | None


@dataclass(frozen=True, slots=True)
class Division:
    """What one division of the office coordinated."""

    division: str | None
    times: float
    qualifier: Qualifier
    raised: float
    solved: float

    @property
    def solved_share(self) -> float | None:
        """办结率: matters closed ÷ raised."""
        return self.solved / self.raised if self.raised else None


@dataclass(frozen=True)
class Wanted:
    """Which meetings: all filters hold together; empty is no filter."""

    kinds: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    telegram_only: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, or a series of `times`. `unit` is a code."""

    name: str
    kind: str
    held_on: dt.date
    times: float | None
    qualifier: str | None
    unit: str | None
    division: str | None
    leaders: str | None
    attendees: float | None
    telegram: str | None
    approval: str | None
    decisions: float | None
    done: float | None
    major_event: bool
    place: Place


def kinds(connection: sa.Connection, day: dt.date) -> tuple[Kind, ...]:
    """The year's meetings by kind, those refused left out, the most frequent first."""
    view = View(day)
    c = view.facts("meetings").c
    query = (
        sa.select(
            c.kind, sa.func.sum(c.times), *_marks(c), sa.func.sum(sa.case((c.by_telegram.is_(True), c.times))),
            sa.func.avg(c.attendees), sa.func.sum(c.decisions), sa.func.sum(c.decisions_done),
        )
        .where(InYear("held_on").on(c, view), APPROVED.on(c, view))
        .group_by(c.kind)
    )  # fmt: skip
    found = [
        Kind(row[0], row[1] or 0, combine(row[2:4]), row[4] or 0, row[5], row[6], row[7])
        for row in connection.execute(query)
    ]
    return tuple(sorted(found, key=lambda kind: (-kind.times, kind.kind)))


def divisions(connection: sa.Connection, day: dt.date) -> tuple[Division, ...]:
    """Coordination of the year by division, the most meetings first."""
    view = View(day)
    c = view.facts("meetings").c
    sums = (sa.func.coalesce(sa.func.sum(number), 0) for number in (c.times, c.decisions, c.decisions_done))
    times, raised, solved = sums
    query = (
        sa.select(c.division, times, *_marks(c), raised, solved)
        .where(*(condition.on(c, view) for condition in COORDINATION))
        .group_by(c.division)
    )
    found = [Division(row[0], row[1], combine(row[2:4]), row[4], row[5]) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda entry: (-entry.times, str(entry.division))))


def _marks(c: Any) -> tuple[sa.ColumnElement[Any], sa.ColumnElement[Any]]:
    mark = sa.func.nullif(c.times_qual, "eq")
    return sa.func.min(mark), sa.func.max(mark)


def meetings(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Meeting, ...]:
    """The year's meetings that the filters leave, the newest first."""
    view = View(day)
    facts = view.facts("meetings")
    c = facts.c
    query = (
        with_files(
            facts, c.name, c.kind, c.held_on, c.times, c.times_qual, c.host_unit, c.division, c.leader_roles, c.attendees,
            c.telegram_no, c.by_telegram, c.approved, c.decisions, c.decisions_done, c.major_event,
        )
        .where(*_conditions(c, view, wanted))
        .order_by(c.held_on.desc(), c.record_key)
    )  # fmt: skip
    return tuple(_meeting(row) for row in connection.execute(query))


def _conditions(c: Any, view: View, wanted: Wanted) -> list[Clause]:
    chosen = (
        (c.kind, wanted.kinds), (sa.extract("month", c.held_on), wanted.months), (c.host_unit, wanted.units),
    )  # fmt: skip
    found = [InYear("held_on").on(c, view), *(column.in_(values) for column, values in chosen if values)]
    return [*found, c.by_telegram.is_(True)] if wanted.telegram_only else found


def _meeting(row: Any) -> Meeting:
    telegram = row.telegram_no or ("是" if row.by_telegram else None)
    return Meeting(
        row.name, row.kind, row.held_on, row.times, row.times_qual, row.host_unit, row.division, row.leader_roles,
        row.attendees, telegram, row.approved, row.decisions, row.decisions_done, bool(row.major_event), place(row),
    )  # fmt: skip
