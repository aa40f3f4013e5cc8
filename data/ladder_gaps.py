"""How much value lies between the own city and the places next to it on the rank ladder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from data.kinds.shares import city_names

OWN_CITY = "xx"
"""Code of the office's own city among the province's cities (`data/reference/cities.csv`)."""
EXACT = 9
"""Decimals kept of a difference: 5.1 − 4.9 is 0.2."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Value to gain for the place before, value to lose down to the place after; None where unknown or no such place."""

    up: float | None = None
    down: float | None = None


def gaps(publications: Sequence[Any]) -> Gaps:
    """The distances in the last of an indicator's publications; a distance that the return itself tells serves for `up`.

    Values and rank must agree: with a leading city left out, nobody knows who is next.
    """
    last = publications[-1]
    if last.rank is None:
        return Gaps()
    found = Gaps()
    field, high_leads = _field(last), _does_high_lead(publications)
    if field is not None and high_leads is not None and field.agrees(high_leads):
        found = field.gaps(high_leads)
    if found.up is None and last.gap_prev is not None and last.rank > 1:
        return Gaps(abs(last.gap_prev), found.down)
    return found


@dataclass(frozen=True, slots=True)
class _Field:
    """The own city's rank and value among the other cities' values, of which some may be `missing`."""

    rank: int
    own: float
    others: tuple[float, ...]
    missing: int

    def agrees(self, high_leads: bool) -> bool:
        """Does the rank follow from the values? Cities with the same value may be placed either way."""
        return self._may_stand(high_leads, 0)

    def leads_high(self) -> bool | None:
        """Whether high values lead; None where both ways are possible, or neither, whatever the missing values are."""
        high, low = (self._may_stand(way, self.missing) for way in (True, False))
        return high if high != low else None

    def _may_stand(self, high_leads: bool, unseen: int) -> bool:
        better = len(self._better(high_leads))
        return better < self.rank <= better + self.others.count(self.own) + unseen + 1

    def gaps(self, high_leads: bool) -> Gaps:
        """Distances to the next values; nought up where a city with the same value is placed before."""
        better, worse = self._better(high_leads), self._better(not high_leads)
        if self.rank > len(better) + 1:
            better = [self.own]
        return Gaps(self._nearest(better), self._nearest(worse))

    def _better(self, high_leads: bool) -> list[float]:
        return [value for value in self.others if (value > self.own if high_leads else value < self.own)]

    def _nearest(self, values: list[float]) -> float | None:
        return min((round(abs(value - self.own), EXACT) for value in values), default=None)


def _field(row: Any) -> _Field | None:
    cities = _cities(row)
    own = cities.pop(OWN_CITY, row.value)
    if own is None or row.rank is None or not cities:
        return None
    missing = (row.rank_of or len(city_names())) - 1 - len(cities)
    return _Field(row.rank, own, tuple(cities.values()), max(missing, 0))


def _cities(row: Any) -> dict[str, float]:
    return json.loads(row.by_city) if row.by_city else {}


def _does_high_lead(publications: Sequence[Any]) -> bool | None:
    """Whether high or low values lead, which no return says: the latest publication that allows one way only tells.

    In the very middle (6th of 11) both are possible; then the city named as the first one tells. None where nothing does.
    """
    for row in reversed(publications):
        field = _field(row)
        if field is not None and (told := field.leads_high()) is not None:
            return told
    return next((told for row in reversed(publications) if (told := _told_by_first(row)) is not None), None)


def _told_by_first(row: Any) -> bool | None:
    field, cities = _field(row), _cities(row)
    first = next((cities.get(code) for code, name in city_names().items() if name in (row.top_city or "")), None)
    if field is None or first is None or first == field.own:
        return None
    return first > field.own
