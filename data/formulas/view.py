"""Where a formula looks from: the day it speaks about, what was known by when, the rules, the units."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

import sqlalchemy as sa

from data import lights
from data.datasets import dataset
from data.facts import in_force
from data.rules import Rules, rules
from data.units import Directory

WORDING = frozenset({"title", "progress", "problems"})
"""Long texts of items, which no formula reads."""


@dataclass(frozen=True)
class View:
    """The facts in force on `day` as known at `known_at` (now, if none is given)."""

    day: dt.date
    known_at: dt.datetime | None = None
    rules: Rules = field(default_factory=rules)
    units: Directory = field(default_factory=Directory.shipped)
    _facts: dict[str, sa.Subquery] = field(default_factory=dict, repr=False, compare=False)

    @property
    def new_year(self) -> dt.date:
        """The first day of the calendar year that figures run from."""
        return self.day.replace(month=1, day=1)

    def facts(self, name: str) -> sa.Subquery:
        """A dataset's versions in force, the same select each time. Raises KeyError for an unknown name."""
        if name not in self._facts:
            self._facts[name] = in_force(dataset(name), self.day, self.known_at)
        return self._facts[name]

    @cached_property
    def lit(self) -> sa.CTE:
        """Supervised items with their lights: one select that all the formulas of a statement share."""
        items = lights.items(self.day, self.rules, self.known_at)
        return sa.select(*(column for column in items.c if column.name not in WORDING)).cte("lit")
