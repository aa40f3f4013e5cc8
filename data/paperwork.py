"""Documents (公文) of the year: by month against last year, by drafting unit, one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas import Clocks
from data.formulas.conditions import Clause, Condition, InYear, Yes
from data.formulas.formula import clauses
from data.formulas.growth import LastYear
from data.formulas.view import View
from data.indicators.documents import APPROVED, ISSUED
from data.places import Place, place, with_files

HANDLING = Clocks("documents", "document_handling")
RETURNED = (InYear("returned_on"), Yes("returned"))
TELEGRAMS = (InYear("held_on"), Yes("by_telegram"), APPROVED)

STATES = {"in_hand": "在办", "issued": "已印发", "returned": "已退文"}
"""Where a draft stands, in words."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month. Numbers of the year before come from its monthly counts: None where they tell none."""

    month: int
    issued: int
    issued_before: float | None
    returned: int
    errors: float
    days: float | None
    """Mean working days from receipt to issue of what was issued."""
    telegrams: float
    telegrams_before: float | None
    issued_told: float | None = None
    """Documents issued by this year's monthly count (办文办会月报)."""

    @property
    def disagrees(self) -> bool:
        """Whether the monthly count tells another number than the register holds."""
        return self.issued_told is not None and self.issued_told != self.issued


@dataclass(frozen=True, slots=True)
class UnitWork:
    """What one unit drafted. `unit` is a code; `days` as for a month."""

    unit: str | None
    issued: int
    returned: int
    errors: float
    days: float | None

    @property
    def returned_share(self) -> float | None:
        """退文率: drafts returned ÷ drafts issued or returned."""
        drafts = self.issued + self.returned
        return self.returned / drafts if drafts else None


@dataclass(frozen=True)
class Wanted:
    """Which drafts: all filters hold together; empty is no filter. States as in `STATES`."""

    states: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    """Of issue or return."""
    faulty_only: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One draft. `unit` is a code."""

    key: str
    number: str | None
    title: str
    genre: str | None
    issuer: str | None
    series: str | None
    unit: str | None
    received_on: dt.date | None
    issued_on: dt.date | None
    returned_on: dt.date | None
    reason: str | None
    errors: float | None
    error_note: str | None
    state: str
    place: Place


def months(connection: sa.Connection, day: dt.date) -> tuple[Month, ...]:
    """The months from New Year to the day, in order."""
    view = View(day)
    view.reckon(connection, {"documents"})
    issued, errors = _counted(connection, view, "documents", "issued_on", ISSUED, "errors")
    returned, _ = _counted(connection, view, "documents", "returned_on", RETURNED, "errors")
    _, telegrams = _counted(connection, view, "meetings", "held_on", TELEGRAMS, "times")
    days = _days(connection, view, "issued_on", by_month=True)
    before, told = _told(connection, view, LastYear("month")), _told(connection, view, InYear("month"))
    return tuple(
        Month(
            n, issued.get(n, 0), before.get(n, (None, None))[0], returned.get(n, 0), errors.get(n, 0.0), days.get(n),
            telegrams.get(n, 0.0), before.get(n, (None, None))[1], told.get(n, (None, None))[0],
        )
        for n in range(1, day.month + 1)
    )  # fmt: skip


def _counted(
    connection: sa.Connection, view: View, dataset: str, date: str, where: Sequence[Any], number: str
) -> tuple[dict[int, int], dict[int, float]]:
    """(records, the sum of a number) by month of a date."""
    c = view.facts(dataset).c
    month = sa.extract("month", c[date])
    query = (
        sa.select(month, sa.func.count(), sa.func.sum(c[number])).where(*clauses(tuple(where), c, view)).group_by(month)
    )
    found = [(int(row[0]), row[1], float(row[2] or 0)) for row in connection.execute(query)]
    return {n: count for n, count, _ in found}, {n: total for n, _, total in found}


def _days(connection: sa.Connection, view: View, date: str, by_month: bool) -> dict[Any, float]:
    """Mean handling time by month of issue, or by drafting unit."""
    c = HANDLING.open(view).c
    by = sa.extract("month", c[date]) if by_month else c.draft_unit
    query = sa.select(by, sa.func.avg(c.days_used)).where(*clauses(ISSUED, c, view)).group_by(by)
    return {row[0]: float(row[1]) for row in connection.execute(query) if row[1] is not None}


def _told(connection: sa.Connection, view: View, months_of: Condition) -> dict[int, tuple[float | None, float | None]]:
    """(documents issued, meetings by telegram) by month, as the monthly counts of a year tell them."""
    c = view.facts("document_months").c
    query = sa.select(c.month, c.issued, c.telegram_meetings).where(months_of.on(c, view))
    return {row[0].month: (row[1], row[2]) for row in connection.execute(query)}


def units(connection: sa.Connection, day: dt.date) -> tuple[UnitWork, ...]:
    """Drafting units of the year: the most returned first, then the highest share, then the most errors."""
    view = View(day)
    view.reckon(connection, {"documents"})
    c = view.facts("documents").c
    issued, returned = (sa.and_(*clauses(where, c, view)) for where in (ISSUED, RETURNED))
    query = (
        sa.select(
            c.draft_unit, sa.func.count(sa.case((issued, 1))), sa.func.count(sa.case((returned, 1))),
            sa.func.coalesce(sa.func.sum(sa.case((issued, c.errors))), 0.0),
        )
        .where(sa.or_(issued, returned))
        .group_by(c.draft_unit)
    )  # fmt: skip
    days = _days(connection, view, "issued_on", by_month=False)
    found = (UnitWork(row[0], row[1], row[2], row[3], days.get(row[0])) for row in connection.execute(query))
    return tuple(sorted(found, key=lambda u: (-u.returned, -(u.returned_share or 0), -u.errors, str(u.unit))))


def papers(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Paper, ...]:
    """The year's drafts that the filters leave: those in hand first, the longest there on top, then the newest."""
    view = View(day)
    facts = view.facts("documents")
    c = facts.c
    state = _state(c, view)
    query = with_files(
        facts, c.record_key, c.doc_no, c.title, c.genre, c.issuer, c.series, c.draft_unit, c.received_on, c.issued_on,
        c.returned_on, c.return_reason, c.errors, c.error_note, state.label("state"),
    ).where(*_conditions(c, view, state, wanted))  # fmt: skip
    return tuple(sorted((_paper(row) for row in connection.execute(query)), key=_in_hand_first))


def _state(c: Any, view: View) -> sa.ColumnElement[str]:
    """Where a draft stands on the day: what happened after it has not happened yet."""
    issued, returned = c.issued_on <= view.day, sa.or_(c.returned_on <= view.day, c.returned.is_(True))
    return sa.case((issued, "issued"), (returned, "returned"), else_="in_hand")


def _conditions(c: Any, view: View, state: sa.ColumnElement[str], wanted: Wanted) -> list[Clause]:
    ended = sa.case((state == "issued", c.issued_on), (state == "returned", c.returned_on))
    chosen: Mapping[Any, tuple[Any, ...]] = {
        state: wanted.states, c.series: wanted.series, c.draft_unit: wanted.units,
        sa.extract("month", ended): wanted.months,
    }  # fmt: skip
    found: list[Clause] = [sa.or_(ended >= view.new_year, ended.is_(None))]
    found += [column.in_(values) for column, values in chosen.items() if values]
    return [*found, c.errors > 0] if wanted.faulty_only else found


def _paper(row: Any) -> Paper:
    return Paper(
        row.record_key, row.doc_no, row.title, row.genre, row.issuer, row.series, row.draft_unit, row.received_on,
        row.issued_on, row.returned_on, row.return_reason, row.errors, row.error_note, row.state, place(row),
    )  # fmt: skip


def _in_hand_first(paper: Paper) -> tuple[bool, int, str]:
    if paper.state == "in_hand":
        return False, (paper.received_on or dt.date.max).toordinal(), paper.key
    ended = paper.issued_on or paper.returned_on
    return True, -(ended.toordinal() if ended else 0), paper.key
