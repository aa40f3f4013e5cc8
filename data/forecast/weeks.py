"""The weeks that a forecast looks at: from Friday to Friday, the one ahead and those gone by."""

from __future__ import annotations

import datetime as dt

FRIDAY = 4
WEEK = dt.timedelta(days=7)
PACE_WEEKS = 4
"""Weeks over which an item's speed is taken (近4周)."""


def next_friday(day: dt.date) -> dt.date:
    """The Friday of the week after the day's (下周五): 5 to 11 days ahead, a week on a Friday."""
    return day + dt.timedelta(days=FRIDAY - day.weekday()) + WEEK


def fridays(day: dt.date, count: int) -> list[dt.date]:
    """The last so many Fridays up to the day, newest first."""
    newest = day - dt.timedelta(days=(day.weekday() - FRIDAY) % 7)
    return [newest - week * WEEK for week in range(count)]


def weeks_known(day: dt.date, count: int) -> list[dt.date]:
    """The Fridays, newest first, from which so many weeks began that are over by the day."""
    return fridays(day - WEEK, count)
