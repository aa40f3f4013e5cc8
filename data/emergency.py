"""Urgent reports (紧急信息) of the year: how many, of what, from where, how many minutes they took to reach a leader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import sqlalchemy as sa

from data.datasets.urgent_reports import FAULT, LEVEL
from data.dates_sql import minutes_between
from data.formulas.conditions import Clause
from data.formulas.view import View
from data.indicators.emergency import COUNTED, LATE, RECEIVED, SLOW, SLOW_TO_PROVINCE
from data.places import Place, place, with_files
from data.rules import Rules

FINE = "normal"

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Wanted:
    """Which reports: all filters hold together; empty is no filter. Months are those of receipt."""

    months: tuple[int, ...] = ()
    counties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    late_only: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """Numbers of reports. `reports` are first and follow-up reports, `incidents` first ones, `late` late or missed."""

    reports: int = 0
    incidents: int = 0
    late: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Sums)))


@dataclass(frozen=True, slots=True)
class Cell:
    """The reports of one month, county, kind and level. `county` is a unit's code."""

    month: int
    county: str | None
    kind: str
    level: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class Channel:
    """How long reports of one channel took from receipt to leader, in minutes, against the limit."""

    name: str
    reports: int
    average: float
    longest: int
    allowed: int
    late: int


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `over` are minutes beyond what its channel allows, None within; `county`, `from_unit` are codes.

    `province_over` are those beyond what its level allows to the province, None within or where it need not go there.
    """

    key: str
    number: str
    title: str
    received_at: dt.datetime
    to_leader_at: dt.datetime
    to_province_at: dt.datetime | None
    minutes: int
    allowed: int
    province_minutes: int | None
    province_over: int | None
    county: str | None
    from_unit: str | None
    kind: str
    level: str
    report_kind: str
    channel: str | None
    fault: str | None
    is_late: bool
    place: Place

    @property
    def over(self) -> int | None:
        """Minutes beyond what is allowed."""
        return self.minutes - self.allowed if self.minutes > self.allowed else None

    @property
    def reason(self) -> str:
        """Why it counts as late, in words; empty where it does not."""
        said = FAULT.label(self.fault) if self.fault and self.fault != FINE else ""
        slow = f"超时{self.over}分钟" if self.over else ""
        to_province = f"报省超时{self.province_over}分钟" if self.province_over else ""
        return "，".join(filter(None, (slow, to_province, f"登记为{said}" if said else "")))


def level_word(code: str) -> str:
    """A level as it is shown: Ⅲ较大."""
    return LEVEL.label(code)


def cells(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Cell, ...]:
    """The year's reports up to the day by month, county, kind and level, as far as the filters leave them."""
    view = View(day)
    facts = view.facts("urgent_reports")
    c = facts.c
    axes = (sa.extract("month", c.received_at), c.county, c.kind, c.level)
    counted = COUNTED.on(c, view)
    sums = (_number(counted), _number(c.report_kind == "first"), _number(LATE.on(c, view)))
    found = connection.execute(
        sa.select(*axes, *sums).select_from(facts).where(*_conditions(c, view, wanted)).group_by(*axes)
    )
    return tuple(Cell(int(row[0]), row[1], row[2], row[3], Sums(*row[4:])) for row in found)


def channels(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Channel, ...]:
    """Minutes by channel, the most used first."""
    view = View(day)
    facts = view.facts("urgent_reports")
    c = facts.c
    name = sa.func.coalesce(c.channel, "未写明")
    minutes = SLOW.minutes(c)
    found = connection.execute(
        sa.select(
            name, sa.func.count().label("reports"), sa.func.avg(minutes), sa.func.max(minutes),
            sa.func.max(SLOW.allowed(c, view)), _number(LATE.on(c, view)),
        )
        .select_from(facts)
        .where(*_conditions(c, view, wanted))
        .group_by(name)
        .order_by(sa.desc("reports"), name)
    )  # fmt: skip
    return tuple(Channel(row[0], row[1], float(row[2]), *row[3:]) for row in found)


def reports(
    connection: sa.Connection, day: dt.date, wanted: Wanted, known_at: dt.datetime | None = None
) -> tuple[Report, ...]:
    """Every report of the year up to the day that the filters leave: late ones first, furthest over first; then newest."""
    view = View(day, known_at)
    facts = view.facts("urgent_reports")
    c = facts.c
    late, over = LATE.on(c, view), SLOW.minutes(c) - SLOW.allowed(c, view)
    province_over = sa.case((SLOW_TO_PROVINCE.on(c, view), SLOW_TO_PROVINCE.over(c, view)))
    worst = sa.case((province_over > over, province_over), else_=over)
    query = (
        with_files(
            facts, c.record_key, c.report_no, c.title, c.received_at, c.to_leader_at, c.to_province_at, SLOW.minutes(c).label("minutes"),
            SLOW.allowed(c, view).label("allowed"), minutes_between(c.to_province_at, c.received_at).label("province"),
            province_over.label("province_over"), c.county, c.from_unit, c.kind, c.level, c.report_kind, c.channel, c.fault,
            sa.case((late, True), else_=False).label("is_late"),
        )
        .where(*_conditions(c, view, wanted))
        .order_by(sa.case((late, 0), else_=1), sa.case((late, -worst)), c.received_at.desc(), c.report_no)
    )  # fmt: skip
    return tuple(_report(row) for row in connection.execute(query))


def late_count(connection: sa.Connection, day: dt.date, rules: Rules) -> int:
    """How many of the year's reports are late or missed under these rules."""
    view = View(day, rules=rules)
    facts = view.facts("urgent_reports")
    late = sa.select(sa.func.count()).select_from(facts).where(*_conditions(facts.c, view, Wanted(late_only=True)))
    return connection.scalar(late) or 0


def _report(row: Any) -> Report:
    return Report(
        row.record_key, row.report_no, row.title, row.received_at, row.to_leader_at, row.to_province_at, row.minutes, row.allowed,
        row.province, row.province_over, row.county, row.from_unit, row.kind, row.level, row.report_kind, row.channel, row.fault,
        bool(row.is_late), place(row),
    )  # fmt: skip


def _conditions(c: Any, view: View, wanted: Wanted) -> list[Clause]:
    chosen = (
        (sa.extract("month", c.received_at), wanted.months), (c.county, wanted.counties), (c.kind, wanted.kinds),
        (c.level, wanted.levels),
    )  # fmt: skip
    found = [RECEIVED.on(c, view), *(column.in_(values) for column, values in chosen if values)]
    return [*found, LATE.on(c, view)] if wanted.late_only else found


def _number(condition: Clause) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
