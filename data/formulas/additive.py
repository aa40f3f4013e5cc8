"""Formulas that add up: counts, sums, totals of other formulas."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import Condition
from data.formulas.formula import Formula, Rows, Total, clauses, contribute, mark_of, read_by
from data.formulas.sources import Columns, Facts, Source
from data.formulas.view import View


@dataclass(frozen=True)
class Weights:
    """What a record counts for, by the value of a field; other values count for `otherwise`."""

    field: str
    amounts: tuple[tuple[str, float], ...]
    otherwise: float = 1.0

    def on(self, c: Columns) -> sa.ColumnElement[Any]:
        """The weight of a record."""
        return sa.case(*((c[self.field] == value, amount) for value, amount in self.amounts), else_=self.otherwise)


@dataclass(frozen=True)
class Count(Formula):
    """How many records meet all the conditions; with `weights`, what they count for together."""

    source: Source
    where: tuple[Condition, ...] = ()
    weights: Weights | None = None

    @property
    def accumulates(self) -> bool:
        """Records of the year do; items are a state on the day."""
        return is_of_the_year(self.source, self.where)

    def rows(self, view: View) -> Rows:
        """Each record contributes 1 or its weight."""
        origin = self.source.open(view)
        amount = self.weights.on(origin.c) if self.weights else sa.literal(1.0)
        return contribute(origin, clauses(self.where, origin.c, view), amount)

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The conditions' columns and the weights'."""
        return read_by(self.source, self.where, self.weights.field if self.weights else None)

    def value(self, total: Total, spoken: bool) -> float | None:
        """The count; 0 where the source has reported and no record fits."""
        return 0.0 if total.amount is None and spoken else total.amount


@dataclass(frozen=True)
class Sum(Formula):
    """A number of each record, with `also` others of the same record, added up. Never for percentages."""

    source: Source
    field: str
    where: tuple[Condition, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def accumulates(self) -> bool:
        """Numbers of the year's records do."""
        return is_of_the_year(self.source, self.where)

    def rows(self, view: View) -> Rows:
        """Each record contributes its number; a word instead of one is kept with nothing to contribute."""
        origin = self.source.open(view)
        numbers = [origin.c[name] for name in (self.field, *self.also)]
        mark = reduce(_both, (mark_of(origin.c, name) for name in (self.field, *self.also)))
        said = sa.or_(*(number.is_not(None) for number in numbers), mark == "text")
        return contribute(origin, (said, *clauses(self.where, origin.c, view)), _together(numbers), mark)

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The numbers' columns and the conditions'."""
        return read_by(self.source, self.where, self.field, *self.also)

    def value(self, total: Total, spoken: bool) -> float | None:
        """The sum; 0 where the source has reported and no record fits, None where there are only words."""
        return 0.0 if not total.rows and spoken else total.amount


def _together(numbers: Sequence[sa.ColumnElement[Any]]) -> sa.ColumnElement[Any]:
    """The numbers of one record added up, blanks as nothing; null where all are blank."""
    first, *others = numbers
    if not others:
        return first
    added = reduce(operator.add, (sa.func.coalesce(number, 0) for number in numbers))
    return sa.case((sa.func.coalesce(*numbers).is_not(None), added))


def _both(one: sa.ColumnElement[Any], other: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The qualifier of two numbers of one record: that of the one that has one, about where they differ."""
    return sa.case((one != other, "approx"), else_=sa.func.coalesce(one, other))


@dataclass(frozen=True)
class SumOf(Formula):
    """Other formulas that add up, taken together."""

    parts: tuple[Formula, ...]

    @property
    def accumulates(self) -> bool:
        """Where all the parts do."""
        return all(part.accumulates for part in self.parts)

    def rows(self, view: View) -> Rows:
        """The rows of all the parts."""
        return sa.select(sa.union_all(*(part.rows(view) for part in self.parts)).subquery())

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """What the parts read."""
        return tuple(used for part in self.parts for used in part.uses())

    def value(self, total: Total, spoken: bool) -> float | None:
        """The sum; 0 where all sources have reported and no record fits."""
        return 0.0 if not total.rows and spoken else total.amount


def is_of_the_year(source: Source, where: tuple[Condition, ...]) -> bool:
    """Whether only records of the year are left, which add up until it is over."""
    return isinstance(source, Facts) and any(condition.of_the_year for condition in where)


@dataclass(frozen=True)
class Told(Formula):
    """A sum of a column that returns may leave out: None, not 0, until a record states a number."""

    of: Sum

    @property
    def accumulates(self) -> bool:
        """Where the sum does."""
        return self.of.accumulates

    def rows(self, view: View) -> Rows:
        """The rows of the sum."""
        return self.of.rows(view)

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """What the sum reads."""
        return self.of.uses()
