"""How a dataset is reported on (报送节奏): whether a return is to be expected before a day."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

import sqlalchemy as sa

from data.datasets import tracked
from data.facts import known
from data.items import Told
from data.tables import batch

ONE_RETURN_DAYS = 3
"""Sheets that speak of days no further apart belong to one return."""
WEEKLY_DAYS = 10
"""Returns no further apart come every week."""
MONTHLY_DAYS = 20
"""Returns further apart come every so many months."""
MONTH_DAYS = 30.4


class Rhythm(StrEnum):
    """What is to be expected of a dataset by a day: no return, one, returns every week."""

    SILENT = "silent"
    DUE = "due"
    WEEKLY = "weekly"


WORDS = {Rhythm.SILENT: "下周五前没有报送", Rhythm.DUE: "下周五前有一次报送", Rhythm.WEEKLY: "每周报送"}


def return_days(connection: sa.Connection, told: Told) -> dict[str, tuple[dt.date, ...]]:
    """The days that the returns of each dataset of items speak of, oldest first."""
    wanted = [spec.name for spec in tracked()]
    rows = connection.execute(
        sa.select(batch.c.dataset, batch.c.as_of)
        .where(batch.c.dataset.in_(wanted), batch.c.as_of <= told.until, known(told.known_at))
        .distinct()
        .order_by(batch.c.as_of)
    )
    found: dict[str, list[dt.date]] = {}
    for name, day in rows:
        found.setdefault(name, []).append(day)
    return {name: tuple(_last_of_each(days)) for name, days in found.items()}


def _last_of_each(days: Sequence[dt.date]) -> list[dt.date]:
    apart = [day for day, later in pairwise(days) if (later - day).days > ONE_RETURN_DAYS]
    return [*apart, days[-1]]


def rhythms(returns: Mapping[str, Sequence[dt.date]], target: dt.date) -> dict[str, Rhythm]:
    """By dataset what is to be expected up to the target day, from its returns so far."""
    return {name: _expected(days, target) for name, days in returns.items()}


def _expected(days: Sequence[dt.date], target: dt.date) -> Rhythm:
    if len(days) < 2:
        return Rhythm.SILENT
    gap = (days[-1] - days[-2]).days
    if gap <= WEEKLY_DAYS:
        return Rhythm.WEEKLY
    months = round(gap / MONTH_DAYS)
    coming = _months_on(days[-1], months) if gap > MONTHLY_DAYS else days[-1] + dt.timedelta(days=gap)
    return Rhythm.DUE if coming <= target else Rhythm.SILENT


def _months_on(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; a month's last day stays a last day."""
    ahead = day.month - 1 + months
    year, month = day.year + ahead // 12, ahead % 12 + 1
    last = calendar.monthrange(year, month)[1]
    is_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return dt.date(year, month, last if is_end else min(day.day, last))
