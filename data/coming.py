"""What may turn red by next Friday (下周会红的): due by then, or so far behind time progress that the red line is near."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from data.forecast.weeks import next_friday
from data.rules import Rules, rules
from data.status import Item, Wanted, find_items

NOT_YET = ("yellow", "green", "no_data")
DAY_POINTS = 100 / 365
"""Percentage points by which time progress grows in a day of the year."""


@dataclass(frozen=True, slots=True)
class Coming:
    """An item that is not red yet. `days_left` until its deadline, None where it is its pace that will turn it red."""

    item: Item
    days_left: int | None
    state: str
    """How it stands, in words."""

    @property
    def reason(self) -> str:
        """Why it will be red, in words."""
        if self.days_left is None:
            return self.state
        return f"{f'{self.days_left}天后' if self.days_left else '今天'}到期，{self.state}"


def coming(connection: sa.Connection, day: dt.date) -> tuple[Coming, ...]:
    """Those due by next Friday, the nearest first, then those about to fall behind the red line."""
    given, last = rules(), next_friday(day)
    due = find_items(connection, day, given, Wanted(lights=NOT_YET, due_from=day, due_to=last))
    nearest = sorted(
        (_due(item, day) for item in due), key=lambda entry: (entry.days_left or 0, entry.item.completion or 0.0)
    )
    slow = find_items(connection, day, given, Wanted(lights=("yellow",)))
    known = {(entry.item.dataset, entry.item.key) for entry in nearest}
    others = [item for item in slow if (item.dataset, item.key) not in known]
    return (*nearest, *_slow(others, given, (last - day).days))


def _due(item: Item, day: dt.date) -> Coming:
    missing = None if item.completion is None else (1 - min(item.completion, 1.0)) * 100
    state = "还没有办结" if not missing else f"还差{missing:.0f}%"
    return Coming(item, ((item.due or day) - day).days, state)


def _slow(items: list[Item], given: Rules, days: int) -> Iterator[Coming]:
    """Those that so many days without progress take below the red line."""
    line = min((rule.points for rule in given.light if rule.when == "behind" and rule.colour == "red"), default=None)
    if line is None:
        return
    for item in items:
        gap = ((item.time_progress or 0.0) - (item.completion or 0.0)) * 100
        if item.completion is not None and item.time_progress is not None and line - days * DAY_POINTS <= gap:
            yield Coming(item, None, f"低于序时{gap:.1f}个百分点，到{line:g}个就转红")
