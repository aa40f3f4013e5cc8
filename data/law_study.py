"""Law study before meetings (会前学法) of the year: laws studied, which counties and departments held it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.directory import directory
from data.formulas.conditions import InYear, OfYear
from data.formulas.view import View
from data.indicators.rule_of_law import HELD, MUST_STUDY, OWN_MEETING
from data.places import Place, place, with_files


@dataclass(frozen=True, slots=True)
class Study:
    """A law studied at a meeting of the city government. `host_unit` is a code; `is_first` not where it came before."""

    held_on: dt.date
    meeting: str | None
    law: str
    law_name: str | None
    host_unit: str | None
    lead_role: str | None
    minutes: float | None
    is_first: bool
    place: Place


@dataclass(frozen=True, slots=True)
class UnitStudy:
    """A unit that is to hold it; `place` is None for one that the return does not name."""

    unit: str
    kind: str
    is_held: bool
    times: float
    laws: float
    last_on: dt.date | None
    place: Place | None


def studies(connection: sa.Connection, day: dt.date) -> tuple[Study, ...]:
    """The year's laws at the city government's own meetings, in order."""
    view = View(day, units=directory(connection, day))
    facts = view.facts("law_study")
    c = facts.c
    query = (
        with_files(facts, c.held_on, c.meeting, c.law, c.law_name, c.host_unit, c.lead_role, c.minutes)
        .where(InYear("held_on").on(c, view), OWN_MEETING.on(c, view))
        .order_by(c.held_on, c.record_key)
    )
    seen: set[str | None] = set()
    found = []
    for row in connection.execute(query):
        first = row.law_name not in seen
        seen.add(row.law_name)
        found.append(
            Study(
                row.held_on, row.meeting, row.law, row.law_name, row.host_unit, row.lead_role, row.minutes, first, place(row)
            )
        )  # fmt: skip
    return tuple(found)


def coverage(connection: sa.Connection, day: dt.date) -> tuple[UnitStudy, ...]:
    """Every county and department of the directory: those that have not held it first, then in official order."""
    view = View(day, units=directory(connection, day))
    facts = view.facts("law_study_coverage")
    c = facts.c
    held = sa.case((HELD.on(c, view), True), else_=False)
    query = with_files(facts, c.org, held.label("is_held"), c.times, c.laws, c.last_on).where(OfYear().on(c, view))
    told = {row.org: row for row in connection.execute(query)}
    due = [unit for unit in view.units.rows if unit.kind in MUST_STUDY]
    found = [_unit(unit.code, unit.kind, told.get(unit.code)) for unit in due]
    return tuple(sorted(found, key=lambda unit: unit.is_held))


def _unit(code: str, kind: str, row: sa.Row[tuple[object, ...]] | None) -> UnitStudy:
    if row is None:
        return UnitStudy(code, kind, False, 0, 0, None, None)
    return UnitStudy(code, kind, bool(row.is_held), row.times or 0, row.laws or 0, row.last_on, place(row))
