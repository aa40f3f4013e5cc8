"""Information items (政务信息) of the sample year: 1187 sent up by counties and departments, some adopted, some instructed on."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache

from etl.sample_year.days import YEAR
from etl.sample_year.dice import dice, shares
from etl.sample_year.words_bank import counties, departments

MONTH_WEIGHTS = (8, 9, 9, 8, 8, 8, 9, 8, 8, 8, 9, 9)
FROM_WEIGHT = 3
"""Departments with less work than this send no items."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A unit that sends items; `slack` is its chance in percent of being late."""

    name: str
    group: str
    weight: int
    slack: int


@dataclass(frozen=True, slots=True)
class YearNumbers:
    """How many items of a year were sent up, adopted and instructed on, by level."""

    submitted: int
    adopted_city: int
    adopted_prov: int
    adopted_state: int
    instr_state: int
    instr_prov: int
    instr_city: int

    @property
    def marks(self) -> tuple[tuple[str, int], ...]:
        """What can befall an item, with how many it befell."""
        return tuple((name, getattr(self, name)) for name in MARKS)


MARKS = ("adopted_city", "adopted_prov", "adopted_state", "instr_state", "instr_prov", "instr_city")
NUMBERS = {
    YEAR - 1: YearNumbers(1102, 655, 187, 26, 4, 49, 268),
    YEAR: YearNumbers(1187, 702, 214, 31, 5, 58, 297),
}
POINTS = {
    "adopted_city": 2.0,
    "adopted_prov": 5.0,
    "adopted_state": 10.0,
    "instr_state": 20.0,
    "instr_prov": 10.0,
    "instr_city": 3.0,
}
DONE, MISSED, LATE = 1.0, -2.0, -3.0
"""Points of a commissioned item handed in, not handed in, of a late or missed report."""
GROUPS = ("县(市、区)", "市级部门")


@dataclass(frozen=True, slots=True)
class Sent:
    """What one unit did in a month; `score` holds half points for quality that no count explains."""

    sender: Sender
    month: int
    submitted: int
    marks: Counter[str]
    commissioned_done: int
    commissioned_missed: int
    late: int
    score: float


@cache
def senders() -> tuple[Sender, ...]:
    """The counties and zones, then the departments with enough work, in official order."""
    near = (Sender(county.name, GROUPS[0], 2 * county.weight, county.slack) for county in counties())
    busy = (entry for entry in departments() if entry.weight >= FROM_WEIGHT)
    return (*near, *(Sender(entry.name, GROUPS[1], 3 * entry.weight, entry.slack) for entry in busy))


@cache
def year_of(year: int) -> tuple[Sent, ...]:
    """Every unit's months of a year."""
    throw, numbers = dice(f"information/{year}"), NUMBERS[year]
    months = [m for m, count in enumerate(shares(numbers.submitted, MONTH_WEIGHTS), 1) for _ in range(count)]
    weights = [sender.weight for sender in senders()]
    items = [(month, throw.choices(senders(), weights)[0].name) for month in months]
    sent, befell = Counter(items), {place: Counter[str]() for place in items}
    for mark, count in numbers.marks:
        for place in throw.sample(items, count):
            befell[place][mark] += 1
    return tuple(
        _sent(sender, month, sent[month, sender.name], befell.get((month, sender.name), Counter()), throw)
        for month in range(1, 13)
        for sender in senders()
    )


def _sent(sender: Sender, month: int, submitted: int, marks: Counter[str], throw: random.Random) -> Sent:
    asked = throw.choice([0, 0, 1, 1, 2])
    missed = sum(throw.random() < sender.slack / 250 for _ in range(asked))
    late = int(throw.random() < sender.slack / 400)
    extra = throw.choice([0.0, 0.0, 0.5, 1.0]) if submitted else 0.0
    points = sum(POINTS[mark] * count for mark, count in marks.items())
    score = points + DONE * (asked - missed) + MISSED * missed + LATE * late + extra
    return Sent(sender, month, submitted, marks, asked - missed, missed, late, score)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a unit comes to from New Year to the end of a month, with its place in its group; equal scores share one."""

    sender: Sender
    submitted: int
    marks: Counter[str]
    score: float
    place: int


def standings(sent: tuple[Sent, ...]) -> list[Standing]:
    """The units of these months in official order, ranked within their group."""
    scores = {sender.name: sum(one.score for one in sent if one.sender == sender) for sender in senders()}
    return [_standing(sender, [one for one in sent if one.sender == sender], scores) for sender in senders()]


def _standing(sender: Sender, months: list[Sent], scores: dict[str, float]) -> Standing:
    rivals = [scores[other.name] for other in senders() if other.group == sender.group]
    marks = sum((one.marks for one in months), Counter[str]())
    place = 1 + sum(score > scores[sender.name] for score in rivals)
    return Standing(sender, sum(one.submitted for one in months), marks, scores[sender.name], place)
