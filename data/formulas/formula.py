"""The interface of a formula: the records behind a figure, and the value that they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import Clause, Condition
from data.formulas.qualifiers import Qualifier, combine, divide
from data.formulas.sources import Columns, Origin, Source
from data.formulas.view import View

Rows = sa.Select[*tuple[Any, ...]]
"""A select of a formula's rows or their total."""

PLACE = ("batch_id", "sheet", "row", "as_of")
IDENTITY = ("dataset", "key", *PLACE)
NO_NUMBER = sa.cast(sa.null(), sa.Float())
NO_MARK = sa.cast(sa.null(), sa.Text())


@dataclass(frozen=True, slots=True)
class Total:
    """What the records of a formula come to. `base` is the sum of denominators, None where there are none."""

    amount: float | None
    base: float | None
    rows: int
    words: int
    """Records that hold a word instead of a number (若干)."""
    marks: tuple[str | None, ...]
    base_marks: tuple[str | None, ...]

    @property
    def qualifier(self) -> Qualifier:
        """That of the amounts alone; words beside numbers make the sum a lower bound."""
        if self.words and self.amount is None:
            return "text"
        return combine((*self.marks, "ge" if self.words else None))


@dataclass(frozen=True)
class Formula:
    """How a figure is reckoned. Subclasses define `rows` and `uses`, and what the total comes to where it is no sum."""

    def rows(self, view: View) -> Rows:
        """One row a record: dataset, key, batch_id, sheet, row, as_of, amount, base, amount_mark, base_mark.

        The amounts add up to the figure; for a ratio, the amounts are divided by the bases.
        """
        raise NotImplementedError

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The sources and columns that it reads."""
        raise NotImplementedError

    @property
    def accumulates(self) -> bool:
        """Whether it adds up what happens from New Year on, so that by a day only a part of the year's target is due."""
        return False

    def value(self, total: Total, spoken: bool) -> float | None:
        """The figure; None for no data. `spoken`: its sources have reported, so that nothing found means none."""
        return total.amount

    def qualifier(self, total: Total) -> Qualifier:
        """How exact the figure is."""
        return total.qualifier

    @property
    def divides(self) -> bool:
        """Whether the figure is amounts ÷ bases."""
        return False


def contribute(
    origin: Origin,
    where: tuple[Clause, ...],
    amount: sa.ColumnElement[Any],
    mark: sa.ColumnElement[Any] = NO_MARK,
    base: sa.ColumnElement[Any] = NO_NUMBER,
) -> Rows:
    """The rows of a formula, from the columns of a source."""
    return sa.select(
        origin.dataset.label("dataset"),
        origin.key.label("key"),
        *(origin.c[name] for name in PLACE),
        sa.cast(amount, sa.Float()).label("amount"),
        sa.cast(base, sa.Float()).label("base"),
        mark.label("amount_mark"),
        NO_MARK.label("base_mark"),
    ).where(*origin.bounds, *where)


def mark_of(c: Columns, field: str) -> sa.ColumnElement[Any]:
    """The qualifier stored beside a number, null for an exact one."""
    name = f"{field}_qual"
    return sa.func.nullif(c[name], "eq") if name in c else NO_MARK


def clauses(where: tuple[Condition, ...], c: Columns, view: View) -> tuple[Clause, ...]:
    """The conditions as SQL."""
    return tuple(condition.on(c, view) for condition in where)


def read_by(source: Source, where: tuple[Condition, ...], *fields: str | None) -> tuple[tuple[Source, str], ...]:
    """(source, column) for the fields and all that the conditions read, and the day that the records speak about."""
    named = ["as_of", *(name for name in fields if name is not None)]
    return tuple((source, name) for name in (*named, *(name for condition in where for name in condition.fields)))


def total(rows: Rows, number: int) -> Rows:
    """One row: the number given, amount, base, rows, words, the first and last mark of the amounts, and of the bases."""
    r = rows.subquery()
    worded = r.c.amount_mark == "text"
    exactness = sa.case((worded, None), else_=r.c.amount_mark)
    return sa.select(
        sa.literal(number, sa.Integer()).label("number"),
        sa.func.sum(r.c.amount).label("amount"),
        sa.func.sum(r.c.base).label("base"),
        sa.func.count().label("rows"),
        sa.func.count(sa.case((worded, 1))).label("words"),
        sa.func.min(exactness).label("first_mark"),
        sa.func.max(exactness).label("last_mark"),
        sa.func.min(r.c.base_mark).label("first_base_mark"),
        sa.func.max(r.c.base_mark).label("last_base_mark"),
    )


def divided(total: Total) -> Qualifier:
    """The qualifier of a ratio."""
    return divide(total.qualifier, combine(total.base_marks))
