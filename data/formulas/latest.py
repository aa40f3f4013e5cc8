"""Formulas over cumulative figures, of which the latest counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import Condition, Filled
from data.formulas.formula import PLACE, Formula, Rows, Total, clauses, contribute, mark_of, read_by
from data.formulas.sources import Origin, Source
from data.formulas.view import View


@dataclass(frozen=True)
class Latest(Formula):
    """The latest number of each `per` (a department, a region), added up; without `per`, those of the latest period.

    `where` chooses the records that may be the latest, `among` chooses from the latest. Without a `field` they are
    counted.
    """

    source: Source
    period: str
    field: str | None = None
    per: str | None = None
    where: tuple[Condition, ...] = ()
    among: tuple[Condition, ...] = ()

    def rows(self, view: View) -> Rows:
        """Each latest record contributes its number, or 1."""
        latest = self._latest(view)
        amount = latest.c[self.field] if self.field else sa.literal(1.0)
        mark = (mark_of(latest.c, self.field),) if self.field else ()
        return contribute(latest, clauses(self.among, latest.c, view), amount, *mark)

    def _latest(self, view: View) -> Origin:
        origin = self.source.open(view)
        filled = (Filled(self.field),) if self.field else ()
        window = sa.func.rank().over(
            partition_by=origin.c[self.per] if self.per else None, order_by=origin.c[self.period].desc()
        )
        ranked = (
            sa.select(*self._needed(origin), origin.key.label("key"), window.label("recency"))
            .where(*origin.bounds, *clauses((*filled, *self.where), origin.c, view))
            .subquery()
        )
        return Origin(ranked.c, origin.dataset, ranked.c.key, (ranked.c.recency == 1,))

    def _needed(self, origin: Origin) -> list[sa.ColumnElement[Any]]:
        """The columns that are read once the latest records are found."""
        number = (self.field, f"{self.field}_qual") if self.field else ()
        names = (*number, *(name for condition in self.among for name in condition.fields), *PLACE)
        return [origin.c[name] for name in dict.fromkeys(names) if name in origin.c]

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The period, the number, what it is per, the conditions' columns."""
        return read_by(self.source, (*self.where, *self.among), self.period, self.field, self.per)

    def value(self, total: Total, spoken: bool) -> float | None:
        """The sum, None where no record has a number; a count is 0 where the source has reported and no record fits."""
        return 0.0 if not self.field and total.amount is None and spoken else total.amount
