"""Gaps in the round-the-clock duty roster (值班空缺): shifts without an entry, posts without anybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import InYear
from data.formulas.view import View
from data.places import Place, place, with_files

WHOLE_DAY, DAY, NIGHT = "全天", "白班", "夜班"
POSTS = {"duty_lead": "带班领导", "duty_officer": "主班"}
"""The posts that must be filled for a shift to be covered; 副班 may be empty (indicator emrg_duty_hours)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing in one shift; `place` is None where the shift has no entry at all."""

    shift: str
    missing: str
    note: str | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class DutyDay:
    """One day of the roster with its gaps, none where it is covered round the clock."""

    day: dt.date
    gaps: tuple[Gap, ...]

    @property
    def short(self) -> float:
        """The share of the day that is not covered: a shift of day or night is half of it (indicator emrg_duty_hours)."""
        return sum(1.0 if gap.shift == WHOLE_DAY else 0.5 for gap in self.gaps)


def duty_days(connection: sa.Connection, day: dt.date) -> tuple[DutyDay, ...]:
    """Every day from the year's first entry to the day looked from; empty where there is no roster."""
    view = View(day)
    facts = view.facts("duty_roster")
    c = facts.c
    query = with_files(facts, c.date, c.shift, c.duty_lead, c.duty_officer, c.note).where(InYear("date").on(c, view))
    entries: dict[dt.date, dict[str, Any]] = {}
    for row in connection.execute(query):
        entries.setdefault(row.date, {})[row.shift] = row
    if not entries:
        return ()
    first = min(entries)
    days = (first + dt.timedelta(days=number) for number in range((day - first).days + 1))
    return tuple(DutyDay(one, _gaps(entries.get(one, {}))) for one in days)


def _gaps(shifts: dict[str, Any]) -> tuple[Gap, ...]:
    whole = _of_shift(WHOLE_DAY, shifts)
    halves = (*_of_shift(DAY, shifts), *_of_shift(NIGHT, shifts))
    if not whole or not halves:
        return ()
    # A day kept in one entry is judged by that entry, unless day and night are entered beside it.
    return whole if WHOLE_DAY in shifts and not {DAY, NIGHT} & set(shifts) else halves


def _of_shift(shift: str, shifts: dict[str, Any]) -> tuple[Gap, ...]:
    row = shifts.get(shift)
    if row is None:
        return (Gap(shift, f"{shift}未排班", None, None),)
    empty = [post for field, post in POSTS.items() if getattr(row, field) is None]
    return (Gap(shift, f"{shift}{'、'.join(empty)}空缺", row.note, place(row)),) if empty else ()
