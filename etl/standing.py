"""What is in force on a return's day, as the database has it, so that few of a list's values have to be made Python's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import repeat
from operator import itemgetter
from typing import Any, cast

import sqlalchemy as sa

from data.facts import in_force
from etl.rows import Rows

Version = tuple[Any, ...]
"""Stored fields in the database's own form, then record key, then id."""

Process = Callable[[Any], Any] | None


class Standing:
    """`versions[key]` of the dataset in force on the rows' day, with the stored fields `names`.

    Each value that the database hands over costs as much as reading a cell. Where all rows say one thing, as of a column
    that the return lacks, the database is asked which versions say another. SQLite has days as text: those of the
    return are put as the database has them, and of what stands only the values that are asked for are read.
    """

    def __init__(self, connection: sa.Connection, rows: Rows, names: Sequence[str], watched: Collection[int]) -> None:
        """Where a row says exactly what stands, `same[key]` is the version's id, and the version is not kept.

        Of the rows with indexes in `watched` the versions are kept all the same. Outside the fields `may_differ` no
        version that is kept says anything else than all rows do.
        """
        self.names = self.may_differ = tuple(names)
        self.versions: dict[str, Version] = {}
        self.same: dict[str, int] = {}
        self._connection, self._facts = connection, in_force(rows.spec, rows.as_of)
        self._uniform = _uniform(rows, names)
        self._varied = [name for name in names if name not in self._uniform]
        self._position = {name: position for position, name in enumerate([*self._uniform, *self._varied])}
        self._kinds = {name: self._facts.c[name].type.dialect_impl(connection.dialect) for name in names}
        self._read: dict[str, Process] = {name: _always(value) for name, value in self._uniform.items()}
        self._take(rows, watched)

    def _take(self, rows: Rows, watched: Collection[int]) -> None:
        is_usual = sa.and_(sa.true(), *(self._facts.c[n].is_not_distinct_from(v) for n, v in self._uniform.items()))
        usual = tuple(stored for name, value in self._uniform.items() for stored in self.stored(name, [value], 1))
        said: dict[str, Version] | None = None
        others = 0
        for found in self._fetched(self._varied, is_usual):
            said = self._said(rows, watched) if said is None else said
            if found[-1] and said.get(found[-3]) == found[:-2]:
                self.same[found[-3]] = found[-2]
            else:
                self.versions[found[-3]] = usual + found[:-1]
                others += not found[-1]
        if others:
            self._take_others(sa.not_(is_usual))
        else:
            self.may_differ = tuple(self._varied)

    def _take_others(self, are_others: sa.ColumnElement[bool]) -> None:
        """Puts in what the versions say that say something else where all rows say one thing."""
        for found in self._fetched(self._uniform, where=are_others):
            self.versions[found[-2]] = found[:-2] + self.versions[found[-2]][len(self._uniform) :]

    def _said(self, rows: Rows, watched: Collection[int]) -> dict[str, Version]:
        """By key, what a row says in varied fields, as the database has it, with the key; nothing where two share one."""
        columns = [self.stored(name, rows.fields.get(name), len(rows)) for name in self._varied]
        said = dict(zip(rows.keys, zip(*columns, rows.keys, strict=True), strict=True))
        if len(said) < len(rows):
            return {}
        for index in watched:
            del said[rows.keys[index]]
        return said

    def _fetched(
        self, names: Iterable[str], *more: sa.ColumnElement[bool], where: sa.ColumnElement[bool] | None = None
    ) -> Iterator[Version]:
        columns = self._facts.c
        query = sa.select(*(columns[name] for name in names), columns.record_key, columns.id, *more)
        found = self._connection.execute(query if where is None else query.where(where))
        cursor = found.cursor
        assert cursor is not None  # noqa: S101 - a select answers with rows
        for name, described in zip(names, cursor.description, strict=False):
            self._read[name] = self._kinds[name].result_processor(self._connection.dialect, described[1])
        yield from cast("Iterator[Version]", cursor)
        found.close()

    def picked(self, names: Sequence[str]) -> Callable[[Version], tuple[Any, ...]]:
        """What takes those fields out of a version, in the database's own form."""
        positions = [self._position[name] for name in names]
        if len(positions) > 1:
            return itemgetter(*positions)
        return lambda version: tuple(version[position] for position in positions)

    def of(self, version: Version, name: str) -> Any:
        """A stored field of a version."""
        process, value = self._read[name], version[self._position[name]]
        return process(value) if process else value

    def stored(self, name: str, values: Sequence[Any] | None, count: int) -> Iterable[Any]:
        """The values of a field as the database has them; `count` blanks for None."""
        if values is None:
            return repeat(None, count)
        process = self._kinds[name].bind_processor(self._connection.dialect)
        if process is None:
            return values
        known: dict[Any, Any] = {value: process(value) for value in set(values)}
        return map(known.__getitem__, values)


def _uniform(rows: Rows, names: Iterable[str]) -> dict[str, Any]:
    """The fields in which all rows say one thing, or nothing, with what they say."""
    columns = {name: rows.fields.get(name) or [None] for name in names}
    return {name: values[0] for name, values in columns.items() if values.count(values[0]) == len(values)}


def _always(value: Any) -> Callable[[Any], Any]:
    return lambda _: value
