"""The province of the sample's ranks: what each city reaches in each publication, the own city in its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.kinds.shares import city_names
from data.ladder_gaps import OWN_CITY
from etl.sample_year.days import MONTH_ENDS
from etl.sample_year.dice import dice
from etl.sample_year.words_bank import bank

PERIODS: tuple[tuple[str, dt.date], ...] = (
    ("1-2月", MONTH_ENDS[1]),
    ("一季度", MONTH_ENDS[2]),
    ("上半年", MONTH_ENDS[5]),
    ("1-7月", MONTH_ENDS[6]),
    ("前三季度", MONTH_ENDS[8]),
    ("1-10月", MONTH_ENDS[9]),
    ("1-11月", MONTH_ENDS[10]),
    ("全年", MONTH_ENDS[11]),
)
NOT_PUBLISHED = "."
OWN = city_names()[OWN_CITY]
SIZES = (5.5, 16.1, 12.4, 6.9, 5.9, 4.7, 3.2, 6.0, 2.8, 1.7, 1.5)
"""Weight of each city in the province's rate, in the order of the cities' table."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessed indicator, with the own city's value at the start and the end of the year.

    `step` is the usual distance between neighbouring places, `absent` the city that takes no part, `told` what the
    province tells besides the rank: `cities` their values, `gap` the distance to the place before, `none`.
    `path` holds the rank in each publication, `.` where it is not published then; blank if it is never ranked.
    """

    indicator: str
    unit: str
    uom: str
    goal: str
    better: str
    start: float
    value: float
    step: float
    absent: str
    told: str
    path: str
    remark: str

    @property
    def ranks(self) -> tuple[int | None, ...]:
        """The rank in each publication."""
        words = self.path.split() or [""] * len(PERIODS)
        return tuple(int(word) if word.isdigit() else None for word in words)

    @property
    def cities(self) -> tuple[str, ...]:
        """The cities that take part."""
        return tuple(name for name in city_names().values() if name != self.absent)

    def is_published(self, turn: int) -> bool:
        """False for a quarterly indicator in the months between."""
        return not self.path or self.path.split()[turn] != NOT_PUBLISHED


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator in one publication: the cities' values from the first place to the last."""

    rank: int
    cities: dict[str, float]
    average: float

    @property
    def first(self) -> tuple[str, float]:
        """The leading city with its value."""
        return next(iter(self.cities.items()))

    @property
    def gap(self) -> float | None:
        """Distance to the place before; None for the first."""
        values = list(self.cities.values())
        return None if self.rank == 1 else round(abs(values[self.rank - 2] - values[self.rank - 1]), 1)


def assessed() -> tuple[Assessed, ...]:
    """All assessed indicators, in the order of the return."""
    return bank("ranks", Assessed)


def standing(entry: Assessed, turn: int) -> Standing | None:
    """Where the indicator stands in a publication; None where it is not ranked."""
    rank = entry.ranks[turn]
    if rank is None:
        return None
    order = _order(entry, turn)
    order.insert(rank - 1, OWN)
    cities = dict(zip(order, _values(entry, turn, rank), strict=True))
    return Standing(rank, cities, _average(entry, cities))


def _order(entry: Assessed, turn: int) -> list[str]:
    """The other cities, first place first: two neighbours change places with each publication."""
    order = [name for name in entry.cities if name != OWN]
    throw = dice(f"ranks/{entry.indicator}")
    throw.shuffle(order)
    for _ in range(turn):
        place = throw.randrange(len(order) - 1)
        order[place : place + 2] = reversed(order[place : place + 2])
    return order


def _values(entry: Assessed, turn: int, rank: int) -> list[float]:
    """The value of each place. No two places share one, so that the rank follows from the values."""
    throw = dice(f"ranks/{entry.indicator}/{turn}")
    own = _own(entry, turn)
    step = entry.step * (own / entry.value if entry.start > 0 else 1)
    gaps = [max(0.1, step * throw.uniform(0.3, 1.7)) for _ in entry.cities[1:]]
    sign = -1 if entry.better == "high" else 1
    offsets = [round(sum(gaps[:place]), 1) for place in range(len(entry.cities))]
    return [round(own + sign * (offset - offsets[rank - 1]), 1) for offset in offsets]


def _own(entry: Assessed, turn: int) -> float:
    """The own city's value: most of the way from the year's start to its end is made in the first half."""
    left = (12 - PERIODS[turn][1].month) / 10
    return round(entry.value + (entry.start - entry.value) * left**2, 1)


def _average(entry: Assessed, cities: dict[str, float]) -> float:
    """Rates weigh the cities by size, amounts do not."""
    sizes = dict(zip(city_names().values(), SIZES, strict=True)) if entry.uom == "%" else dict.fromkeys(cities, 1.0)
    return round(sum(sizes[name] * value for name, value in cities.items()) / sum(sizes[name] for name in cities), 1)
