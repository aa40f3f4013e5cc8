"""What a formula reads: the records of a dataset, or supervised items with their lights."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from data.formulas.view import CLOCK, View
from data.tables import versions

Columns = sa.sql.ColumnCollection[str, sa.ColumnElement[Any]]
"""The columns of a select, by name."""


@dataclass(frozen=True)
class Origin:
    """A source opened at a view: its columns, what identifies a record, what bounds it."""

    c: Columns
    dataset: sa.ColumnElement[str]
    key: sa.ColumnElement[str]
    bounds: tuple[sa.ColumnElement[bool], ...] = ()


@dataclass(frozen=True)
class Facts:
    """The records of a dataset in force on the day."""

    dataset: str
    every_year: bool = False
    """Whether the records of former years count too."""

    def open(self, view: View) -> Origin:
        """The records' columns: provenance, then stored fields."""
        facts = view.facts(self.dataset)
        return Origin(facts.c, sa.literal(self.dataset, sa.Text()), facts.c.record_key)

    def fields(self) -> frozenset[str]:
        """The names of the columns that it opens."""
        return frozenset(versions(self.dataset).c.keys())

    def has_spoken(self, last: dt.date | None, view: View) -> bool:
        """Whether nothing found means none, since a return about this year has come; else it means no data."""
        return last is not None and (self.every_year or last >= view.new_year)


@dataclass(frozen=True)
class Items:
    """The supervised items of a tracked dataset as they stand on the day, with the columns of `data.lights.items`."""

    dataset: str

    def open(self, view: View) -> Origin:
        """The items' columns, of whatever year they are."""
        c = view.lit.c
        return Origin(c, c.dataset, c.key, (c.dataset == self.dataset,))

    def fields(self) -> frozenset[str]:
        """The names of the columns that it opens."""
        return _item_columns()

    def has_spoken(self, last: dt.date | None, view: View) -> bool:
        """Items stand until they change, so any return speaks, of whatever year."""
        return last is not None


@dataclass(frozen=True)
class Clocks:
    """The clocks of a dataset's records (data/clocks/), one row a clock, beside the records' stored fields."""

    dataset: str
    term: str
    """Code of the term, as in the table of terms; a simplified or special form of it counts as well."""

    def open(self, view: View) -> Origin:
        """The records' columns and those of `CLOCK`; no record without such a clock."""
        facts, clocks = view.facts(self.dataset), view.clocks(self.dataset)
        joined = (
            sa.select(
                *(column for column in facts.c if column.name not in CLOCK),
                *(column for column in clocks.c if column.name != "record_key"),
            )
            .join_from(facts, clocks, clocks.c.record_key == facts.c.record_key)
            .where(clocks.c.term.startswith(self.term, autoescape=True))
            .subquery()
        )
        return Origin(joined.c, sa.literal(self.dataset, sa.Text()), joined.c.record_key)

    def fields(self) -> frozenset[str]:
        """The names of the columns that it opens."""
        return frozenset(versions(self.dataset).c.keys()) | frozenset(CLOCK)

    def has_spoken(self, last: dt.date | None, view: View) -> bool:
        """As for facts."""
        return last is not None and last >= view.new_year


@cache
def _item_columns() -> frozenset[str]:
    return frozenset(View(dt.date(2020, 12, 31)).lit.c.keys())


Source = Facts | Items | Clocks
