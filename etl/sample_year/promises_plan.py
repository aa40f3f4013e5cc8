"""What units promised the meetings of the sample, and what became of it: most was kept, some late, six were broken."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from etl.sample_year.days import LAST_DAY, RETURNS, YEAR, days_after
from etl.sample_year.dice import dice
from etl.sample_year.instructions_plan import LIMITS
from etl.sample_year.instructions_plan import instructions as all_instructions
from etl.sample_year.livelihood import SubTarget, actual, sub_targets
from etl.sample_year.meetings_held import FRIDAYS, Matter, of_instruction, of_list, of_project, quoted
from etl.sample_year.supervision_item import Item
from etl.sample_year.supervision_items import items
from etl.sample_year.supervision_state import completion
from etl.sample_year.words_bank import bank

BROKEN = {2: "done", 5: "list", 8: "list", 11: "instruction", 13: "list", 14: "list"}
"""Meetings, counted from 0, one of whose promises was broken: of what kind of item, `done` standing for a confirmation."""
LATE = (0, 3, 4, 6, 9, 10, 12)
"""Meetings with a promise kept late."""
OPEN = {12: (15,), 14: (0,), 15: (4, 29), 16: (0, 15)}
"""Meetings with promises that were open at the end of the year, and how many days later each was due."""
REACHED = (1, 3, 5, 7, 9, 10)
"""Meetings with a promised completion."""
CONFIRMED = (0, 2, 4, 6, 7, 9, 11, 13, 15)
STEP = 5
"""Completions are promised in whole steps of so many percent points."""
SINCE, SPOKEN_OF = dt.date(YEAR, 8, 1), 12
"""Of the instructions handed on from that day, meetings speak of every twelfth."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise as the meeting noted it. `kept_on` is what 督查 recorded itself, on the day it learned of it."""

    made_on: dt.date
    unit: str
    what: str
    due_on: dt.date
    measure: str
    target: str | None
    matter: Matter | None
    kept_on: dt.date | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Something that only 督查 can tell to be done."""

    unit: str
    text: str
    outcome: str


@cache
def promised() -> tuple[Promised, ...]:
    """Every promise, meeting by meeting."""
    throw, taken = dice("promises"), set[str]()
    words = iter(bank("undertakings", Undertaking))
    made: list[Promised] = []
    for turn, day in enumerate(FRIDAYS):
        for found in _of_meeting(turn, day, words, throw):
            one = next(one for one in found if one.matter is None or one.matter.code not in taken)
            taken.update([one.matter.code] if one.matter else [])
            made.append(one)
    return tuple(made)


def _of_meeting(
    turn: int, day: dt.date, words: Iterator[Undertaking], throw: random.Random
) -> Iterator[Iterator[Promised]]:
    """For each promise of the meeting those that it may be."""
    if turn in LATE:
        yield _closing(day, (8, 40), throw, _before)
    if turn in REACHED:
        yield _reaching(day, throw)
    if turn in BROKEN:
        yield _broken(day, BROKEN[turn], throw)
    if turn in CONFIRMED:
        yield iter([_confirmed(day, next(words), turn, throw)])
    for days in OPEN.get(turn, ()):
        yield _not_due(day, days_after(LAST_DAY, days), throw)
    for _ in range(2 if turn % 3 == 1 else 1):
        yield _closing(day, (2, 24), throw, _after)


def _closing(
    day: dt.date, within: tuple[int, int], throw: random.Random, due: Callable[[dt.date, dt.date], dt.date | None]
) -> Iterator[Promised]:
    """Promises to close what was done in so many days after the meeting, whose last day follows from that."""
    first, last = (days_after(day, days) for days in within)
    for matter in _shuffled(_matters(), throw):
        is_open = matter.begun_on < days_after(day, -6)
        if is_open and matter.done_on is not None and first <= matter.done_on <= min(last, days_after(LAST_DAY, -1)):
            due_on = due(day, matter.done_on)
            if due_on is not None:
                yield _to_close(day, matter, due_on)


def _after(day: dt.date, done_on: dt.date) -> dt.date | None:
    """A Friday or month's end by which it was done."""
    return min(days_after(done_on, (4 - done_on.weekday()) % 7), LAST_DAY)


def _before(day: dt.date, done_on: dt.date) -> dt.date | None:
    """The last Friday before it was done, a week after the meeting at the earliest."""
    friday = days_after(done_on, -((done_on.weekday() - 4) % 7 or 7))
    return friday if friday >= days_after(day, 7) else None


def _broken(day: dt.date, kind: str, throw: random.Random) -> Iterator[Promised]:
    if kind == "done":
        words = "报送滞后项目分月推进计划并经督查处审核"
        yield Promised(day, "市国资委", words, days_after(day, 14), "督查处确认", None, None)
    for matter in _shuffled(_matters(), throw):
        if matter.code.startswith("instructions") is (kind == "instruction") and _is_never_done(matter, day):
            yield _to_close(day, matter, days_after(day, 14 if day.month == LAST_DAY.month else 28))


def _not_due(day: dt.date, due_on: dt.date, throw: random.Random) -> Iterator[Promised]:
    return (_to_close(day, one, due_on) for one in _shuffled(_matters(), throw) if _is_never_done(one, day))


def _is_never_done(matter: Matter, day: dt.date) -> bool:
    return matter.done_on is None and matter.begun_on < days_after(day, -6)


def _to_close(day: dt.date, matter: Matter, due_on: dt.date) -> Promised:
    return Promised(day, matter.unit, f"{_by(due_on)}办结{quoted(matter.title)}", due_on, "关联事项办结", None, matter)


def _by(due_on: dt.date) -> str:
    year = "" if due_on.year == YEAR else f"{due_on.year}年"
    return f"{year}{due_on.month}月{due_on.day}日前"


def _reaching(day: dt.date, throw: random.Random) -> Iterator[Promised]:
    """Promises of a completion that the first return of the next weeks shows."""
    courses = [(of_list(item), _course_of_item(item)) for item in _steady()]
    courses += [(of_project(entry), _course_of_project(entry)) for entry in sub_targets()]
    for matter, course in _shuffled(courses, throw):
        due_on = next(one for one in RETURNS if one >= days_after(day, 14))
        now, then = course(day), course(due_on) // STEP * STEP
        if matter.begun_on < day and now + STEP <= then < 100 and now > 0:
            what = f"{_by(due_on)}{quoted(matter.title)}完成率达到{then}%"
            yield Promised(day, matter.unit, what, due_on, "关联事项完成率", f"{then}%", matter)


def _course_of_item(item: Item) -> Callable[[dt.date], int]:
    return lambda day: completion(item, day)


def _course_of_project(entry: SubTarget) -> Callable[[dt.date], int]:
    return lambda day: int(actual(entry, day) / entry.target * 100)


def _confirmed(day: dt.date, words: Undertaking, turn: int, throw: random.Random) -> Promised:
    """One of them was kept some days late."""
    due_on = min(days_after(day, throw.choice([7, 11, 14])), LAST_DAY)
    kept_on = days_after(due_on, 5 if turn == CONFIRMED[3] else -throw.randint(0, 4))
    what = f"{_by(due_on)}{words.text}"
    return Promised(day, words.unit, what, due_on, "督查处确认", None, None, kept_on, words.outcome)


@cache
def _matters() -> tuple[Matter, ...]:
    """What can be promised to be closed: numbered items and instructions that run as planned."""
    of_lists = [of_list(item) for item in items() if _runs(item)]
    handled = [entry for entry in all_instructions() if LIMITS[entry.nature] and entry.assigned_on >= SINCE]
    return (*of_lists, *map(of_instruction, handled[::SPOKEN_OF]))


def _runs(item: Item) -> bool:
    stopped = ("suspended", "terminated", "no_data", "long_term", "undated", "not_started")
    return item.number is not None and item.plan.fate not in stopped and item.plan.reopened is None


def _steady() -> list[Item]:
    return [item for item in items() if _runs(item) and item.shows_completion and item.plan.setback is None]


def _shuffled(found: Sequence[T], throw: random.Random) -> list[T]:
    return throw.sample(found, len(found))
