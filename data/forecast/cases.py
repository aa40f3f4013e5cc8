"""A case: an open item on a day, with what experience of others like it is looked up by."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from data.forecast.rhythm import Rhythm
from data.forecast.standings import Standing

Level = tuple[Any, ...]
"""A kind of case, from the widest to the narrowest."""

NEEDS = (0.5, 0.9, 1.2, 2.0, 5.0)
"""Bounds between bands of days needed ÷ days left."""
GAPS = (-38.0, -30.0, -20.0, -10.0, 0.0)
"""Bounds between bands of percentage points against time progress."""
DAYS_LEFT = (8, 15, 31, 61)
"""Bounds between bands of days until the deadline."""
STANDS_STILL = 99.0
"""Days needed ÷ days left of what does not move."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Share of the whole done a day, 0–1, over the last four weeks, or since the start where these are not known."""

    per_day: float
    is_since_start: bool


@dataclass(frozen=True, slots=True)
class Case:
    """`ahead` is how the item will stand on the target day if nothing is told until then."""

    day: dt.date
    target: dt.date
    now: Standing
    ahead: Standing
    rhythm: Rhythm
    pace: Pace | None

    @property
    def days_left(self) -> int | None:
        """Days until the deadline; negative when it is over, None where there is none."""
        return None if self.now.deadline is None else (self.now.deadline - self.day).days

    @property
    def days_needed(self) -> float | None:
        """Days to the end at the pace so far; None where it does not move or nothing is known of it."""
        if self.pace is None or self.now.completion is None or self.pace.per_day <= 0:
            return None
        return max(0.0, 1 - self.now.completion) / self.pace.per_day

    @property
    def need(self) -> float | None:
        """Days needed ÷ days left; None where either is not known."""
        if self.pace is None or self.days_left is None or self.now.completion is None:
            return None
        return STANDS_STILL if self.days_needed is None else self.days_needed / max(self.days_left, 0.5)

    @property
    def is_too_late(self) -> bool:
        """True if it is due today with a day's work or more left at its pace (来不及)."""
        return self.days_left == 0 and self.days_needed is not None and self.days_needed >= 1

    @property
    def is_red_by_pace(self) -> bool:
        """True if besides its pace does not bring it to its end by the target day."""
        return self.is_too_late and (self.days_needed or 0.0) > (self.target - self.day).days

    @property
    def levels(self) -> tuple[Level, ...]:
        """Kinds of case by which the coming light is looked up."""
        first = (self.rhythm, self.now.light)
        second = (*first, self.ahead.rule)
        third = (*second, _band(self.ahead.gap_points, GAPS))
        return first, second, third, (*third, _band(self.need, NEEDS))

    @property
    def finish_levels(self) -> tuple[Level, ...]:
        """Kinds of case by which finishing in time is looked up."""
        first = ("finish", self.now.dataset)
        second = (*first, _band(self.days_left, DAYS_LEFT))
        third = (*second, _band(self.ahead.gap_points, GAPS))
        return first, second, third, (*third, _band(self.need, NEEDS))


def _band(value: float | None, bounds: tuple[float, ...]) -> int | None:
    return None if value is None else bisect_right(bounds, value)


def pace(now: Standing, before: Standing | None, day: dt.date, days: int) -> Pace | None:
    """From the completion so many days before; else, from the day that it started; None where neither is known."""
    if now.completion is None:
        return None
    if before is not None and before.completion is not None:
        return Pace((now.completion - before.completion) / days, is_since_start=False)
    if now.started is None or now.started >= day:
        return None
    return Pace(now.completion / (day - now.started).days, is_since_start=True)
