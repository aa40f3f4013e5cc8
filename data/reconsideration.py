"""Reconsideration (行政复议) of the year: by respondent, field and matter, outcomes, months, every application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import sqlalchemy as sa

from data.clock_board import entries
from data.clocks import Clock, clocked
from data.datasets.reconsideration import APPLICANT, RESULT
from data.formulas.conditions import AnyOf, Clause, Condition, InYear, Is, NotYet, PeriodInYear
from data.formulas.view import View
from data.indicators.rule_of_law import ACCEPTED, CONCLUDED, CORRECTED, CORRECTION, IN_HAND, ON_THE_MERITS
from data.places import Place, place, with_files
from data.rules import rules

K = TypeVar("K", bound=Hashable)
UNSTATED = "未写明"
DECISION = ("recon_decide", "recon_decide_simplified")
ACCEPTED_NOW = InYear("accepted_on")
OF_THE_YEAR = AnyOf((InYear("received_on"), PeriodInYear("concluded_on")))
OPEN = (Is("accept_result", ("accepted", "examining", "correction")), NotYet("concluded_on"))
"""What was refused, transferred or given up never ends: it is open to nobody."""


@dataclass(frozen=True)
class Wanted:
    """Which applications: all filters hold together; empty is no filter. Respondents are codes."""

    respondents: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """Numbers of cases of the year; `pending` are in hand on the day, `merits` decided on the merits, `corrected` of those against."""

    accepted: int = 0
    concluded: int = 0
    pending: int = 0
    merits: int = 0
    corrected: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Sums)))


@dataclass(frozen=True, slots=True)
class Cell:
    """The cases of one respondent, field and matter. `respondent` is a code."""

    respondent: str | None
    field: str
    matter: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class Month:
    """Applications accepted and cases concluded in a month."""

    month: int
    accepted: int
    concluded: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result and how many of the year's cases ended so; whether it sets the act right, whether it is on the merits."""

    code: str
    cases: int
    is_correction: bool
    is_on_the_merits: bool

    @property
    def name(self) -> str:
        """维持, 撤销…"""
        return self.code if self.code == UNSTATED else RESULT.label(self.code)


@dataclass(frozen=True, slots=True)
class Base:
    """The correction rate with what it is divided by, as the office chose."""

    corrected: int
    of: int
    note: str

    @property
    def rate(self) -> float | None:
        """A fraction; None without a case to divide by."""
        return self.corrected / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Case:
    """One application. `respondent` is a code; `clock` is that of the decision, None before acceptance."""

    number: str
    applicant: str | None
    respondent: str | None
    matter: str | None
    field: str | None
    received_on: dt.date
    acceptance: str
    accepted_on: dt.date | None
    extended: bool
    suspended_on: dt.date | None
    resumed_on: dt.date | None
    concluded_on: dt.date | None
    result: str | None
    stated_due: dt.date | None
    clock: Clock | None
    place: Place

    @property
    def applicant_word(self) -> str | None:
        """公民, 法人…"""
        return APPLICANT.label(self.applicant) if self.applicant else None

    @property
    def result_word(self) -> str | None:
        """维持, 撤销…"""
        return RESULT.label(self.result) if self.result else None


def cells(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Cell, ...]:
    """The year's cases up to the day by respondent, field and matter, as far as the filters leave them."""
    view = View(day)
    facts = view.facts("reconsideration")
    c = facts.c
    axes = (c.respondent, sa.func.coalesce(c.field, UNSTATED), sa.func.coalesce(c.matter, UNSTATED))
    counted = (
        (ACCEPTED, ACCEPTED_NOW), (ACCEPTED, CONCLUDED), IN_HAND, (ACCEPTED, CONCLUDED, ON_THE_MERITS),
        (ACCEPTED, CONCLUDED, CORRECTED),
    )  # fmt: skip
    sums = [_number(view, c, conditions) for conditions in counted]
    query = sa.select(*axes, *sums).select_from(facts).where(*_chosen(c, wanted)).group_by(*axes)
    found = (Cell(row[0], row[1], row[2], Sums(*row[3:])) for row in connection.execute(query))
    return tuple(cell for cell in found if cell.sums != Sums())


def corrections(sums: Sums) -> Base:
    """The correction rate of these cases, divided as the rules choose."""
    way = CORRECTION.chosen(rules())
    return Base(sums.corrected, sums.merits if way.code == "merits" else sums.concluded, way.note)


def months(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Month, ...]:
    """Accepted and concluded by month, to the day's month."""
    view = View(day)
    c = view.facts("reconsideration").c
    by_day = {}
    for name, condition in (("accepted_on", ACCEPTED_NOW), ("concluded_on", CONCLUDED)):
        month = sa.extract("month", c[name])
        where = (ACCEPTED.on(c, view), condition.on(c, view), *_chosen(c, wanted))
        found = connection.execute(sa.select(month, sa.func.count()).where(*where).group_by(month))
        by_day[name] = {int(row[0]): int(row[1]) for row in found}
    return tuple(
        Month(m, by_day["accepted_on"].get(m, 0), by_day["concluded_on"].get(m, 0)) for m in range(1, day.month + 1)
    )


def outcomes(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Outcome, ...]:
    """The year's results, most frequent first."""
    view = View(day)
    c = view.facts("reconsideration").c
    result = sa.func.coalesce(c.result, UNSTATED)
    number = sa.func.count()
    query = (
        sa.select(result, number)
        .where(ACCEPTED.on(c, view), CONCLUDED.on(c, view), *_chosen(c, wanted))
        .group_by(result)
        .order_by(number.desc(), result)
    )
    return tuple(
        Outcome(row[0], row[1], row[0] in CORRECTED.value, row[0] in ON_THE_MERITS.value)
        for row in connection.execute(query)
    )


def cases(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Case, ...]:
    """Every application received or concluded this year or still open: the overdue first, then those in hand by last day."""
    view = View(day)
    facts = view.facts("reconsideration")
    c = facts.c
    running = entries(connection, day, of=(clocked("reconsideration"),))
    clocks = {entry.key: entry.clock for entry in running if entry.clock.term.code in DECISION}
    query = with_files(
        facts, c.record_key, c.case_no, c.applicant_kind, c.respondent, c.matter, c.field, c.received_on, c.accept_result,
        c.accepted_on, c.extended, c.suspended_on, c.resumed_on, c.concluded_on, c.result, c.due_on,
    ).where(_shown(c, view), *_chosen(c, wanted))  # fmt: skip
    return tuple(sorted((_case(row, clocks) for row in connection.execute(query)), key=_open_first))


def _case(row: Any, clocks: dict[str, Clock]) -> Case:
    return Case(
        row.case_no, row.applicant_kind, row.respondent, row.matter, row.field, row.received_on, row.accept_result,
        row.accepted_on, bool(row.extended), row.suspended_on, row.resumed_on, row.concluded_on, row.result, row.due_on,
        clocks.get(row.record_key), place(row),
    )  # fmt: skip


def _open_first(case: Case) -> tuple[int, int, str]:
    if case.clock is None:
        return (2 if case.acceptance in ("examining", "correction") else 4, -case.received_on.toordinal(), case.number)
    if case.clock.finished:
        return 3, -case.clock.finished.toordinal(), case.number
    return (0 if not case.clock.is_stopped else 1), case.clock.due.toordinal(), case.number


def _shown(c: Any, view: View) -> Clause:
    """Received or concluded this year, or still open."""
    return sa.or_(OF_THE_YEAR.on(c, view), sa.and_(*(condition.on(c, view) for condition in OPEN)))


def _chosen(c: Any, wanted: Wanted) -> list[Clause]:
    chosen = (
        (c.respondent, wanted.respondents), (sa.func.coalesce(c.field, UNSTATED), wanted.fields),
        (sa.func.coalesce(c.matter, UNSTATED), wanted.matters),
    )  # fmt: skip
    return [column.in_(values) for column, values in chosen if values]


def _number(view: View, c: Any, conditions: Sequence[Condition]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((sa.and_(*(condition.on(c, view) for condition in conditions)), 1), else_=0))
