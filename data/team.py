"""Team (队伍建设) of the year: activities by month and kind, courses, cadre changes by quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.datasets.activities import DATASET as ACTIVITIES
from data.formulas.conditions import Clause, InYear
from data.formulas.view import View
from data.places import Place, place, with_files

COUNTED = ("sessions", "people", "audience", "handouts", "check_lists")
"""The numbers of an activity."""
HELD = InYear("held_on")


@dataclass(frozen=True)
class Wanted:
    """Which activities: both filters hold together; empty is no filter."""

    months: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """The sessions (场次) of a month's activities of a kind, and how many rows register them."""

    month: int
    kind: str
    sessions: float
    rows: int


@dataclass(frozen=True, slots=True)
class Activity:
    """One registered activity. `kind` is a code; `vague` says which of its numbers are not exact, in words."""

    title: str
    kind: str
    held_on: dt.date
    venue: str | None
    host: str | None
    sessions: float | None
    people: float | None
    audience: float | None
    handouts: float | None
    check_lists: float | None
    vague: str
    note: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Course:
    """One course of the year. `kind` is a code, `people` person-times, `hours` of one participant."""

    title: str
    kind: str
    host: str | None
    first: dt.date
    last: dt.date | None
    people: float | None
    hours: float | None
    venue: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """How many cadres a change of one day concerned. `kind` is a code."""

    kind: str
    people: float | None
    changed_on: dt.date
    method: str | None
    note: str | None
    place: Place


def cells(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Cell, ...]:
    """The year's activities up to the day by month and kind, as far as the filters leave them."""
    view = View(day)
    facts = view.facts("activities")
    c = facts.c
    axes = (sa.extract("month", c.held_on), c.kind)
    found = connection.execute(
        sa.select(*axes, sa.func.coalesce(sa.func.sum(c.sessions), 0.0), sa.func.count())
        .select_from(facts)
        .where(*_conditions(c, view, wanted))
        .group_by(*axes)
        .order_by(*axes)
    )
    return tuple(Cell(int(row[0]), row[1], row[2], row[3]) for row in found)


def activities(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Activity, ...]:
    """Every activity of the year up to the day that the filters leave, newest first."""
    view = View(day)
    facts = view.facts("activities")
    c = facts.c
    numbers = (column for name in COUNTED for column in (c[name], c[f"{name}_qual"]))
    query = (
        with_files(facts, c.title, c.kind, c.held_on, c.place.label("venue"), c.host, *numbers, c.note)
        .where(*_conditions(c, view, wanted))
        .order_by(c.held_on.desc(), c.kind, c.title)
    )
    return tuple(_activity(row) for row in connection.execute(query))


def courses(connection: sa.Connection, day: dt.date) -> tuple[Course, ...]:
    """The courses that began this year up to the day, in the order of their days."""
    view = View(day)
    facts = view.facts("training")
    c = facts.c
    query = (
        with_files(facts, c.course, c.kind, c.host, c.held, c.held_to, c.people, c.hours, c.place.label("venue"))
        .where(InYear("held").on(c, view))
        .order_by(c.held, c.course)
    )
    return tuple(
        Course(row.course, row.kind, row.host, row.held, row.held_to, row.people, row.hours, row.venue, place(row))
        for row in connection.execute(query)
    )


def changes(connection: sa.Connection, day: dt.date) -> tuple[Change, ...]:
    """The year's cadre changes up to the day, newest first."""
    view = View(day)
    facts = view.facts("cadre_changes")
    c = facts.c
    query = (
        with_files(facts, c.kind, c.people, c.changed_on, c.method, c.note)
        .where(InYear("changed_on").on(c, view))
        .order_by(c.changed_on.desc(), c.kind)
    )
    return tuple(
        Change(row.kind, row.people, row.changed_on, row.method, row.note, place(row))
        for row in connection.execute(query)
    )


def by_quarter(found: Sequence[Change], kind: str) -> tuple[float, float, float, float]:
    """How many people the changes of a kind concerned in each quarter."""
    return tuple(  # type: ignore[return-value]
        sum(
            entry.people or 0.0
            for entry in found
            if entry.kind == kind and (entry.changed_on.month + 2) // 3 == quarter
        )
        for quarter in (1, 2, 3, 4)
    )


def _activity(row: Any) -> Activity:
    return Activity(
        row.title, row.kind, row.held_on, row.venue, row.host, row.sessions, row.people, row.audience, row.handouts,
        row.check_lists, _vague(row), row.note, place(row),
    )  # fmt: skip


def _vague(row: Any) -> str:
    """听众人数300多人、资料份数250多份."""
    columns = [ACTIVITIES.column(name) for name in COUNTED]
    marked = [(column, getattr(row, f"{column.name}_qual")) for column in columns]
    return "、".join(
        f"{column.zh}{'若干' if mark == 'text' else column.kind.show(getattr(row, column.name), mark)}"
        for column, mark in marked
        if mark
    )


def _conditions(c: Any, view: View, wanted: Wanted) -> list[Clause]:
    chosen = ((sa.extract("month", c.held_on), wanted.months), (c.kind, wanted.kinds))
    return [HELD.on(c, view), *(column.in_(values) for column, values in chosen if values)]
