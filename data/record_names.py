"""What a record is called: its title where it has one, else the words of its key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from data.datasets import dataset
from data.directory import directory
from data.facts import in_force
from data.record_changes import show
from data.spec import Column, Dataset

TITLES = ("title", "sub_target", "indicator", "name")
"""Columns that name a record by themselves."""
MOST_KEYS = 500
"""Keys asked for in one statement; databases limit the number of parameters."""


def record_names(connection: sa.Connection, day: dt.date, name: str, keys: tuple[str, ...]) -> dict[str, str]:
    """Record key → what people call that record of the dataset, as in force on the day: 市公安局 2020-12, [2020]1号 …"""
    spec = dataset(name)
    facts = in_force(spec, day)
    units = directory(connection, day)
    columns = _naming(spec)
    named: dict[str, str] = {}
    for start in range(0, len(keys), MOST_KEYS):
        wanted = facts.c.record_key.in_(keys[start : start + MOST_KEYS])
        for row in connection.execute(sa.select(facts).where(wanted)).mappings():
            named[row["record_key"]] = "　".join(_words(columns, row, units))
    return named


def _naming(spec: Dataset) -> tuple[Column, ...]:
    """The columns of the key, those that say no more than the year aside, then the title."""
    key = [column for field, column, _ in spec.stored if field in spec.key and column.name != "year"]
    titles = [column for column in spec.columns if column.name in TITLES and column not in key]
    return (*dict.fromkeys((*key, *titles[:1])),)


def _words(columns: Sequence[Column], row: Mapping[Any, Any], units: Any) -> list[str]:
    return [said for column in columns if (said := show(column, row, units)) != "—"]
