"""The list of tables that the office edits as TOML: a table is one line here."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from data.choices import TABLE as CHOICES
from data.clocks.terms import TABLE as TERMS
from data.editable import Editable
from data.rules import TABLE as RULES

ALL: tuple[Editable[Any], ...] = (RULES, TERMS, CHOICES)


def editable_table(name: str) -> Editable[Any]:
    """The table of a Chinese name. Raises KeyError."""
    return {table.name: table for table in ALL}[name]


def digest() -> str:
    """A text that differs whenever any of the tables in force does. Raises TableError for one that is wrong."""
    for table in ALL:
        table.read()
    return _digest(tuple(table.text() for table in ALL))


@lru_cache(maxsize=8)
def _digest(texts: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
