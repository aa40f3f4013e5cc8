"""Time progress (序时进度): the share of a year or plan that should be done by a day, in three modes (reference §2.6)."""

from __future__ import annotations

import calendar
import datetime as dt

import sqlalchemy as sa

from data.dates_sql import days_between


def by_day(day: dt.date) -> float:
    """Share of the calendar year gone by at the end of the day, 0–1."""
    return day.timetuple().tm_yday / (366 if calendar.isleap(day.year) else 365)


def by_month(day: dt.date) -> float:
    """Share of the year's months that are over at the end of the day, 0–1: a month counts on its last day."""
    over = day.day == calendar.monthrange(day.year, day.month)[1]
    return (day.month if over else day.month - 1) / 12


def of_year(day: dt.date, mode: str) -> float:
    """Share of the calendar year that should be done by the day, 0–1, in the rules' mode; a year has no nodes."""
    return by_day(day) if mode == "by_day" else by_month(day)


def by_plan(day: dt.date, start: dt.date, end: dt.date) -> float:
    """Share of a plan gone by at the end of the day, 0–1, first and last day included."""
    length = (end - start).days + 1
    if length <= 0:
        return 1.0
    return min(1.0, max(0.0, ((day - start).days + 1) / length))


def expression(
    day: dt.date,
    mode: sa.ColumnElement[str],
    year: sa.ColumnElement[float],
    plan: tuple[sa.ColumnElement[dt.date], sa.ColumnElement[dt.date]],
    node: sa.ColumnElement[float],
) -> sa.ColumnElement[float]:
    """SQL for an item's time progress: by node where a node is given, by plan or year otherwise.

    `year` is the year of the item's list (null counts as the day's own): a past one is over, a coming one not begun.
    """
    start, end = plan
    yearly = sa.case(
        (year < day.year, 1.0),
        (year > day.year, 0.0),
        (mode == "by_day", by_day(day)),
        else_=by_month(day),
    )
    length = days_between(end, start) + 1
    gone = days_between(sa.literal(day, sa.Date), start) + 1
    planned = sa.case((gone <= 0, 0.0), (gone >= length, 1.0), else_=gone * 1.0 / sa.func.nullif(length, 0))
    return sa.case(
        (sa.and_(mode == "by_node", node.is_not(None)), node),
        (sa.and_(mode == "by_day", start.is_not(None), end.is_not(None)), planned),
        else_=yearly,
    )
