"""Suggestions and proposals (建议提案) of the year: rates by hosting unit, opinions in their parts, each with its days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.directory import directory
from data.formulas.conditions import Clause, OfYear, UnitKind
from data.formulas.reading import reckon
from data.formulas.view import View
from data.indicators import indicator
from data.indicators.openness import GOVERNMENT, HOSTED
from data.places import Place, place, with_files
from data.rules import rules

RATES = ("prop_face_rate", "prop_resolution_rate", "prop_ontime_rate", "prop_satisfaction")
"""The indicators whose records are divided by unit, in the order of the rates of `Standing`."""


@dataclass(frozen=True)
class Wanted:
    """Which proposals; empty is no filter. `side`: government, other."""

    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    opinions: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many."""

    part: float = 0.0
    whole: float = 0.0

    @property
    def value(self) -> float | None:
        """A fraction; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Standing:
    """What one unit of the government side hosts, and its rates, by the definitions of the indicators."""

    unit: str
    hosted: int
    met: Rate
    resolved: Rate
    on_time: Rate
    content: Rate


@dataclass(frozen=True, slots=True)
class Opinions:
    """Answers to one of the two questions, on the work (办理工作) or the result (办理结果)."""

    satisfied: int
    basically: int
    dissatisfied: int
    silent: int

    @property
    def told(self) -> int:
        """The base: those who answered."""
        return self.satisfied + self.basically + self.dissatisfied


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal. `key` is its record's; `host` is a code, `co_units` codes joined by commas."""

    key: str
    kind: str
    level: str
    number: str
    title: str
    group: str | None
    host: str | None
    co_units: str | None
    leader: str | None
    assigned_on: dt.date
    reassigned_on: dt.date | None
    co_opinion_on: dt.date | None
    is_extended: bool
    consulted_on: dt.date | None
    way: str | None
    answered_on: dt.date | None
    reply_no: str | None
    result: str | None
    on_work: str | None
    on_result: str | None
    is_online: bool | None
    place: Place


def standings(connection: sa.Connection, day: dt.date) -> tuple[Standing, ...]:
    """The government side's hosting units in official order."""
    view = View(day, units=directory(connection, day), rules=rules())
    c = view.facts("proposals").c
    hosted = sa.select(c.host_unit, sa.func.count()).where(*(one.on(c, view) for one in HOSTED)).group_by(c.host_unit)
    rates = [_by_unit(connection, view, code) for code in RATES]
    found = [
        Standing(unit, count, *(by_unit.get(unit, Rate()) for by_unit in rates))
        for unit, count in connection.execute(hosted)
    ]
    order = {unit: place for place, unit in enumerate(view.units.official_order)}
    return tuple(sorted(found, key=lambda entry: order.get(entry.unit, len(order))))


def _by_unit(connection: sa.Connection, view: View, code: str) -> dict[str, Rate]:
    """The records behind an indicator, added up by hosting unit."""
    formula, facts = indicator(code).measure, view.facts("proposals")
    reckon(connection, (formula,), view)
    r = formula.rows(view).subquery()
    query = (
        sa.select(facts.c.host_unit, sa.func.sum(r.c.amount), sa.func.sum(r.c.base))
        .join_from(r, facts, facts.c.record_key == r.c.key)
        .group_by(facts.c.host_unit)
    )
    return {row[0]: Rate(row[1] or 0.0, row[2] or 0.0) for row in connection.execute(query)}


def opinions(connection: sa.Connection, day: dt.date) -> tuple[Opinions, Opinions]:
    """What proposers think of the work, of the result, of all that the government side hosts."""
    return _opinions(connection, day, "sat_process"), _opinions(connection, day, "sat_result")


def _opinions(connection: sa.Connection, day: dt.date, field: str) -> Opinions:
    found = _counted(connection, day, field)
    silent = sum(count for word, count in found.items() if word in (None, "none"))
    return Opinions(found.get("satisfied", 0), found.get("basically", 0), found.get("dissatisfied", 0), silent)


def classes(connection: sa.Connection, day: dt.date) -> dict[str | None, int]:
    """What the government side hosts, by class of the result; None for those without one yet."""
    return _counted(connection, day, "result_class")


def ways(connection: sa.Connection, day: dt.date) -> dict[str | None, int]:
    """What the government side hosts, by way of consulting; None for those not consulted yet."""
    return _counted(connection, day, "consult_way")


def _counted(connection: sa.Connection, day: dt.date, field: str) -> dict[str | None, int]:
    view = View(day, units=directory(connection, day))
    c = view.facts("proposals").c
    query = sa.select(c[field], sa.func.count()).where(*(one.on(c, view) for one in HOSTED)).group_by(c[field])
    return {row[0]: row[1] for row in connection.execute(query)}


def proposals(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Proposal, ...]:
    """The year's proposals that the filters leave: those without an answer first, then the latest answered."""
    view = View(day, units=directory(connection, day))
    facts = view.facts("proposals")
    c = facts.c
    columns = (
        c.record_key, c.kind, c.level, c.no, c.title, c.group, c.host_unit, c.co_units, c.leader_role, c.assigned_on, c.reassigned_on,
        c.co_opinion_on, c.extended, c.consulted_on, c.consult_way, c.answered_on, c.reply_doc_no, c.result_class,
        c.sat_process, c.sat_result, c.online,
    )  # fmt: skip
    query = with_files(facts, *columns).where(*_conditions(c, view, wanted))
    order = (c.answered_on.is_not(None), c.answered_on.desc(), c.kind, c.no)
    return tuple(_proposal(row) for row in connection.execute(query.order_by(*order)))


def _proposal(row: Any) -> Proposal:
    return Proposal(
        row.record_key, row.kind, row.level, row.no, row.title, row.group, row.host_unit, row.co_units, row.leader_role,
        row.assigned_on, row.reassigned_on, row.co_opinion_on, bool(row.extended), row.consulted_on, row.consult_way,
        row.answered_on, row.reply_doc_no, row.result_class, row.sat_process, row.sat_result, row.online, place(row),
    )  # fmt: skip


def _conditions(c: Any, view: View, wanted: Wanted) -> list[Clause]:
    chosen = (
        (c.kind, wanted.kinds), (c.host_unit, wanted.units), (c.result_class, wanted.classes),
        (sa.func.coalesce(c.sat_result, "none"), wanted.opinions),
    )  # fmt: skip
    found = [OfYear().on(c, view), *(column.in_(values) for column, values in chosen if values)]
    if len(wanted.sides) == 1:
        own = UnitKind("host_unit", GOVERNMENT).on(c, view)
        found.append(own if wanted.sides == ("government",) else sa.not_(own))
    return found
