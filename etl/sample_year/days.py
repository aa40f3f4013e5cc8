"""The days that the sample's papers speak about: month ends, then weeks in the last quarter of 2020."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

YEAR = 2020
LAST_DAY = dt.date(YEAR, 12, 31)


def month_end(month: int, year: int = YEAR) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, monthrange(year, month)[1])


MONTH_ENDS: tuple[dt.date, ...] = tuple(month_end(month) for month in range(1, 13))
WEEKS: tuple[dt.date, ...] = (*(dt.date(YEAR, 10, 9) + dt.timedelta(weeks=n) for n in range(12)), LAST_DAY)
"""Fridays of the last quarter, then the last day of the year, a Thursday."""
RETURNS: tuple[dt.date, ...] = (*MONTH_ENDS[:9], *WEEKS)
"""Monthly returns (月报) to September, weekly ones (周报) after."""


def chinese(day: dt.date) -> str:
    """`2020年3月5日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def until(day: dt.date) -> str:
    """`截至2020年3月5日`: how a title says the day that it speaks about."""
    return f"截至{chinese(day)}"


def days_after(day: dt.date, days: int) -> dt.date:
    """The day so many days later (earlier where negative)."""
    return day + dt.timedelta(days=days)


def last_friday(day: dt.date) -> dt.date:
    """The Friday on or before that day."""
    return days_after(day, -((day.weekday() - 4) % 7))


def next_return(day: dt.date) -> dt.date:
    """The first return that can speak about what happened on that day."""
    return next(reported for reported in RETURNS if reported >= day)
