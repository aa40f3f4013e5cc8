"""The formula over units that are all to do something: which share of them did."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from data.formulas.conditions import Condition, UnitKind
from data.formulas.formula import Rows, Total, clauses, contribute, read_by
from data.formulas.ratios import Divided
from data.formulas.sources import Source
from data.formulas.view import View


@dataclass(frozen=True)
class Coverage(Divided):
    """Units of some kinds whose record meets `part` ÷ all such units of the directory, those without a record too.

    The source holds one record a unit among those that meet `whole`.
    """

    source: Source
    unit: str
    kinds: tuple[str, ...]
    whole: tuple[Condition, ...]
    part: tuple[Condition, ...]

    def rows(self, view: View) -> Rows:
        """Each unit's record contributes 1 where it meets `part`; the first brings the number of all units as the base."""
        origin = self.source.open(view)
        due = sum(unit.kind in self.kinds for unit in view.units.rows)
        turn = sa.func.row_number().over(order_by=origin.key)
        where = clauses((*self.whole, UnitKind(self.unit, self.kinds)), origin.c, view)
        amount = sa.case((sa.and_(sa.true(), *clauses(self.part, origin.c, view)), 1.0))
        return contribute(origin, where, amount, base=sa.case((turn == 1, float(due))))

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The unit and the conditions' columns."""
        return read_by(self.source, (*self.whole, *self.part), self.unit)

    def value(self, total: Total, spoken: bool) -> float | None:
        """The fraction; None where no unit has a record."""
        return (total.amount or 0.0) / total.base if total.base else None
