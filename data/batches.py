"""Batches (批次): every load with its file, its counts, what was said about it; the bytes handed in."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.tables import batch, original


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning that did not block the load."""

    sheet: str
    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class Batch:
    """One load of one dataset from one file. `withdrawn_at` is None while it counts."""

    number: int
    dataset: str
    file: str
    sha256: str
    size_bytes: int
    as_of: dt.date
    loaded_at: dt.datetime
    loaded_by: str
    division: str
    rows: int
    added: int
    changed: int
    unchanged: int
    missing: int
    remarks: tuple[Remark, ...]
    withdrawn_at: dt.datetime | None
    withdrawn_by: str | None


def batches(connection: sa.Connection, dataset: str | None = None) -> tuple[Batch, ...]:
    """All batches, of whatever day, newest load first; of one dataset if one is named."""
    query = (
        sa.select(batch, original.c.size_bytes)
        .join(original, original.c.sha256 == batch.c.sha256)
        .order_by(batch.c.id.desc())
    )
    if dataset is not None:
        query = query.where(batch.c.dataset == dataset)
    return tuple(_batch(row) for row in connection.execute(query))


def content(connection: sa.Connection, number: int) -> bytes:
    """The bytes that a batch was loaded from. Raises LookupError for an unknown batch."""
    query = sa.select(original.c.content).join(batch, batch.c.sha256 == original.c.sha256).where(batch.c.id == number)
    found = connection.scalar(query)
    if found is None:
        raise LookupError(f"没有批次{number}。")
    return bytes(found)


def _batch(row: Any) -> Batch:
    return Batch(
        number=row.id,
        dataset=row.dataset,
        file=row.file,
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        as_of=row.as_of,
        loaded_at=row.loaded_at,
        loaded_by=row.loaded_by,
        division=row.division,
        rows=row.rows,
        added=row.added,
        changed=row.changed,
        unchanged=row.unchanged,
        missing=row.missing,
        remarks=tuple(Remark(one["sheet"], one["cell"], one["message"]) for one in json.loads(row.warnings)),
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
    )
