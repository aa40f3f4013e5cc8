"""Writes many rows at once through the driver: per-row work in the ORM layer would cost more than the rest of a load."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa


def insert_columns(connection: sa.Connection, table: sa.Table, columns: dict[str, Sequence[Any]]) -> None:
    """Inserts rows given by column (name → values, all of one length) in the connection's transaction."""
    if not columns or not len(next(iter(columns.values()))):
        return
    adapted = (_adapted(connection.dialect, values) for values in columns.values())
    insert_rows(connection, table, tuple(columns), zip(*adapted, strict=True))


def insert_rows(
    connection: sa.Connection, table: sa.Table, names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Inserts tuples aligned with `names`; values are already in the driver's types."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    quote = connection.dialect.identifier_preparer.quote
    listed = ", ".join(quote(name) for name in names)
    statement = f"INSERT INTO {quote(table.name)} ({listed}) VALUES ({', '.join([mark] * len(names))})"
    chunk: list[tuple[Any, ...]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == 5000:
            connection.exec_driver_sql(statement, chunk)
            chunk = []
    if chunk:
        connection.exec_driver_sql(statement, chunk)


def _adapted(dialect: sa.Dialect, values: Sequence[Any]) -> Sequence[Any]:
    """SQLite keeps days and moments as text, in the form that SQLAlchemy's own types read back."""
    if dialect.name != "sqlite":
        return values
    if not any(map(_is_day, set(map(type, values)))):
        return values
    return list(map(_Written().__getitem__, values))


def _is_day(kind: type) -> bool:
    return issubclass(kind, dt.date)


class _Written(dict[Any, Any]):
    """Days and moments as SQLite's text, each distinct one written once."""

    def __missing__(self, value: Any) -> Any:
        written = self[value] = self._write(value)
        return written

    @staticmethod
    def _write(value: Any) -> Any:
        if isinstance(value, dt.datetime):
            return value.strftime("%Y-%m-%d %H:%M:%S.%f")
        return value.isoformat() if isinstance(value, dt.date) else value
