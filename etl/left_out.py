"""What a return leaves out, adds and changes, by name: a count alone sends people searching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.directory import directory
from data.facts import known
from data.kinds.choices import Choice
from data.kinds.kind import Finding
from data.record_changes import Change, changes, show
from data.record_names import record_names, words_of
from data.spec import Dataset
from data.tables import batch, sighting, versions
from etl.comparison import Comparison
from etl.problems import Problem, problem
from etl.rows import Rows

RECENT = 12
"""Earlier returns that are looked through for the last one of the same list."""


@dataclass(frozen=True, slots=True)
class NamedItem:
    """A record by its key, with what people call it: number, list, title."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """A record that the return changes, with each column before and after, as shown."""

    key: str
    title: str
    changes: tuple[Change, ...]


def missing_items(connection: sa.Connection, rows: Rows, comparison: Comparison) -> list[NamedItem]:
    """The records in force that a full return does not hold (本次未包含), in the order of their names."""
    if not comparison.missing:
        return []
    named = record_names(connection, rows.as_of, rows.spec.name, tuple(comparison.missing))
    return sorted((NamedItem(key, named.get(key, key)) for key in comparison.missing), key=lambda item: item.title)


def added_items(connection: sa.Connection, rows: Rows, comparison: Comparison) -> list[NamedItem]:
    """The records that the return brings anew, in its order."""
    units = directory(connection, rows.as_of)
    named = ((rows.keys[index], words_of(rows.spec, _values(rows, index), units)) for index in sorted(comparison.added))
    return [NamedItem(key, "　".join(words)) for key, words in named]


def changed_items(connection: sa.Connection, rows: Rows, comparison: Comparison) -> list[ChangedItem]:
    """The records that the return changes, and how, in its order."""
    units = directory(connection, rows.as_of)
    found = []
    for index in sorted(comparison.changed):
        after = _values(rows, index)
        differing = changes(rows.spec, {**after, **comparison.before[index]}, after, units)
        found.append(ChangedItem(rows.keys[index], "　".join(words_of(rows.spec, after, units)), differing))
    return found


def _values(rows: Rows, index: int) -> dict[str, Any]:
    return {name: values[index] for name, values in rows.fields.items()}


def lists_left_out(connection: sa.Connection, rows: Rows, comparison: Comparison) -> Iterator[Problem]:
    """A warning for each list that came with one of these the last time and is not in the file now."""
    fields = _list_fields(rows.spec)
    if not fields or len(comparison.added) == len(rows):
        return
    units = directory(connection, rows.as_of)
    returned = set(zip(*(rows.column(name) for name in fields), strict=True))
    last = next((one for one in _recent_returns(connection, rows, fields) if one.held & returned), None)
    for values in sorted(last.held - returned, key=str) if last else ():
        given = dict(zip(fields, values, strict=True))
        column = next(column for name, column, _ in rows.spec.stored if name == fields[-1])
        detail = {"list": show(column, given, units), "file": last.file if last else ""}
        yield problem(Finding("list_left_out", "warning", detail), rows.places[0][0])


def _list_fields(spec: Dataset) -> tuple[str, ...]:
    """The fields that tell a dataset's lists apart, the list itself last; none where it has no lists."""
    choices = [name for name in spec.scope or () if isinstance(spec.column(name).kind, Choice)]
    return ("year", *choices) if choices else ()


@dataclass(frozen=True, slots=True)
class _Return:
    """An earlier load: its file, and the lists that it held."""

    file: str
    held: set[tuple[Any, ...]]


def _recent_returns(connection: sa.Connection, rows: Rows, fields: Sequence[str]) -> Iterator[_Return]:
    table = versions(rows.spec)
    columns = [table.c[name] for name in fields]
    newest = (
        sa.select(batch.c.id, batch.c.file)
        .where(batch.c.dataset == rows.spec.name, batch.c.as_of <= rows.as_of, known(None))
        .order_by(batch.c.as_of.desc(), batch.c.id.desc())
        .limit(RECENT)
    )
    for number, file in connection.execute(newest).all():
        written = sa.select(*columns).where(table.c.batch_id == number, table.c.ended.is_(None))
        seen = (
            sa.select(*columns).join(sighting, sighting.c.version_id == table.c.id).where(sighting.c.batch_id == number)
        )
        yield _Return(file, {tuple(row) for row in connection.execute(written.union(seen))})
