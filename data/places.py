"""Where a record was read from (出处): file, sheet, row, batch."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.tables import batch

FIELDS = ("batch_id", "sheet", "row", "as_of")
"""The columns of a version table that `place` reads beside the batch's file."""


@dataclass(frozen=True, slots=True)
class Place:
    """The row of the return that a record's version in force came from."""

    file: str
    sheet: str
    row: int
    batch: int
    as_of: dt.date


def with_files(facts: sa.FromClause, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """A select of the columns with all that `place` reads, from versions in force and their batches."""
    return sa.select(*columns, *(facts.c[name] for name in FIELDS), batch.c.file).join_from(
        facts, batch, batch.c.id == facts.c.batch_id
    )


def place(row: Any) -> Place:
    """The place named by a row of such a select."""
    return Place(row.file, row.sheet, row.row, row.batch_id, row.as_of)
