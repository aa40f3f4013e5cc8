"""The periods of a duty: each week, month, quarter or year with the day by which its return is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data.duties import Duty
from data.workdays import WorkCalendar

EARLY_DAYS = 6
"""Days before a period's end from which a return counts as the period's: a month's sheet may be drawn up on the 25th."""
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class DutyPeriod:
    """`due_on` is the day as it is told, `last_on` the last day on which a return is not late."""

    label: str
    start: dt.date
    end: dt.date
    due_on: dt.date
    last_on: dt.date
    counts_from: dt.date
    """The earliest day that a return of the period may speak about."""


def periods(duty: Duty, first: dt.date, last: dt.date, calendar: WorkCalendar) -> Iterator[DutyPeriod]:
    """The periods that end from `first` on and begin by `last`, in order; none for what is due by events."""
    if duty.cycle == "event":
        return
    start, end = _around(duty, first)
    while start <= last:
        yield _period(duty, start, end, calendar)
        start, end = _around(duty, end + dt.timedelta(1))


def _around(duty: Duty, day: dt.date) -> tuple[dt.date, dt.date]:
    """The period that a day lies in; a week ends on the day that it is due."""
    if duty.weekday is not None:
        end = day + dt.timedelta((duty.weekday - day.isoweekday()) % 7)
        return end - dt.timedelta(6), end
    months = _MONTHS[duty.cycle]
    start = dt.date(day.year, (day.month - 1) // months * months + 1, 1)
    after = start.month + months
    return start, dt.date(start.year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - dt.timedelta(1)


@cache
def _period(duty: Duty, start: dt.date, end: dt.date, calendar: WorkCalendar) -> DutyPeriod:
    before = start - dt.timedelta(1) if duty.ahead else end
    if duty.working_day is not None:
        due = calendar.add(before, duty.working_day).day
    else:
        told = end if duty.weekday is not None else before + dt.timedelta(duty.day or 1)
        due = told if calendar.is_working_day(told) else calendar.add(told, 1).day
    last = calendar.add(due, duty.grace_days).day if duty.grace_days else due
    return DutyPeriod(_label(duty, end), start, end, due, last, before - dt.timedelta(EARLY_DAYS))


def _label(duty: Duty, end: dt.date) -> str:
    if duty.cycle == "week":
        return f"{end.year}年{end.month}月{end.day}日一周"
    if duty.cycle == "month":
        return f"{end.year}年{end.month}月"
    return f"{end.year}年" if duty.cycle == "year" else f"{end.year}年{'一二三四'[(end.month - 1) // 3]}季度"
