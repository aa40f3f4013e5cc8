"""Information disclosed (主动公开) in the year, by unit, month and channel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass, fields
from typing import TypeVar

import sqlalchemy as sa

from data.formulas.conditions import PeriodInYear
from data.formulas.view import View

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sums:
    """Items disclosed, by channel; `unsplit` are those whose channel the return does not tell."""

    total: float = 0
    site: float = 0
    new_media: float = 0
    gazette: float = 0
    other: float = 0
    vague: int = 0
    """Returns with a qualifier: the total is more than so much (400多)."""

    def __add__(self, more: Sums) -> Sums:
        return Sums(*(getattr(self, f.name) + getattr(more, f.name) for f in fields(Sums)))

    @property
    def unsplit(self) -> float:
        """What the channels leave of the total."""
        return max(self.total - self.site - self.new_media - self.gazette - self.other, 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit's return of one month. `unit` is a code."""

    month: int
    unit: str | None
    sums: Sums


def cells(connection: sa.Connection, day: dt.date) -> tuple[Cell, ...]:
    """The year's returns up to the day."""
    view = View(day)
    c = view.facts("disclosure").c
    axes = (sa.extract("month", c.period), c.org)
    numbers = (c.total, c.site, c.new_media, c.gazette, c.other_channel)
    sums = (sa.func.coalesce(sa.func.sum(number), 0) for number in numbers)
    query = sa.select(*axes, *sums, sa.func.count(c.total_qual)).where(PeriodInYear().on(c, view)).group_by(*axes)
    return tuple(Cell(int(row[0]), row[1], Sums(*row[2:])) for row in connection.execute(query))
