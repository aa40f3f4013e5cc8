"""Growth (同比): the change against the same period of the year before, recomputed from both numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.dates_sql import add_days
from data.facts import known
from data.formulas.additive import Sum
from data.formulas.conditions import Clause, Condition
from data.formulas.formula import Total
from data.formulas.ratios import Ratio
from data.formulas.sources import Columns
from data.formulas.view import View
from data.spans import month_span
from data.tables import batch

DAYS_OF_A_YEAR = 365
"""From a month's end to the same a year later, or the day before it in a leap year."""


@dataclass(frozen=True)
class Growth(Ratio):
    """(this − last) ÷ last, a fraction: the numerator is this year's number, the denominator that of the year before.

    Both must speak of the same months: see `FullMonths`.
    """

    def value(self, total: Total, spoken: bool) -> float | None:
        """The fraction, below zero for a fall; None where either number is missing or the year before had none."""
        times = super().value(total, spoken)
        return None if times is None else times - 1


@dataclass(frozen=True)
class SumOfFormer(Sum):
    """A number of former returns, added up: where none is kept there is no data, whatever this year's returns say."""

    def value(self, total: Total, spoken: bool) -> float | None:
        """The sum; None where no record has a number."""
        return total.amount


@dataclass(frozen=True)
class FullMonths(Condition):
    """The field's day lies in the months of the year that are over on the day looked from.

    Returns by month know nothing of a month that has begun, so that a comparison with them ends with the last whole one.
    """

    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`new year <= field <= the last month's end`; no day at all before the end of January."""
        return _within(c[self.field], view, 0)


@dataclass(frozen=True)
class SameMonthsBefore(Condition):
    """The field's month lies in the same months of the year before, as far as a dataset has reported on this year.

    A month that nobody has reported on this year must not be held against it.
    """

    field: str
    reported: str

    def on(self, c: Columns, view: View) -> Clause:
        """`last new year <= field <= the same month's end`, and a year later is no later than the last return."""
        last_return = (
            sa.select(sa.func.max(batch.c.as_of))
            .where(batch.c.dataset == self.reported, batch.c.as_of <= view.day, known(view.known_at))
            .scalar_subquery()
        )
        return sa.and_(_within(c[self.field], view, 1), add_days(c[self.field], DAYS_OF_A_YEAR) <= last_return)


def _within(column: sa.ColumnElement[Any], view: View, years_before: int) -> Clause:
    """Between New Year and the end of the last month that is over, of that year."""
    year, month = view.day.year, view.day.month
    months = month if view.day == month_span(year, month)[1] else month - 1
    return column.between(*month_span(year - years_before, 1, months)) if months else sa.false()


@dataclass(frozen=True)
class LastYear(Condition):
    """The field's day lies in the year before that of the day looked from."""

    field: str

    def on(self, c: Columns, view: View) -> Clause:
        """`last new year <= field < new year`."""
        return sa.and_(
            c[self.field] >= view.new_year.replace(year=view.new_year.year - 1), c[self.field] < view.new_year
        )
