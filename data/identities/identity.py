"""What an identity (勾稽关系) is: something that must hold between two sources, and what is found where it does not."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from data.formulas.view import View
from data.places import Place

MOST_PLACES = 3
"""Places that a source names; of more it tells the number."""
TOLERANCE = 1e-6
"""Of the larger number: what is nearer is only noise of binary fractions."""


@dataclass(frozen=True, slots=True)
class Source:
    """One side: what it is in words, its number (fractions for rates), the first places, the number of records."""

    label: str
    value: float
    qualifier: str | None
    unit: str
    places: tuple[Place, ...]
    rows: int

    @property
    def bound(self) -> str:
        """What follows the number in words where it is no exact one: 400余."""
        return {"gt": "余", "ge": "以上", "lt": "以内", "le": "以内"}.get(self.qualifier or "", "")

    @property
    def low(self) -> float:
        """The least that it may mean; a vague number bounds nothing."""
        return self.value if self.qualifier in (None, "eq", "ge", "gt") else -math.inf

    @property
    def high(self) -> float:
        """The most that it may mean."""
        return self.value if self.qualifier in (None, "eq", "le", "lt") else math.inf


@dataclass(frozen=True, slots=True)
class Breach:
    """An identity that does not hold: about what, both sources, what follows in one Chinese sentence.

    `settled` says which source was chosen to prevail; None while the difference is open.
    """

    code: str
    sentence: str
    about: str
    left: Source
    right: Source
    advice: str
    settled: str | None = None


@dataclass(frozen=True)
class Identity:
    """A small declared check. `sentence` says in Chinese what must hold."""

    code: str
    sentence: str

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """Where it does not hold on the view's day; nothing where a side has no number."""
        raise NotImplementedError


def may_equal(left: Source, right: Source) -> bool:
    """Whether the numbers can be the same, given their qualifiers."""
    return may_be_within(left, right) and may_be_within(right, left)


def may_be_within(part: Source, whole: Source) -> bool:
    """Whether the part can be no more than the whole, given the qualifiers of both."""
    slack = TOLERANCE * max(1.0, abs(part.value), abs(whole.value))
    return part.low <= whole.high + slack
