"""Emergency drills (应急演练) of the year: planned, held, overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import OfYear
from data.formulas.view import View
from data.indicators.emergency import CANCELLED, HELD
from data.places import Place, place, with_files


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill. `host_unit` is a code; `due` the last day of the planned time, `due_words` what was written."""

    title: str
    kind: str | None
    form: str | None
    host_unit: str | None
    due: dt.date | None
    due_words: str | None
    held_on: dt.date | None
    status: str
    people: float | None
    evaluation: str | None
    overdue_days: int
    """Days past the planned time without having been held, 0 for none."""
    place: Place

    @property
    def is_held(self) -> bool:
        return bool(self.status == HELD.value)

    @property
    def is_cancelled(self) -> bool:
        return self.status == CANCELLED


@dataclass(frozen=True, slots=True)
class Month:
    """Drills from New Year to the end of a month: those whose planned time was over, those held."""

    month: int
    planned: int
    held: int


def drills(connection: sa.Connection, day: dt.date) -> tuple[Drill, ...]:
    """The year's drills: longest overdue first, then those to come, then those held, newest first; cancelled ones last."""
    view = View(day)
    facts = view.facts("drills")
    c = facts.c
    query = with_files(
        facts, c.title, c.kind, c.form, c.host_unit, c.plan_due_on, c.plan_due_text, c.held_on, c.status, c.people,
        c.evaluation,
    ).where(OfYear().on(c, view))  # fmt: skip
    return tuple(sorted((_drill(row, day) for row in connection.execute(query)), key=_most_urgent_first))


def by_month(found: Sequence[Drill], day: dt.date) -> tuple[Month, ...]:
    """The plan and the drills held, added up month by month to the day; cancelled drills are in neither."""
    due = [drill.due for drill in found if drill.due and not drill.is_cancelled]
    held = [drill.held_on for drill in found if drill.held_on and drill.is_held]
    months = range(1, day.month + 1)
    return tuple(Month(m, sum(d.month <= m for d in due), sum(d.month <= m for d in held)) for m in months)


def _drill(row: Any, day: dt.date) -> Drill:
    is_open = row.status not in (HELD.value, CANCELLED)
    overdue = (day - row.plan_due_on).days if is_open and row.plan_due_on and row.plan_due_on < day else 0
    return Drill(
        row.title, row.kind, row.form, row.host_unit, row.plan_due_on, row.plan_due_text, row.held_on, row.status,
        row.people, row.evaluation, overdue, place(row),
    )  # fmt: skip


def _most_urgent_first(drill: Drill) -> tuple[int, int, str]:
    if drill.is_held:
        return 2, -(drill.held_on.toordinal() if drill.held_on else 0), drill.title
    if drill.is_cancelled:
        return 3, 0, drill.title
    return (
        (0 if drill.overdue_days else 1),
        drill.due.toordinal() if drill.due else dt.date.max.toordinal(),
        drill.title,
    )
