"""Derives from when to when each version holds, from (as_of, batch): for the keys that a load or an undo touches.

A late return lands in its place in history. Where a later return had confirmed what the late one changes, the
confirmation becomes a version of its own, so that today stays what the later return said. Where a later return left a
field alone that a late one or an undo changes, its row becomes another version, with what that field is now.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from data.clock import now
from data.spec import Dataset
from data.tables import OPEN_END, batch, compared_names, sighting, stored_names, versions
from etl.said import Content, Silences


@dataclass(slots=True)
class _Statement:
    """What a row of a live batch said of a record, as it was stored: itself, or as the version that it confirmed.

    `versions` are those made of the row, the last of which counts; a confirmation has none unless it was needed.
    """

    key: str
    as_of: dt.date
    batch_id: int
    version_id: int
    sheet: str
    row: int
    carried: str | None
    silent: str | None
    ends: bool | None
    """Takes the record off: it is in force no longer, and leaves nothing for later rows to go on with."""
    confirms: bool = field(kw_only=True)
    versions: list[int] = field(default_factory=list, kw_only=True)


@dataclass(frozen=True, slots=True)
class _Stored:
    """A version's stored fields, its cells as written."""

    content: Content
    raw: str | None


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
    if not replaces and not has_ended(connection, spec):
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
    named = sa.select(keys.c.record_key)
    rebuild_records(connection, spec, named)


def has_ended(connection: sa.Connection, spec: Dataset) -> bool:
    """Whether any record of the dataset was ever taken off: one may come back, and then replaces a version."""
    table = versions(spec)
    return connection.scalar(sa.select(table.c.id).where(table.c.ended.is_not(None)).limit(1)) is not None


def rebuild_records(connection: sa.Connection, spec: Dataset, named: sa.Select[Any]) -> None:
    """Derives validity anew for the records whose keys are selected."""
    table = versions(spec)
    history = _History(connection, spec, _stored(connection, spec, named))
    statements = _statements(connection, table, named)
    connection.execute(table.update().where(table.c.record_key.in_(named)).values(valid_from=None, valid_to=None))
    spans = [span for _, said in groupby(statements, key=lambda one: one.key) for span in history.spans(said)]
    if spans:
        connection.execute(
            table.update()
            .where(table.c.id == sa.bindparam("version"))
            .values(valid_from=sa.bindparam("starts"), valid_to=sa.bindparam("ends")),
            spans,
        )


def _stored(connection: sa.Connection, spec: Dataset, named: sa.Select[Any]) -> dict[int, _Stored]:
    table = versions(spec)
    columns = [table.c[name] for name in stored_names(spec)]
    found = connection.execute(sa.select(table.c.id, table.c.raw, *columns).where(table.c.record_key.in_(named)))
    return {row[0]: _Stored(tuple(row[2:]), row[1]) for row in found}


def _statements(connection: sa.Connection, table: sa.Table, named: sa.Select[Any]) -> list[_Statement]:
    """What live batches said of the records, by record, then in the order in which it counts."""
    live = batch.c.withdrawn_at.is_(None)
    place = ("record_key", "as_of", "batch_id")
    confirmed = connection.execute(
        sa.select(
            *(sighting.c[n] for n in (*place, "version_id", "sheet", "row", "carried")), batch.c.silent, sa.null()
        )
        .join(batch, batch.c.id == sighting.c.batch_id)
        .where(sighting.c.dataset == table.name, sighting.c.record_key.in_(named), live)
    )
    said = {(row.record_key, row.batch_id): _statement(row, confirms=True) for row in confirmed}
    own = connection.execute(
        sa.select(*(table.c[n] for n in (*place, "id", "sheet", "row", "carried")), batch.c.silent, table.c.ended)
        .join(batch, batch.c.id == table.c.batch_id)
        .where(table.c.record_key.in_(named), live)
        .order_by(table.c.id)
    )
    for row in own:
        found = said.setdefault((row.record_key, row.batch_id), _statement(row, confirms=False))
        found.versions.append(row.id)
    return sorted(said.values(), key=lambda one: (one.key, one.as_of, one.batch_id))


def _statement(row: Any, *, confirms: bool) -> _Statement:
    return _Statement(*row, confirms=confirms)


class _History:
    """Says again, in order, what was said of each record; adds the versions that this needs."""

    def __init__(self, connection: sa.Connection, spec: Dataset, stored: dict[int, _Stored]) -> None:
        self._connection, self._table, self._stored = connection, versions(spec), stored
        self._names = stored_names(spec)
        self._columns = [column.name for _, column, _ in spec.stored]
        self._compared = [self._names.index(name) for name in compared_names(spec)]
        self._silences = Silences(spec)

    def spans(self, statements: Iterator[_Statement]) -> list[dict[str, Any]]:
        """Validity of one record's versions."""
        spans: list[dict[str, Any]] = []
        before: Content | None = None
        for statement in statements:
            content = self._said(statement, before)
            if statement.confirms and not statement.versions and self._is_same(content, before):
                continue
            version = self._version(statement, content)
            if spans:
                spans[-1]["ends"] = statement.as_of
            spans.append({"version": version, "starts": statement.as_of, "ends": OPEN_END})
            before = None if statement.ends else content
        return spans

    def _said(self, statement: _Statement, before: Content | None) -> Content:
        content = self._stored[statement.version_id].content
        if statement.ends:
            return content
        silence = self._silences.of(statement.carried, statement.silent, statement.sheet, content)
        return silence.over(before, content)

    def _is_same(self, content: Content, before: Content | None) -> bool:
        return before is not None and all(content[i] == before[i] for i in self._compared)

    def _version(self, statement: _Statement, content: Content) -> int:
        """The row's last version if that is its content, else a new one: what was shown before can be replayed."""
        if statement.versions and self._stored[statement.versions[-1]].content == content:
            return statement.versions[-1]
        raw = self._raw(self._stored[statement.version_id], content)
        values = {
            **dict(zip(self._names, content, strict=True)), "record_key": statement.key, "raw": raw,
            "batch_id": statement.batch_id, "sheet": statement.sheet, "row": statement.row, "as_of": statement.as_of,
            "known_from": now(),
        }  # fmt: skip
        inserted = self._connection.execute(self._table.insert().values(values).returning(self._table.c.id))
        version = int(inserted.scalar_one())
        self._stored[version] = _Stored(content, raw)
        return version

    def _raw(self, source: _Stored, content: Content) -> str | None:
        """The cells as written, but for those that the content does not come from."""
        if source.raw is None or source.content == content:
            return source.raw
        other = {name for name, old, new in zip(self._columns, source.content, content, strict=True) if old != new}
        written = {name: text for name, text in json.loads(source.raw).items() if name not in other}
        return json.dumps(written, ensure_ascii=False) if written else None
