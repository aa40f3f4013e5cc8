"""The formula over names that come again: how many different ones there are."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from data.formulas.additive import is_of_the_year
from data.formulas.conditions import Condition, Filled
from data.formulas.formula import Formula, Rows, Total, clauses, contribute, read_by
from data.formulas.sources import Origin, Source
from data.formulas.view import View


@dataclass(frozen=True)
class Distinct(Formula):
    """How many different values a field holds among the records that meet the conditions."""

    source: Source
    field: str
    first_by: str
    """The field, mostly a day, by whose lowest value one record speaks for all that hold the same."""
    where: tuple[Condition, ...] = ()

    @property
    def accumulates(self) -> bool:
        """Values of the year's records do."""
        return is_of_the_year(self.source, self.where)

    def rows(self, view: View) -> Rows:
        """The first record of each value contributes 1; those that repeat it are left out."""
        origin = self.source.open(view)
        order = (origin.c[self.first_by], origin.key)
        turn = sa.func.row_number().over(partition_by=origin.c[self.field], order_by=order)
        where = clauses((Filled(self.field), *self.where), origin.c, view)
        found = sa.select(*origin.c, origin.key.label("key"), turn.label("turn")).where(*origin.bounds, *where)
        ranked = found.subquery()
        first = Origin(ranked.c, origin.dataset, ranked.c.key, (ranked.c.turn == 1,))
        return contribute(first, (), sa.literal(1.0))

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The field, the order, the conditions' columns."""
        return read_by(self.source, self.where, self.field, self.first_by)

    def value(self, total: Total, spoken: bool) -> float | None:
        """The number; 0 where the source has reported and no record fits."""
        return 0.0 if total.amount is None and spoken else total.amount
