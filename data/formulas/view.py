"""Where a formula looks from: the day it speaks about, what was known by when, the rules, the units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from data import lights
from data.clock_board import Entry, every
from data.clocks import clocked
from data.datasets import dataset
from data.facts import in_force
from data.rowset import rowset
from data.rules import Rules, rules
from data.units import Directory

WORDING = frozenset({"title", "progress", "problems"})
"""Long texts of items, which no formula reads."""


CLOCK: dict[str, sa.types.TypeEngine[Any]] = {
    "term": sa.Text(), "started": sa.Date(), "due": sa.Date(), "original_due": sa.Date(), "finished": sa.Date(),
    "is_done": sa.Boolean(), "is_open": sa.Boolean(), "is_stopped": sa.Boolean(), "is_overdue": sa.Boolean(),
    "is_closed_late": sa.Boolean(), "is_due_soon": sa.Boolean(), "is_extended": sa.Boolean(), "is_dropped": sa.Boolean(),
    "days_left": sa.Float(), "days_used": sa.Float(),
}  # fmt: skip
"""Columns of a clock, with their types; days in the term's own kind."""


@dataclass(frozen=True)
class View:
    """The facts in force on `day` as known at `known_at` (now, if none is given)."""

    day: dt.date
    known_at: dt.datetime | None = None
    rules: Rules = field(default_factory=rules)
    units: Directory = field(default_factory=Directory.shipped)
    _facts: dict[str, sa.Subquery] = field(default_factory=dict, repr=False, compare=False)
    _clocks: dict[str, sa.Subquery] = field(default_factory=dict, repr=False, compare=False)

    @property
    def new_year(self) -> dt.date:
        """The first day of the calendar year that figures run from."""
        return self.day.replace(month=1, day=1)

    def facts(self, name: str) -> sa.Subquery:
        """A dataset's versions in force, the same select each time. Raises KeyError for an unknown name."""
        if name not in self._facts:
            self._facts[name] = in_force(dataset(name), self.day, self.known_at)
        return self._facts[name]

    def reckon(self, connection: sa.Connection, names: Collection[str]) -> None:
        """Reckons the clocks of these datasets, which formulas over them read."""
        for name in names:
            if name not in self._clocks:
                found = every(connection, self.day, clocked(name), self.known_at)
                self._clocks[name] = rowset({"record_key": sa.Text(), **CLOCK}, [_cells(entry) for entry in found])

    def clocks(self, name: str) -> sa.Subquery:
        """The clocks of a dataset's records: record_key and the columns of `CLOCK`; no rows before `reckon`."""
        found = self._clocks.get(name)
        return rowset({"record_key": sa.Text(), **CLOCK}, []) if found is None else found

    @cached_property
    def lit(self) -> sa.CTE:
        """Supervised items with their lights: one select that all the formulas of a statement share."""
        items = lights.items(self.day, self.rules, self.known_at)
        return sa.select(*(column for column in items.c if column.name not in WORDING)).cte("lit")


def _cells(entry: Entry) -> list[Any]:
    clock = entry.clock
    return [
        entry.key, clock.term.code, clock.running.started, clock.due, clock.original_due, clock.finished, clock.is_done,
        clock.is_open, clock.is_stopped, clock.is_overdue, clock.is_closed_late, clock.light == "yellow",
        clock.running.extended, clock.running.dropped, clock.days_left, clock.days_used,
    ]  # fmt: skip
