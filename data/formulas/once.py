"""The condition that keeps monthly numbers and those that run from New Year from being counted twice (reference §4.0.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import sqlalchemy as sa

from data.formulas.conditions import Clause, Condition, PeriodInYear
from data.formulas.sources import Columns, Facts
from data.formulas.view import View


@dataclass(frozen=True)
class CountedOnce(Condition):
    """Monthly records, and of the cumulative ones the latest of each unit that ends before its first month.

    A unit that hands in months only, cumulative sheets only, or 1—2月 in one and months from March is counted whole;
    a cumulative sheet beside the same months is left to be compared with them.
    """

    of_the_year: ClassVar[bool] = True
    source: Facts
    unit: str
    period: str
    basis: str
    monthly: str
    """The value of `basis` that marks a month's own numbers."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Unit, period and basis."""
        return (self.unit, self.period, self.basis)

    def on(self, c: Columns, view: View) -> Clause:
        """`in the year AND (basis = month OR (unit, period) IN the latest before the first month)`."""
        in_year = PeriodInYear(self.period).on(c, view)
        opening = sa.tuple_(c[self.unit], c[self.period]).in_(self._openings(view))
        return sa.and_(in_year, sa.or_(c[self.basis] == self.monthly, opening))

    def _openings(self, view: View) -> sa.Select[tuple[str, sa.Date]]:
        facts, months = (self.source.open(View(view.day, view.known_at)) for _ in range(2))
        first = (
            sa.select(months.c[self.unit].label("unit"), sa.func.min(months.c[self.period]).label("month"))
            .where(months.c[self.basis] == self.monthly, PeriodInYear(self.period).on(months.c, view))
            .group_by(months.c[self.unit])
            .subquery()
        )
        c = facts.c
        return (
            sa.select(c[self.unit], sa.func.max(c[self.period]))
            .outerjoin(first, first.c.unit == c[self.unit])
            .where(
                c[self.basis] != self.monthly,
                PeriodInYear(self.period).on(c, view),
                sa.or_(first.c.month.is_(None), c[self.period] < first.c.month),
            )
            .group_by(c[self.unit])
        )
