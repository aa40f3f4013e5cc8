"""Reads the values of formulas from the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.facts import known
from data.formulas.formula import Formula, Total, total
from data.formulas.qualifiers import Qualifier
from data.formulas.sources import Clocks
from data.formulas.view import View
from data.tables import batch

DECIMALS = 9
"""What lies beyond is only noise of binary fractions: 0.1 + 0.2 is shown as 0.3."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula's value, None for no data, and the number of records behind it."""

    value: float | None
    qualifier: Qualifier
    rows: int


def read(connection: sa.Connection, formulas: Sequence[Formula], view: View) -> list[Reading]:
    """The formulas' values, in order: one statement for all, which reckons the supervised items once."""
    last_returns = _last_returns(connection, view)
    if not last_returns:
        return [Reading(None, "eq", 0) for _ in formulas]
    reckon(connection, formulas, view)
    totals = (total(formula.rows(view), number) for number, formula in enumerate(formulas))
    found = {row.number: row for row in connection.execute(sa.union_all(*totals))}
    return [_reading(formula, found[number], last_returns, view) for number, formula in enumerate(formulas)]


def reckon(connection: sa.Connection, formulas: Sequence[Formula], view: View) -> None:
    """Has the view reckon the clocks that the formulas read."""
    used = (source for formula in formulas for source, _ in formula.uses())
    view.reckon(connection, {source.dataset for source in used if isinstance(source, Clocks)})


def _reading(formula: Formula, row: Any, last_returns: dict[str, dt.date], view: View) -> Reading:
    marks, base_marks = (row.first_mark, row.last_mark), (row.first_base_mark, row.last_base_mark)
    found = Total(row.amount, row.base, row.rows, row.words, marks, base_marks)
    sources = {source for source, _ in formula.uses()}
    spoken = all(source.has_spoken(last_returns.get(source.dataset), view) for source in sources)
    value = formula.value(found, spoken)
    return Reading(None if value is None else round(value, DECIMALS), formula.qualifier(found), found.rows)


def _last_returns(connection: sa.Connection, view: View) -> dict[str, dt.date]:
    """The latest day up to the view's about which each dataset has reported."""
    query = (
        sa.select(batch.c.dataset, sa.func.max(batch.c.as_of))
        .where(batch.c.as_of <= view.day, known(view.known_at))
        .group_by(batch.c.dataset)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
