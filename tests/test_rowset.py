"""Rows made in Python as a table of a statement, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from data.rowset import rowset

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "name": sa.Text(),
    "day": sa.Date(),
    "yes": sa.Boolean(),
    "number": sa.Float(),
}


def test_rows_come_back_as_they_were(ledger: Ledger) -> None:
    rows = [("一、'引号'", dt.date(2020, 3, 5), True, 2.5), ("二", None, False, None)]
    found = ledger.connection.execute(sa.select(*rowset(COLUMNS, rows).c)).all()
    assert sorted(map(tuple, found)) == sorted(rows)


def test_no_rows_are_an_empty_table(ledger: Ledger) -> None:
    assert ledger.connection.execute(sa.select(*rowset(COLUMNS, []).c)).all() == []


def test_days_and_booleans_can_be_asked_for(ledger: Ledger) -> None:
    c = rowset(COLUMNS, [("一", dt.date(2020, 3, 5), True, 1), ("二", dt.date(2020, 4, 5), False, 2)]).c
    found = ledger.connection.execute(sa.select(c.name).where(c.day < dt.date(2020, 4, 1), c.yes.is_(True)))
    assert found.scalars().all() == ["一"]
