"""What is in force on a return's day, as the database has it, so that few of a list's values have to be made Python's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import sqlalchemy as sa

from data.facts import in_force
from data.spec import Dataset

Version = tuple[Any, ...]
"""Stored fields in the database's own form, then record key, then id."""

Process = Callable[[Any], Any] | None


class Standing:
    """`versions[key]` of the dataset in force on a day, with the stored fields `names`.

    SQLite has days as text. A list of 20 000 rows holds few different ones: those of the return are put as the database
    has them, and of what stands only the values that are asked for are read.
    """

    def __init__(self, connection: sa.Connection, spec: Dataset, day: dt.date, names: Sequence[str]) -> None:
        facts = in_force(spec, day)
        self.names = tuple(names)
        self.position = {name: position for position, name in enumerate(self.names)}
        columns = [facts.c[name] for name in self.names]
        found = connection.execute(sa.select(*columns, facts.c.record_key, facts.c.id))
        cursor, dialect = found.cursor, connection.dialect
        assert cursor is not None  # noqa: S101 - a select answers with rows
        types = [column.type.dialect_impl(dialect) for column in columns]
        codes = [described[1] for described in cursor.description]
        self._read: list[Process] = [
            kind.result_processor(dialect, code) for kind, code in zip(types, codes, strict=False)
        ]
        self._write: list[Process] = [kind.bind_processor(dialect) for kind in types]
        self.versions: dict[str, Version] = {row[-2]: row for row in cursor.fetchall()}
        found.close()

    def value(self, version: Version, position: int) -> Any:
        """A stored field of a version."""
        process = self._read[position]
        return process(version[position]) if process else version[position]

    def of(self, version: Version, name: str) -> Any:
        """A stored field of a version by its name."""
        return self.value(version, self.position[name])

    def stored(self, position: int, values: Sequence[Any] | None, count: int) -> Iterable[Any]:
        """The values as the database has them; `count` blanks for None."""
        if values is None:
            return repeat(None, count)
        process = self._write[position]
        if process is None:
            return values
        known: dict[Any, Any] = {value: process(value) for value in set(values)}
        return map(known.__getitem__, values)
