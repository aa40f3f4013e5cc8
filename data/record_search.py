"""Finds records by what people know of them: a number, a title, a part of the name."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from data.cleaning import compact
from data.directory import directory
from data.record_names import words_of
from data.spec import Dataset
from data.tables import versions

_BRACKETS = str.maketrans("〔〕【】", "[][]")
"""〔2020〕1号 is typed with whatever brackets the keyboard has."""


def search_records(connection: sa.Connection, spec: Dataset, day: dt.date, words: str) -> dict[str, str]:
    """Record key → name of the records that the words mean, withdrawn ones included; units are named as on the day.

    Those whose number, title or whole name the words are; failing that, those whose name holds them.
    """
    named = _named(connection, spec, day)
    sought = _folded(words)
    exact = [key for key, name in named.items() if sought in map(_folded, (*name, "".join(name)))]
    found = exact or [key for key, name in named.items() if sought and sought in _folded("".join(name))]
    return {key: "　".join(named[key]) for key in found}


def _named(connection: sa.Connection, spec: Dataset, day: dt.date) -> dict[str, list[str]]:
    """The words of every record's newest version, by key."""
    table = versions(spec)
    in_turn = sa.select(table).order_by(table.c.record_key, table.c.as_of, table.c.batch_id, table.c.id)
    newest = {row["record_key"]: row for row in connection.execute(in_turn).mappings()}
    units = directory(connection, day)
    return {key: words_of(spec, row, units) for key, row in newest.items()}


def _folded(text: str) -> str:
    return compact(text).translate(_BRACKETS).casefold()
