"""Copies whole tables from one database into another of the same schema, whichever systems the two are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from data import access_tables
from data.metadata import METADATA
from data.schema import SCHEMA
from data.tables import metadata, setting

PASSING = frozenset({access_tables.session.name, access_tables.attempt.name})
"""Tables that no backup holds: whoever comes back after a restore signs in anew."""
ROWS, BLOBS = 2000, 4
"""Rows held at once; of rows with whole files in them a few."""


def lasting() -> Sequence[sa.Table]:
    """Every table that a backup holds, those referred to before those that refer to them."""
    metadata()
    return [table for table in METADATA.sorted_tables if table.name not in PASSING]


def copy_all(source: sa.Connection, target: sa.Connection) -> None:
    """Copies all lasting rows into the empty tables of the target, in its transaction."""
    for table in lasting():
        _copy(table, source, target)
        if target.dialect.name == "postgresql":
            _count_on(table, target)


def count_all(connection: sa.Connection) -> Mapping[str, int]:
    """Rows of every lasting table; what the database says about its own schema is not counted."""
    return {table.name: _count(table, connection) for table in lasting()}


def _count(table: sa.Table, connection: sa.Connection) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(_lasting_rows(table).subquery())) or 0


def _lasting_rows(table: sa.Table) -> sa.Select[tuple[object, ...]]:
    query = sa.select(table)
    return query.where(table.c.name != SCHEMA) if table is setting else query


def _copy(table: sa.Table, source: sa.Connection, target: sa.Connection) -> None:
    at_once = BLOBS if any(isinstance(column.type, sa.LargeBinary) for column in table.columns) else ROWS
    found = source.execution_options(yield_per=at_once).execute(_lasting_rows(table))
    for part in found.mappings().partitions():
        target.execute(table.insert(), [dict(row) for row in part])


def _count_on(table: sa.Table, target: sa.Connection) -> None:
    """PostgreSQL's counters know nothing of numbers that were given to it."""
    if "id" in table.c:
        newest = sa.select(sa.func.max(table.c.id)).scalar_subquery()
        counter = sa.func.pg_get_serial_sequence(f'"{table.name}"', "id")
        target.execute(sa.select(sa.func.setval(counter, newest)))
