"""The list of tables that the office edits as TOML: a table is one line here."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import lru_cache
from typing import Any

from data.alerts.settings import TABLE as ALERTS
from data.choices import TABLE as CHOICES
from data.clocks.terms import TABLE as TERMS
from data.duties import TABLE as DUTIES
from data.editable import Editable, TableError
from data.groups import TABLE as GROUPS
from data.rules import TABLE as RULES
from data.screens import TABLE as SCREENS

OF_FIGURES: tuple[Editable[Any], ...] = (RULES, TERMS, CHOICES, DUTIES)
"""Those that figures are reckoned by: no page is drawn while one of them is wrong."""
ALL: tuple[Editable[Any], ...] = (*OF_FIGURES, ALERTS, SCREENS, GROUPS)


def editable_table(name: str) -> Editable[Any]:
    """The table of a Chinese name. Raises KeyError."""
    return {table.name: table for table in ALL}[name]


def digest() -> str:
    """A text that differs whenever any table does, whether it is right or wrong."""
    return _digest(tuple(map(_text, ALL)))


def require_sound() -> None:
    """Raises TableError for a wrong table among those that figures are reckoned by."""
    for table in OF_FIGURES:
        table.read()


def _text(table: Editable[Any]) -> str:
    with suppress(TableError):
        return table.text()
    return ""


@lru_cache(maxsize=8)
def _digest(texts: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
