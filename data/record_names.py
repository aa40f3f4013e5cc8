"""What a record is called: its title where it has one, else the words of its key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from data.datasets import dataset
from data.directory import directory
from data.facts import in_force
from data.record_changes import show
from data.spec import Column, Dataset
from data.units import Directory

TITLES = ("title", "sub_target", "indicator", "name")
"""Columns that name a record by themselves."""
MOST_KEYS = 500
"""Keys asked for in one statement; databases limit the number of parameters."""


def record_names(connection: sa.Connection, day: dt.date, name: str, keys: tuple[str, ...]) -> dict[str, str]:
    """Record key → what people call that record of the dataset, as in force on the day: 市公安局 2020-12, [2020]1号 …"""
    spec = dataset(name)
    facts = in_force(spec, day)
    units = directory(connection, day)
    named: dict[str, str] = {}
    for start in range(0, len(keys), MOST_KEYS):
        wanted = facts.c.record_key.in_(keys[start : start + MOST_KEYS])
        for row in connection.execute(sa.select(facts).where(wanted)).mappings():
            named[row["record_key"]] = "　".join(words_of(spec, row, units))
    return named


def words_of(spec: Dataset, row: Mapping[Any, Any], units: Directory) -> list[str]:
    """The words that make up a record's name, from its stored fields: a number and a title, a unit and a month."""
    return [said for column in _naming(spec) if (said := show(column, row, units)) != "—"]


@cache
def _naming(spec: Dataset) -> tuple[Column, ...]:
    """The columns of the key, those that say no more than the year aside, then the title."""
    key = [column for field, column, _ in spec.stored if field in spec.key and column.name != "year"]
    titles = [column for column in spec.columns if column.name in TITLES and column not in key]
    return (*dict.fromkeys((*key, *titles[:1])),)
