"""Rows made in Python as a table of a statement: one parameter, however many they are."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class json_rows(GenericFunction[Any]):  # noqa: N801 - used as a SQL function
    """The elements of a JSON list, one a row, in the column `value`."""

    inherit_cache = True


class json_cell(GenericFunction[Any]):  # noqa: N801
    """The text of a JSON list's element at a position."""

    type = sa.Text()
    inherit_cache = True


@compiles(json_rows, "sqlite")
def _sqlite_rows(element: Any, compiler: Any, **kwargs: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **kwargs)})"


@compiles(json_rows, "postgresql")
def _postgresql_rows(element: Any, compiler: Any, **kwargs: Any) -> str:
    return f"jsonb_array_elements(CAST({compiler.process(element.clauses, **kwargs)} AS jsonb))"


@compiles(json_cell, "sqlite")
def _sqlite_cell(element: Any, compiler: Any, **kwargs: Any) -> str:
    value, position = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"json_extract({value}, '$[' || {position} || ']')"


@compiles(json_cell, "postgresql")
def _postgresql_cell(element: Any, compiler: Any, **kwargs: Any) -> str:
    value, position = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"({value} ->> CAST({position} AS INTEGER))"


class json_day(GenericFunction[Any]):  # noqa: N801
    """A day from its ISO text."""

    type = sa.Date()
    inherit_cache = True


@compiles(json_day, "sqlite")
def _sqlite_day(element: Any, compiler: Any, **kwargs: Any) -> str:
    return f"({compiler.process(element.clauses, **kwargs)})"


@compiles(json_day, "postgresql")
def _postgresql_day(element: Any, compiler: Any, **kwargs: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **kwargs)} AS DATE)"


def rowset(columns: Mapping[str, sa.types.TypeEngine[Any]], rows: Sequence[Sequence[Any]]) -> sa.Subquery:
    """A subquery of the rows; dates, numbers, texts and booleans by the types named."""
    table = json_rows(sa.literal(json.dumps(rows, default=_plain, ensure_ascii=False), sa.Text())).table_valued("value")
    cells = (
        _typed(json_cell(table.c.value, sa.literal(position, sa.Integer())), kind).label(name)
        for position, (name, kind) in enumerate(columns.items())
    )
    return sa.select(*cells).subquery()


def _typed(cell: sa.ColumnElement[Any], kind: sa.types.TypeEngine[Any]) -> sa.ColumnElement[Any]:
    if isinstance(kind, sa.Boolean):
        # SQLite hands a JSON boolean over as 1, PostgreSQL as the word.
        return sa.type_coerce(sa.cast(cell, sa.Text()).in_(("1", "true")), sa.Boolean())
    if isinstance(kind, sa.Date):
        return json_day(cell)
    return sa.cast(cell, kind)


def _plain(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no cell of a rowset: {value!r}")
