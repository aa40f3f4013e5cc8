"""Anti-smuggling work (反走私) of the year: checks and cases by month, county, goods; the ledger of cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import sqlalchemy as sa

from data.formulas.conditions import Clause, InYear, PeriodInYear
from data.formulas.view import View
from data.places import Place, place, with_files
from data.sums import summed

K = TypeVar("K", bound=Hashable)
UNSTATED = "未写明"


@dataclass(frozen=True)
class Wanted:
    """Which cases, and which checks as far as they have such a field; empty is no filter. Months of seizure, of check."""

    months: tuple[int, ...] = ()
    counties: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    seizers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """Checks made and cases seized; value and tax in 万元."""

    checks: float = 0
    cases: int = 0
    value: float = 0.0
    tax: float = 0.0

    def __add__(self, other: Sums) -> Sums:
        return Sums(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Sums)))

    @property
    def hit_rate(self) -> float | None:
        """查获率: cases ÷ checks, None without checks; above 1 where one check found several cases (reference §3.8)."""
        return self.cases / self.checks if self.checks else None


@dataclass(frozen=True, slots=True)
class Cell:
    """Checks, or the cases of one kind of goods, of one month and county. `county` is a code; goods None for checks."""

    month: int
    county: str | None
    goods: str | None
    sums: Sums


@dataclass(frozen=True, slots=True)
class Effort:
    """What went into the checks of one county, added up over the year's months."""

    county: str | None
    checks: float
    joint: float
    people: float
    vehicles: float
    vessels: float
    sites: float
    ships: float


@dataclass(frozen=True, slots=True)
class Case:
    """One seized case. `county` is a code; value and tax in 万元."""

    number: str
    seized_on: dt.date
    county: str | None
    seized_by: str | None
    nature: str | None
    goods: str | None
    quantity: float | None
    measure: str | None
    value: float | None
    tax: float | None
    status: str | None
    note: str | None
    place: Place


def cells(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Cell, ...]:
    """The year's checks and cases up to the day, as far as the filters leave them.

    Filters by goods, nature or unit leave the checks alone: a check is made before anything is found.
    """
    return (*_checks(connection, day, wanted), *_cases(connection, day, wanted))


def by_goods(found: Sequence[Cell]) -> dict[str, Sums]:
    """Cases by goods, the highest value first; without the checks, which have none."""
    sums = summed([cell for cell in found if cell.goods is not None], lambda cell: str(cell.goods))
    return dict(sorted(sums.items(), key=lambda entry: (-entry[1].value, entry[0])))


def _checks(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Cell, ...]:
    view = View(day)
    c = view.facts("inspections").c
    axes = (sa.extract("month", c.period), c.org)
    chosen = ((axes[0], wanted.months), (c.org, wanted.counties))
    query = (
        sa.select(*axes, sa.func.sum(c.inspections)).where(PeriodInYear().on(c, view), *_among(chosen)).group_by(*axes)
    )
    return tuple(Cell(int(row[0]), row[1], None, Sums(checks=row[2] or 0)) for row in connection.execute(query))


def _cases(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Cell, ...]:
    view = View(day)
    facts = view.facts("smuggling_cases")
    c = facts.c
    axes = (sa.extract("month", c.seized_on), c.county, sa.func.coalesce(c.goods, UNSTATED))
    sums = (sa.func.count(), sa.func.sum(c.case_value), sa.func.sum(c.tax))
    query = sa.select(*axes, *sums).select_from(facts).where(*_conditions(c, view, wanted)).group_by(*axes)
    return tuple(
        Cell(int(row[0]), row[1], row[2], Sums(cases=row[3], value=row[4] or 0.0, tax=row[5] or 0.0))
        for row in connection.execute(query)
    )


def efforts(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Effort, ...]:
    """People, vehicles, vessels by county, most checks first."""
    view = View(day)
    c = view.facts("inspections").c
    numbers = (c.inspections, c.joint_ops, c.people, c.vehicles, c.vessels, c.sites, c.ships)
    totals = [sa.func.coalesce(sa.func.sum(number), 0) for number in numbers]
    chosen = ((sa.extract("month", c.period), wanted.months), (c.org, wanted.counties))
    query = (
        sa.select(c.org, *totals)
        .where(PeriodInYear().on(c, view), *_among(chosen))
        .group_by(c.org)
        .order_by(totals[0].desc(), c.org)
    )
    return tuple(Effort(*row) for row in connection.execute(query))


def ledger(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Case, ...]:
    """The year's cases up to the day that the filters leave, newest first."""
    view = View(day)
    facts = view.facts("smuggling_cases")
    c = facts.c
    query = (
        with_files(
            facts, c.case_no, c.seized_on, c.county, c.seized_by, c.nature, c.goods, c.qty, c.qty_unit, c.case_value, c.tax,
            c.status, c.note,
        )
        .where(*_conditions(c, view, wanted))
        .order_by(c.seized_on.desc(), c.case_no.desc())
    )  # fmt: skip
    return tuple(_case(row) for row in connection.execute(query))


def _case(row: Any) -> Case:
    return Case(
        row.case_no, row.seized_on, row.county, row.seized_by, row.nature, row.goods, row.qty, row.qty_unit,
        row.case_value, row.tax, row.status, row.note, place(row),
    )  # fmt: skip


def _conditions(c: Any, view: View, wanted: Wanted) -> list[Clause]:
    chosen = (
        (sa.extract("month", c.seized_on), wanted.months), (c.county, wanted.counties),
        (sa.func.coalesce(c.goods, UNSTATED), wanted.goods), (c.nature, wanted.natures), (c.seized_by, wanted.seizers),
    )  # fmt: skip
    return [InYear("seized_on").on(c, view), *_among(chosen)]


def _among(chosen: Sequence[tuple[Any, tuple[Any, ...]]]) -> list[Clause]:
    return [column.in_(values) for column, values in chosen if values]
