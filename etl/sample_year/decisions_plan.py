"""What the meetings of the sample decided: the extensions that the lists show, closures, new items, tasks for units."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from etl.sample_year.days import LAST_DAY, chinese, days_after
from etl.sample_year.dice import dice
from etl.sample_year.meetings_held import FRIDAYS, Matter, of_list, quoted
from etl.sample_year.supervision_item import Item
from etl.sample_year.supervision_items import items
from etl.sample_year.words_bank import bank

CLOSURES = NEW_ITEMS = REFUSED = 1
"""Most of each that one meeting decided."""
REFUSING = (6, 10, 14)
"""Meetings, counted from 0, that refused an extension."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A line of the minutes."""

    held_on: dt.date
    kind: str
    text: str
    unit: str
    due_on: dt.date | None
    matter: Matter | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A task that a meeting gives a unit."""

    unit: str
    text: str


@cache
def decided() -> tuple[Decided, ...]:
    """Every decision, meeting by meeting."""
    throw = dice("decisions")
    tasks = iter(bank("resolutions", Resolution))
    return tuple(one for turn, day in enumerate(FRIDAYS) for one in _of_meeting(turn, day, tasks, throw))


def _of_meeting(turn: int, day: dt.date, tasks: Iterator[Resolution], throw: random.Random) -> Iterator[Decided]:
    yield from _extensions(day)
    if turn in REFUSING:
        yield from islice(_refused(day, throw), REFUSED)
    yield from islice(_closures(day), CLOSURES)
    yield from islice(_new_items(day), NEW_ITEMS)
    task = next(tasks, None)
    if task is not None:
        yield Decided(day, "决定事项", f"{task.unit}{task.text}", task.unit, days_after(day, 14), None)


def _numbered() -> Iterator[tuple[Item, Matter]]:
    return ((item, of_list(item)) for item in items() if item.number is not None)


def _extensions(day: dt.date) -> Iterator[Decided]:
    """Those that the lists have from the days up to the next meeting on."""
    for item, matter in _numbered():
        extension = item.plan.extension
        if extension is not None and extension.due.day is not None and _is_week_of(day, extension.granted_on):
            until = extension.due.day
            text = f"同意{quoted(item.title)}完成时限延期至{chinese(until)}。"
            yield Decided(day, "同意延期", text, item.lead, until, matter)


def _refused(day: dt.date, throw: random.Random) -> Iterator[Decided]:
    """For items that will be overdue at the end of the year and were never extended."""
    late = [pair for pair in _numbered() if pair[0].plan.fate == "overdue" and pair[0].plan.extension is None]
    for item, matter in throw.sample(late, len(late)):
        due = item.plan.due.day
        if due is not None and day < due:
            text = f"不同意{quoted(item.title)}延期，仍按{chinese(due)}办结。"
            yield Decided(day, "不同意延期", text, item.lead, due, matter)


def _closures(day: dt.date) -> Iterator[Decided]:
    for item, matter in _numbered():
        if matter.done_on is not None and _is_week_of(matter.done_on, day) and item.plan.reopened is None:
            yield Decided(day, "同意销号", f"{quoted(item.title)}已办结，同意销号。", item.lead, None, matter)


def _new_items(day: dt.date) -> Iterator[Decided]:
    for item, matter in _numbered():
        if _is_week_of(day, item.plan.assigned_on):
            due = item.plan.due.day
            by = f"，{chinese(due)}前办结" if due is not None and due <= days_after(LAST_DAY, 366) else ""
            yield Decided(day, "新增事项", f"将{quoted(item.title)}列入督办{by}。", item.lead, due, matter)


def _is_week_of(first: dt.date, day: dt.date) -> bool:
    """Whether the day is that one or one of the six after it."""
    return first <= day <= days_after(first, 6)
