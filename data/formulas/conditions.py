"""Conditions (条件) that choose a formula's records: declared on stored fields, compiled to SQL."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

import sqlalchemy as sa

from data.dates_sql import minutes_between
from data.formulas.sources import Columns
from data.formulas.view import View

Clause = sa.ColumnElement[bool]


class Condition:
    """One condition on the columns of a source."""

    of_the_year: ClassVar[bool] = False
    """Whether it leaves only what happened, or was planned, in the year looked from."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns that it reads."""
        return (self.field,)  # type: ignore[attr-defined]

    def on(self, c: Columns, view: View) -> Clause:
        """The condition as SQL."""
        raise NotImplementedError


@dataclass(frozen=True)
class Is(Condition):
    """The field holds the value, or one of several; a blank holds none."""

    field: str
    value: Any

    def on(self, c: Columns, view: View) -> Clause:
        """`field IN (values)`."""
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        return c[self.field].in_(values)


@dataclass(frozen=True)
class IsNot(Condition):
    """The field holds another value, or none."""

    field: str
    value: Any

    def on(self, c: Columns, view: View) -> Clause:
        """`field IS NOT value`."""
        return sa.or_(c[self.field].is_(None), c[self.field] != self.value)


@dataclass(frozen=True)
class Yes(Condition):
    """The field is true."""

    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`field IS TRUE`."""
        return c[self.field].is_(True)


@dataclass(frozen=True)
class No(Condition):
    """The field is false or blank."""

    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`NOT field`."""
        return sa.func.coalesce(c[self.field], sa.false()).is_(False)


@dataclass(frozen=True)
class Filled(Condition):
    """The field is not blank."""

    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`field IS NOT NULL`."""
        return c[self.field].is_not(None)


@dataclass(frozen=True)
class Blank(Condition):
    """The field is blank."""

    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`field IS NULL`."""
        return c[self.field].is_(None)


@dataclass(frozen=True)
class NotYet(Condition):
    """The field is blank, or its day lies after the day looked from: it has not happened by then."""

    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`field IS NULL OR field > day`."""
        return sa.or_(c[self.field].is_(None), c[self.field] > view.day)


@dataclass(frozen=True)
class AtLeast(Condition):
    """The field's number is not below the bound."""

    field: str
    bound: float

    def on(self, c: Columns, view: View) -> Clause:
        """`field >= bound`."""
        return c[self.field] >= self.bound


@dataclass(frozen=True)
class InYear(Condition):
    """The field's day or moment lies between New Year and the end of the day looked from (年初至今)."""

    of_the_year: ClassVar[bool] = True
    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`new year <= field < the day after`."""
        column, after = c[self.field], view.day + dt.timedelta(days=1)
        if isinstance(column.type, sa.DateTime):
            midnight = dt.time()
            return sa.and_(
                column >= dt.datetime.combine(view.new_year, midnight), column < dt.datetime.combine(after, midnight)
            )
        return sa.and_(column >= view.new_year, column < after)


@dataclass(frozen=True)
class PeriodInYear(Condition):
    """The period ends in this year or later: a return of the day may speak of a week or month not yet over."""

    of_the_year: ClassVar[bool] = True
    field: str = "period"

    def on(self, c: Columns, view: View) -> Clause:
        """`field >= new year`."""
        return c[self.field] >= view.new_year


@dataclass(frozen=True)
class BeforeYear(Condition):
    """The field's day lies before New Year: what is carried over from former years (上年结转)."""

    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`field < new year`."""
        return c[self.field] < view.new_year


@dataclass(frozen=True)
class UpTo(Condition):
    """The field's day is not after the day looked from, of whatever year."""

    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`field <= day`."""
        return c[self.field] <= view.day


@dataclass(frozen=True)
class OfYear(Condition):
    """The field holds the number of the year looked from."""

    of_the_year: ClassVar[bool] = True
    field: str = "year"

    def on(self, c: Columns, view: View) -> Clause:
        """`field = 2020`."""
        return c[self.field] == view.day.year


@dataclass(frozen=True)
class UnitKind(Condition):
    """The unit in the field is of one of the kinds: city (市本级), county, zone, department…"""

    field: str
    kinds: tuple[str, ...]

    def on(self, c: Columns, view: View) -> Clause:
        """`field IN (codes of those units)`."""
        return c[self.field].in_([unit.code for unit in view.units.rows if unit.kind in self.kinds])


@dataclass(frozen=True)
class InBand(Condition):
    """The rank stands on that rung of the ladder 保四争三抢二瞄一; `unranked` is on none (reference §3.2)."""

    field: str
    band: str

    def on(self, c: Columns, view: View) -> Clause:
        """`field BETWEEN the band's ranks`; no record for a band that the rules do not name."""
        rank = c[self.field]
        on_band = {band.code: rank.between(band.from_rank, band.to_rank) for band in view.rules.band}
        if self.band == "unranked":
            return sa.or_(rank.is_(None), sa.not_(sa.or_(sa.false(), *on_band.values())))
        return on_band.get(self.band, sa.false())


@dataclass(frozen=True)
class BehindTime(Condition):
    """An item that is as far behind time progress as the rules begin to count (低于序时)."""

    field: str = "gap_points"

    def on(self, c: Columns, view: View) -> Clause:
        """`gap_points <= -points`."""
        points = min((rule.points for rule in view.rules.light if rule.when == "behind"), default=0.0)
        return c[self.field] <= -points


@dataclass(frozen=True)
class ReportedLate(Condition):
    """An urgent report that took longer from receipt to leader than the rules allow its channel (reference §5.4)."""

    received: str
    passed_on: str
    channel: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Both moments and the channel."""
        return (self.received, self.passed_on, self.channel)

    def on(self, c: Columns, view: View) -> Clause:
        """`minutes > allowed`."""
        return self.minutes(c) > self.allowed(c, view)

    def minutes(self, c: Columns) -> sa.ColumnElement[int]:
        """Minutes from receipt to passing on."""
        return minutes_between(c[self.passed_on], c[self.received])

    def allowed(self, c: Columns, view: View) -> sa.ColumnElement[int]:
        """Minutes that the rules allow; a report whose channel is not told has the longer limit of a written one."""
        urgent = view.rules.urgent
        return sa.case((c[self.channel] == "电话", urgent.phone_minutes), else_=urgent.written_minutes)


@dataclass(frozen=True)
class LateToProvince(Condition):
    """An urgent report of a level that goes to the province, and went later than the rules allow (reference §5.4).

    A report that does not say when it went is not late.
    """

    received: str
    passed_on: str
    level: str
    levels: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Both moments and the level."""
        return (self.received, self.passed_on, self.level)

    def on(self, c: Columns, view: View) -> Clause:
        """`level IN (levels) AND over > 0`."""
        return sa.and_(c[self.level].in_(self.levels), self.over(c, view) > 0)

    def over(self, c: Columns, view: View) -> sa.ColumnElement[int]:
        """Minutes beyond the limit, negative within it; null where the report does not say when it went."""
        return minutes_between(c[self.passed_on], c[self.received]) - view.rules.urgent.province_minutes


@dataclass(frozen=True)
class AnyOf(Condition):
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Those of all the conditions."""
        return tuple(name for condition in self.conditions for name in condition.fields)

    def on(self, c: Columns, view: View) -> Clause:
        """`a OR b`."""
        return sa.or_(sa.false(), *(condition.on(c, view) for condition in self.conditions))
