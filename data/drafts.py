"""Drafts and research (文稿调研) of the year: what is still being written, what is done, the totals as worded."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.datasets.draft_totals import ITEM
from data.formulas.conditions import OfYear
from data.formulas.view import View
from data.places import Place, place, with_files


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper. `due` is the last day of the time asked for, `due_words` what was written."""

    title: str
    kind: str
    division: str | None
    assigned_on: dt.date | None
    due: dt.date | None
    due_words: str | None
    finished_on: dt.date | None
    used_for: str | None
    outcome: str | None
    late_days: int
    """Days past the time asked for, on which it was finished or still is not; 0 for none."""
    place: Place

    @property
    def is_open(self) -> bool:
        """Whether it is still being written."""
        return self.finished_on is None


@dataclass(frozen=True, slots=True)
class Total:
    """A total as the division worded it: `words` is 数百篇 or a plain number with its unit."""

    item: str
    words: str
    place: Place


def drafts(connection: sa.Connection, day: dt.date) -> tuple[Draft, ...]:
    """The year's papers: longest overdue first, then those to come by their time, then those finished, newest first."""
    view = View(day)
    facts = view.facts("drafts")
    c = facts.c
    query = with_files(
        facts, c.title, c.kind, c.division, c.assigned_on, c.due_on, c.due_text, c.finished_on, c.used_for, c.outcome,
    ).where(OfYear().on(c, view))  # fmt: skip
    return tuple(sorted((_draft(row, day) for row in connection.execute(query)), key=_most_urgent_first))


def _draft(row: Any, day: dt.date) -> Draft:
    # A day of finishing after the day looked from is a plan, not a fact.
    finished = row.finished_on if row.finished_on and row.finished_on <= day else None
    late = max(((finished or day) - row.due_on).days, 0) if row.due_on else 0
    return Draft(
        row.title, row.kind, row.division, row.assigned_on, row.due_on, row.due_text, finished, row.used_for, row.outcome,
        late, place(row),
    )  # fmt: skip


def _most_urgent_first(draft: Draft) -> tuple[int, int, str]:
    if draft.finished_on:
        return 1, -draft.finished_on.toordinal(), draft.title
    return 0, draft.due.toordinal() if draft.due else dt.date.max.toordinal(), draft.title


def totals(connection: sa.Connection, day: dt.date) -> tuple[Total, ...]:
    """The year's totals in the order in which they were handed in."""
    view = View(day)
    facts = view.facts("draft_totals")
    c = facts.c
    query = with_files(facts, c.item, c.quantity, c.uom, c.raw).where(OfYear().on(c, view)).order_by(c.row)
    return tuple(_total(row) for row in connection.execute(query))


def _total(row: Any) -> Total:
    written = json.loads(row.raw or "{}").get("quantity")
    number = None if row.quantity is None else f"{row.quantity:g}{row.uom or ''}"
    return Total(ITEM.label(row.item), written or number or "没有写数", place(row))
