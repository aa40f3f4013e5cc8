"""Which lights a return turns on today's board: before and after, of the records that it touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.clock import today
from data.directory import directory
from data.lights import items_of
from data.rules import rules
from data.spec import Dataset
from data.units import Directory

MOST_KEYS = 400
"""Records asked for by key; of more the whole list is read at once."""
SERIOUS = ("red", "yellow", "no_data", "green", "paused", "done")


@dataclass(frozen=True, slots=True)
class Lit:
    """A record's light, with what it is called."""

    title: str
    unit: str | None
    light: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A light that turned. `before` is None for a record that is new, `after` for one that has left the board."""

    title: str
    unit: str
    before: str | None
    after: str | None


def lit(connection: sa.Connection, spec: Dataset, keys: Sequence[str]) -> dict[str, Lit]:
    """Record key → light today, of those of the keys that are on the board; empty for a dataset without lights."""
    if spec.tracking is None or not keys:
        return {}
    c = items_of(spec.name, today(connection), rules()).c
    query = sa.select(c.key, c.title, c.unit, c.light)
    if len(keys) <= MOST_KEYS:
        query = query.where(c.key.in_(keys))
    wanted = set(keys)
    return {row.key: Lit(row.title, row.unit, row.light) for row in connection.execute(query) if row.key in wanted}


def turned(connection: sa.Connection, before: Mapping[str, Lit], after: Mapping[str, Lit]) -> list[Turned]:
    """The lights that differ, those that turned to the worse first."""
    keys = [key for key in dict.fromkeys((*before, *after)) if _light(before, key) != _light(after, key)]
    units = directory(connection, today(connection))
    found = [_turned(before.get(key), after.get(key), units) for key in keys]
    return sorted(found, key=lambda one: _rank(one.after))


def _turned(before: Lit | None, after: Lit | None, units: Directory) -> Turned:
    known = after or before
    assert known is not None  # noqa: S101 - a key of one of the two
    return Turned(
        known.title,
        units.label(known.unit) if known.unit else "",
        before.light if before else None,
        after.light if after else None,
    )


def _light(lights: Mapping[str, Lit], key: str) -> str | None:
    return lights[key].light if key in lights else None


def _rank(light: str | None) -> int:
    return SERIOUS.index(light) if light in SERIOUS else len(SERIOUS)


def counted(found: Iterable[Turned]) -> dict[str, int]:
    """How many turned to each light; records that left the board under an empty name."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.after or ""] = counts.get(one.after or "", 0) + 1
    return counts
