"""Counting of periods (期间计算): the day after the event is the first, months end on the same number, stops are left out (reference §5)."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from data.clocks.terms import Term
from data.workdays import Reached, WorkCalendar


@dataclass(frozen=True, slots=True)
class Stop:
    """Days that do not count: from the day on which the clock stopped to the day on which it ran again, None while stopped."""

    start: dt.date
    end: dt.date | None
    why: str


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day number so many months later, or that month's last day where it is shorter (民法典 §202)."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_day(
    term: Term, start: dt.date, work: WorkCalendar, extended: bool = False, stops: Sequence[Stop] = ()
) -> Reached:
    """The last day of a term that an event on `start` began, with the years that the holiday table lacks.

    Stops that are over move it by the days that they took; a stop that lasts has moved nothing yet.
    """
    return _reckoned(term, start, work, extended, stops_that_count(term, start, work, extended, stops))


def stops_that_count(
    term: Term, start: dt.date, work: WorkCalendar, extended: bool, stops: Sequence[Stop]
) -> tuple[Stop, ...]:
    """Those that began on the last day at the latest: what is over cannot be stopped any more."""
    kept: list[Stop] = []
    for stop in sorted(stops, key=lambda stop: stop.start):
        if stop.start <= _reckoned(term, start, work, extended, kept).day:
            kept.append(stop)
    return tuple(kept)


def _reckoned(term: Term, start: dt.date, work: WorkCalendar, extended: bool, stops: Sequence[Stop]) -> Reached:
    amount = term.amount + (term.extension if extended else 0)
    over = [(stop.start, stop.end) for stop in stops if stop.end and stop.end > stop.start]
    if term.days == "working_days":
        return work.add(start, amount + sum(work.between(first, last).days for first, last in over))
    whole = add_months(start, amount) if term.days == "months" else start + dt.timedelta(days=amount)
    day = whole + sum(((last - first) for first, last in over), dt.timedelta())
    return _rolled(day, work) if term.roll_forward else Reached(day)


def latest_before(term: Term, event: dt.date, work: WorkCalendar) -> Reached:
    """The last day of a term that counts back from an event: material three days before the meeting."""
    if term.days == "working_days":
        return work.add(event, -term.amount)
    if term.days == "months":
        return Reached(add_months(event, -term.amount))
    return Reached(event - dt.timedelta(days=term.amount))


def _rolled(day: dt.date, work: WorkCalendar) -> Reached:
    """The day itself, or the first working day after it (民法典 §203)."""
    return Reached(day, work.uncovered(day, day)) if work.is_working_day(day) else work.add(day, 1)
