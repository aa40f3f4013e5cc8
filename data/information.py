"""Information work (政务信息) of the year by unit and month: sent up, adopted, instructed on, points, places in each group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import sqlalchemy as sa

from data.datasets.information import MONTH
from data.formulas.conditions import AnyOf, AtLeast, Clause, Condition
from data.formulas.view import View
from data.indicators.decision_support import ONCE
from data.places import Place, place, with_files
from data.units import Directory

K = TypeVar("K", bound=Hashable)
COUNTIES = ("county", "zone")
GROUPS = {"county": "县(市、区)", "department": "市级部门"}
"""Code and name of the two groups that are ranked apart (reference §2.9)."""
TROUBLED: Condition = AnyOf((AtLeast("late", 1), AtLeast("commissioned_missed", 1)))
"""Late or missed reports, commissioned items not handed in."""
EXACT = 1e-9


@dataclass(frozen=True)
class Wanted:
    """Which records: all filters hold together; empty is no filter. Units by code."""

    months: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    troubled_only: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """Numbers of items (条), points, late or missed reports (次); None where no record states one."""

    submitted: float | None = None
    adopted_city: float | None = None
    adopted_prov: float | None = None
    adopted_state: float | None = None
    instr_state: float | None = None
    instr_prov: float | None = None
    instr_city: float | None = None
    commissioned_done: float | None = None
    commissioned_missed: float | None = None
    late: float | None = None
    score: float | None = None

    def __add__(self, other: Sums) -> Sums:
        return Sums(*(_added(getattr(self, name), getattr(other, name)) for name in NUMBERS))

    @property
    def adopted(self) -> float | None:
        """Adoptions at all levels."""
        return _added(self.adopted_city, self.adopted_prov, self.adopted_state)

    @property
    def instr_provincial(self) -> float | None:
        """Instructions of provincial leaders and above."""
        return _added(self.instr_prov, self.instr_state)


def _added(*numbers: float | None) -> float | None:
    told = [number for number in numbers if number is not None]
    return sum(told) if told else None


NUMBERS = tuple(field.name for field in fields(Sums))


@dataclass(frozen=True, slots=True)
class Entry:
    """What one unit handed in for a month, or from New Year on where it has no months. `unit` is a code."""

    unit: str
    period: dt.date
    period_kind: str
    basis: str
    sums: Sums
    note: str | None
    place: Place

    @property
    def is_month(self) -> bool:
        """Whether the numbers are those of one month."""
        return self.basis == MONTH


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit in its group. `rank` is that of what is ranked by, equal ones share it; `change` is places gained."""

    unit: str
    group: str
    sums: Sums
    rank: int
    change: int | None = None


def entries(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Entry, ...]:
    """The year's records that the indicators count, as far as the filters leave them: newest first, then by unit."""
    view = View(day)
    facts = view.facts("information")
    c = facts.c
    query = (
        with_files(facts, c.org, c.period, c.period_kind, c.basis, c.note, *(c[name] for name in NUMBERS))
        .where(*_conditions(c, view, wanted))
        .order_by(c.period.desc(), c.org)
    )
    return tuple(_entry(row) for row in connection.execute(query))


def _conditions(c: Any, view: View, wanted: Wanted) -> list[Clause]:
    chosen = ((sa.extract("month", c.period), wanted.months), (c.org, wanted.units))
    found = [ONCE.on(c, view), *(column.in_(values) for column, values in chosen if values)]
    return [*found, TROUBLED.on(c, view)] if wanted.troubled_only else found


def _entry(row: Any) -> Entry:
    return Entry(row.org, row.period, row.period_kind, row.basis, sums_of(row), row.note, place(row))


def sums_of(row: Any) -> Sums:
    """The numbers of a row of the dataset."""
    return Sums(*(getattr(row, name) for name in NUMBERS))


def group_of(unit: str, known: Directory) -> str:
    """The group in which a unit is ranked: counties with zones, all others as departments."""
    return "county" if unit in known.official_order and known.kind(unit) in COUNTIES else "department"


def standings(
    sums: Mapping[str, Sums], before: Mapping[str, Sums], known: Directory, measure: Callable[[Sums], float]
) -> list[Standing]:
    """The units ranked within their groups by a measure, best first, equal ones in official order."""
    earlier = ranks({unit: measure(one) for unit, one in before.items()}, known)
    now = ranks({unit: measure(one) for unit, one in sums.items()}, known)
    order = {unit: number for number, unit in enumerate(known.official_order)}
    found = [
        Standing(unit, group_of(unit, known), sums[unit], rank, earlier[unit] - rank if unit in earlier else None)
        for unit, rank in now.items()
    ]
    return sorted(found, key=lambda one: (one.group, one.rank, order.get(one.unit, len(order))))


def ranks(values: Mapping[str, float], known: Directory) -> dict[str, int]:
    """Competition ranks (1, 2, 2, 4) within each group, the highest value first."""
    groups = {unit: group_of(unit, known) for unit in values}
    return {
        unit: 1 + sum(other > value + EXACT for rival, other in values.items() if groups[rival] == groups[unit])
        for unit, value in values.items()
    }
