"""What meetings decided (会议议定事项) by a day, the newest meeting first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import in_force
from data.meeting_records import Link, in_turn, read_link
from data.places import Place, place, with_files


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of a meeting's minutes. `kind` is a code of `data.datasets.decisions.KIND`, `unit` a unit's code."""

    number: str
    meeting: str | None
    held_on: dt.date
    kind: str
    text: str
    unit: str | None
    due_on: dt.date | None
    item: Link | None
    item_title: str | None
    note: str | None
    place: Place


def decisions(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None) -> tuple[Decision, ...]:
    """Everything decided by the day, as known at a moment (now, if none is given)."""
    facts = in_force(dataset("decisions"), day, known_at)
    c = facts.c
    held = sa.func.coalesce(c.held_on, c.as_of)
    named = (c.record_no, c.meeting, held.label("held"), c.kind, c.text, c.unit, c.due_on, c.item, c.item_title, c.note)
    found = [
        Decision(
            row.record_no, row.meeting, row.held, row.kind or "decision", row.text, row.unit, row.due_on,
            read_link(row.item), row.item_title, row.note, place(row),
        )
        for row in connection.execute(with_files(facts, *named).where(held <= day))
    ]  # fmt: skip
    in_order = sorted(found, key=lambda one: in_turn(one.number))
    return tuple(sorted(in_order, key=lambda one: one.held_on, reverse=True))
