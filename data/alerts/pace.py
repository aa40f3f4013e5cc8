"""Since when an item is behind time progress, from its own numbers: no history needs to be read."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from typing import Any

from data import time_progress

EXACT = 1e-9


def behind_since(row: Any, gap: float, day: dt.date) -> dt.date:
    """The first day on which time was further than the completion by `gap` (a fraction); not before the item began.

    `row` is one of `data.items.measured`. What is done only grows, so that an item was as far behind then as it is now;
    where time progress follows nodes, the day of the last report is all that is known.
    """
    return min(day, max(row.started or dt.date.min, _reached(row, row.completion + gap, day)))


def _reached(row: Any, share: float, day: dt.date) -> dt.date:
    """The first day whose time progress is at least the share."""
    if row.time_basis == "plan":
        length = (row.due - row.started).days + 1
        return _after(row.started, share, length)
    if row.time_basis != "year":
        return row.as_of  # type: ignore[no-any-return]
    year = int(row.year or day.year)
    if year == day.year and abs(row.time_progress - time_progress.by_day(day)) > EXACT:
        month = min(12, max(1, math.ceil(share * 12 - EXACT)))
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    return _after(dt.date(year, 1, 1), share, 366 if calendar.isleap(year) else 365)


def _after(start: dt.date, share: float, length: int) -> dt.date:
    return start + dt.timedelta(days=min(length, max(1, math.ceil(share * length - EXACT))) - 1)
