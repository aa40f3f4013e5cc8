"""Derives from when to when each version holds, from (as_of, batch): for the keys that a load or an undo touches.

A late return lands in its place in history. Where a later return had confirmed what the late one changes, the
confirmation becomes a version of its own, so that today stays what the later return said.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from data.spec import Dataset
from data.tables import OPEN_END, batch, compared_names, sighting, stored_names, versions


@dataclass(frozen=True, slots=True)
class _Statement:
    """A live batch said that a record looks like a version: as the version's own batch, or by confirming it."""

    key: str
    as_of: dt.date
    batch_id: int
    version_id: int
    sheet: str = ""
    row: int = 0

    @property
    def confirms(self) -> bool:
        return bool(self.sheet)


def append(connection: sa.Connection, spec: Dataset, batch_id: int, as_of: dt.date, *, replaces: bool) -> None:
    """Settles validity after a load whose versions were inserted as open: cheap when it is the newest return.

    `replaces` tells whether any of its versions takes the place of another.
    """
    table = versions(spec)
    newest = connection.scalar(
        sa.select(sa.func.max(batch.c.as_of)).where(
            batch.c.dataset == spec.name, batch.c.withdrawn_at.is_(None), batch.c.id != batch_id
        )
    )
    if newest is not None and newest > as_of:
        rebuild(connection, spec, batch_id)
        return
    if not replaces:
        return
    touched = sa.select(table.c.record_key).where(table.c.batch_id == batch_id)
    connection.execute(
        table.update()
        .where(table.c.valid_to == OPEN_END, table.c.batch_id != batch_id, table.c.record_key.in_(touched))
        .values(valid_to=as_of)
    )


def rebuild(connection: sa.Connection, spec: Dataset, batch_id: int) -> None:
    """Derives validity anew for every record that the batch speaks of, whether it was just loaded or just withdrawn."""
    table = versions(spec)
    touched = sa.union(
        sa.select(table.c.record_key).where(table.c.batch_id == batch_id),
        sa.select(sighting.c.record_key).where(sighting.c.batch_id == batch_id),
    )
    keys = touched.subquery()
    contents = _contents(connection, spec, keys)
    connection.execute(
        table.update()
        .where(table.c.record_key.in_(sa.select(keys.c.record_key)))
        .values(valid_from=None, valid_to=None)
    )
    spans: list[dict[str, Any]] = []
    for _, statements in groupby(_statements(connection, table, keys), key=lambda statement: statement.key):
        spans.extend(_spans(connection, spec, contents, list(statements)))
    if spans:
        connection.execute(
            table.update()
            .where(table.c.id == sa.bindparam("version"))
            .values(valid_from=sa.bindparam("starts"), valid_to=sa.bindparam("ends")),
            spans,
        )


def _contents(connection: sa.Connection, spec: Dataset, keys: sa.Subquery) -> dict[int, tuple[Any, ...]]:
    table = versions(spec)
    columns = [table.c[name] for name in compared_names(spec)]
    found = connection.execute(
        sa.select(table.c.id, *columns).where(table.c.record_key.in_(sa.select(keys.c.record_key)))
    )
    return {row[0]: tuple(row[1:]) for row in found}


def _statements(connection: sa.Connection, table: sa.Table, keys: sa.Subquery) -> list[_Statement]:
    """What live batches said of the records, by record, then in the order in which it counts."""
    named = sa.select(keys.c.record_key)
    live = batch.c.withdrawn_at.is_(None)
    own = connection.execute(
        sa.select(table.c.record_key, table.c.as_of, table.c.batch_id, table.c.id)
        .join(batch, batch.c.id == table.c.batch_id)
        .where(table.c.record_key.in_(named), live)
    )
    confirmed = connection.execute(
        sa.select(
            sighting.c.record_key,
            sighting.c.as_of,
            sighting.c.batch_id,
            sighting.c.version_id,
            sighting.c.sheet,
            sighting.c.row,
        )
        .join(batch, batch.c.id == sighting.c.batch_id)
        .where(sighting.c.dataset == table.name, sighting.c.record_key.in_(named), live)
    )
    statements = [_Statement(*row) for row in own] + [_Statement(*row) for row in confirmed]
    return sorted(statements, key=lambda s: (s.key, s.as_of, s.batch_id, s.confirms))


def _spans(
    connection: sa.Connection, spec: Dataset, contents: dict[int, tuple[Any, ...]], statements: list[_Statement]
) -> list[dict[str, Any]]:
    """Validity of one record's versions; a confirmation of what no longer stands is first made a version."""
    spans: list[dict[str, Any]] = []
    for statement in statements:
        version = statement.version_id
        if statement.confirms:
            if spans and contents[spans[-1]["version"]] == contents[version]:
                continue
            version = _promote(connection, spec, statement)
            contents[version] = contents[statement.version_id]
        if spans:
            spans[-1]["ends"] = statement.as_of
        spans.append({"version": version, "starts": statement.as_of, "ends": OPEN_END})
    return spans


def _promote(connection: sa.Connection, spec: Dataset, statement: _Statement) -> int:
    table = versions(spec)
    source = table.alias()
    copied = (*stored_names(spec), "record_key", "raw")
    fresh = {"batch_id": statement.batch_id, "sheet": statement.sheet, "row": statement.row, "as_of": statement.as_of}
    select = sa.select(
        *(source.c[name] for name in copied),
        *(sa.literal(value, table.c[name].type) for name, value in fresh.items()),
    ).where(source.c.id == statement.version_id)
    inserted = connection.execute(table.insert().from_select([*copied, *fresh], select).returning(table.c.id))
    return int(inserted.scalar_one())
