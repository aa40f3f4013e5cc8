"""Data sharing (数据共享) by department, county and week; corrections of cumulative figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import Filled, PeriodInYear
from data.formulas.formula import Formula
from data.formulas.latest import Latest
from data.formulas.ratios import Ratio
from data.formulas.sources import Facts
from data.formulas.view import View
from data.indicators import indicator
from data.places import Place, place, with_files
from data.tables import batch

SERVICES = Facts("online_services")


def _regional(field: str, other: str) -> Latest:
    """Each region's latest number of the year, of the city as well as of counties."""
    return Latest(SERVICES, "period", field, per="org", where=(PeriodInYear(), Filled(other)))


ONLINE = Ratio(_regional("online_items", "items"), _regional("items", "online_items"))
"""网上可办率 of every region; the indicator itself is the city's own."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit's latest record adds to a figure. `unit` is a code; the value is amount ÷ base where there is a base."""

    unit: str
    amount: float | None
    base: float | None
    place: Place

    @property
    def value(self) -> float | None:
        """The unit's own number or rate; None without one."""
        if self.base is None:
            return self.amount
        return self.amount / self.base if self.base and self.amount is not None else None


@dataclass(frozen=True, slots=True)
class Week:
    """浙政钉 in one week, which ends on `sunday`: people active, of those with an account."""

    sunday: dt.date
    active: float
    activated: float

    @property
    def rate(self) -> float | None:
        """周活跃度; None where nobody has an account."""
        return self.active / self.activated if self.activated else None


@dataclass(frozen=True, slots=True)
class Correction:
    """A cumulative number of calls that fell: the department corrected an earlier one (reference §4.0.7)."""

    unit: str
    period: dt.date
    before: float
    after: float
    note: str | None
    place: Place


def parts(connection: sa.Connection, day: dt.date, code: str, unit: str) -> tuple[Part, ...]:
    """An indicator by the units in that field of its dataset: best first, those without a value last.

    Raises UnknownIndicator.
    """
    return _parts(connection, View(day), indicator(code).measure, unit)


def online(connection: sa.Connection, day: dt.date) -> tuple[Part, ...]:
    """网上可办率 of the city itself and every county, best first."""
    return _parts(connection, View(day), ONLINE, "org")


def _parts(connection: sa.Connection, view: View, formula: Formula, unit: str) -> tuple[Part, ...]:
    r = formula.rows(view).subquery()
    dataset = next(iter({source.dataset for source, _ in formula.uses()}))
    facts = view.facts(dataset)
    query = sa.select(facts.c[unit].label("unit"), r, batch.c.file).join_from(
        r, facts, facts.c.record_key == r.c.key
    ).join(batch, batch.c.id == r.c.batch_id)  # fmt: skip
    return _best_first(Part(row.unit, row.amount, row.base, place(row)) for row in connection.execute(query))


def _best_first(found: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(sorted(found, key=lambda part: (part.value is None, -(part.value or 0.0), part.unit)))


def weeks(connection: sa.Connection, day: dt.date) -> tuple[Week, ...]:
    """浙政钉 week by week in the year, all units together."""
    view = View(day)
    c = view.facts("dingtalk").c
    query = (
        sa.select(c.week, sa.func.sum(c.active_week), sa.func.sum(c.activated))
        .where(PeriodInYear("week").on(c, view), c.active_week.is_not(None), c.activated.is_not(None))
        .group_by(c.week)
        .order_by(c.week)
    )
    return tuple(Week(*row) for row in connection.execute(query))


def corrections(connection: sa.Connection, day: dt.date) -> tuple[Correction, ...]:
    """The year's falls of a department's cumulative calls, newest first."""
    view = View(day)
    facts = view.facts("data_sharing")
    c = facts.c
    before = sa.func.lag(c.calls_ytd).over(partition_by=c.dept, order_by=c.period).label("before")
    spoken = with_files(facts, c.dept, c.period, c.calls_ytd, c.note, before).where(
        PeriodInYear().on(c, view), c.calls_ytd.is_not(None)
    )
    r = spoken.subquery()
    query = sa.select(r).where(r.c.calls_ytd < r.c.before).order_by(r.c.period.desc(), r.c.dept)
    return tuple(_correction(row) for row in connection.execute(query))


def _correction(row: Any) -> Correction:
    return Correction(row.dept, row.period, row.before, row.calls_ytd, row.note, place(row))
