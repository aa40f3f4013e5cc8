"""Formulas that divide: always recomputed from their parts, percentages are never added or averaged."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from data.formulas.additive import Count, Sum, SumOf
from data.formulas.conditions import Condition
from data.formulas.formula import (
    IDENTITY,
    NO_MARK,
    NO_NUMBER,
    Formula,
    Rows,
    Total,
    clauses,
    contribute,
    divided,
    read_by,
)
from data.formulas.qualifiers import Qualifier
from data.formulas.sources import Source
from data.formulas.view import View


@dataclass(frozen=True)
class Divided(Formula):
    """A formula whose rows have bases: the sum of amounts ÷ the sum of bases, a fraction."""

    def value(self, total: Total, spoken: bool) -> float | None:
        """The fraction; None where the bases come to nothing."""
        if not total.base or total.amount is None:
            return None
        return total.amount / total.base

    def qualifier(self, total: Total) -> Qualifier:
        """From both parts."""
        return divided(total)

    @property
    def divides(self) -> bool:
        """It does."""
        return True


@dataclass(frozen=True)
class Ratio(Divided):
    """One formula that adds up ÷ another."""

    numerator: Formula
    denominator: Formula

    def rows(self, view: View) -> Rows:
        """One row a record: what it adds to the numerator (amount) and to the denominator (base)."""
        upper, lower = self.numerator.rows(view).subquery(), self.denominator.rows(view).subquery()
        both = sa.union_all(
            sa.select(*(upper.c[n] for n in IDENTITY), upper.c.amount, NO_NUMBER.label("base"), upper.c.amount_mark,
                      NO_MARK.label("base_mark")),
            sa.select(*(lower.c[n] for n in IDENTITY), NO_NUMBER, lower.c.amount, NO_MARK, lower.c.amount_mark),
        ).subquery()  # fmt: skip
        identity = [both.c[name] for name in IDENTITY]
        return sa.select(
            *identity,
            sa.func.sum(both.c.amount).label("amount"),
            sa.func.sum(both.c.base).label("base"),
            sa.func.max(both.c.amount_mark).label("amount_mark"),
            sa.func.max(both.c.base_mark).label("base_mark"),
        ).group_by(*identity)

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """What both parts read."""
        return (*self.numerator.uses(), *self.denominator.uses())

    def value(self, total: Total, spoken: bool) -> float | None:
        """The fraction; 0 where the numerator counts, its source has reported and no record fits."""
        if total.base and total.amount is None and spoken and isinstance(self.numerator, Count | Sum | SumOf):
            return 0.0
        return super().value(total, spoken)


@dataclass(frozen=True)
class Share(Divided):
    """Of the records that meet `whole`, how many meet `part` as well."""

    source: Source
    whole: tuple[Condition, ...]
    part: tuple[Condition, ...]

    def rows(self, view: View) -> Rows:
        """Each record of the whole contributes 1 to the denominator, those of the part 1 to the numerator."""
        origin = self.source.open(view)
        amount = sa.case((sa.and_(sa.true(), *clauses(self.part, origin.c, view)), 1.0))
        return contribute(origin, clauses(self.whole, origin.c, view), amount, base=sa.literal(1.0))

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The conditions' columns."""
        return read_by(self.source, (*self.whole, *self.part))

    def value(self, total: Total, spoken: bool) -> float | None:
        """The fraction; None where there is no record of the whole."""
        return (total.amount or 0.0) / total.base if total.base else None


@dataclass(frozen=True)
class Mean(Divided):
    """The rows of a formula that adds up, averaged over its records. Never for percentages."""

    of: Formula

    def rows(self, view: View) -> Rows:
        """Each record contributes its number to the numerator and 1 to the denominator."""
        r = self.of.rows(view).subquery()
        one = sa.case((r.c.amount.is_not(None), 1.0))
        columns = {column.name: column for column in r.c} | {"base": one}
        return sa.select(*(column.label(name) for name, column in columns.items()))

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """What is averaged."""
        return self.of.uses()
