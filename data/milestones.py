"""Milestones (重大节点) of a section: planned, reached, overdue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.view import View
from data.places import Place, place, with_files


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone. `lead_unit` is a code; `late_days` how long after its planned day it was, or still is not, reached."""

    code: str
    title: str
    due: dt.date | None
    due_words: str | None
    reached_on: dt.date | None
    lead_unit: str | None
    progress: str | None
    late_days: int
    place: Place


def milestones(connection: sa.Connection, day: dt.date, *prefixes: str) -> tuple[Milestone, ...]:
    """Those whose code begins with a prefix, by planned day. Reached ones of former years are left out."""
    view = View(day)
    facts = view.facts("milestones")
    c = facts.c
    named = sa.or_(sa.false(), *(c.code.startswith(prefix, autoescape=True) for prefix in prefixes))
    current = sa.or_(c.reached_on.is_(None), c.reached_on >= view.new_year)
    query = (
        with_files(facts, c.code, c.title, c.due_on, c.due_text, c.reached_on, c.lead_unit, c.status_text)
        .where(named, current)
        .order_by(c.due_on, c.code)
    )
    return tuple(_milestone(row, day) for row in connection.execute(query))


def _milestone(row: Any, day: dt.date) -> Milestone:
    until = row.reached_on or day
    late = max((until - row.due_on).days, 0) if row.due_on else 0
    return Milestone(
        row.code, row.title, row.due_on, row.due_text, row.reached_on, row.lead_unit, row.status_text, late, place(row)
    )
