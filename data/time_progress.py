"""Time progress (序时进度): the share of a year or plan that should be done by a day, in three modes (reference §2.6)."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.dates_sql import days_between
from data.rules import TimeProgressRules


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


@dataclass(frozen=True, slots=True)
class Paced:
    """What items say of their pace, as SQL: own mode, year of the list, first and last day of the plan, planned share."""

    mode: sa.ColumnElement[str]
    year: sa.ColumnElement[float]
    start: sa.ColumnElement[dt.date]
    end: sa.ColumnElement[dt.date]
    node: sa.ColumnElement[float]


def share(day: dt.date, item: Paced, rules: TimeProgressRules) -> sa.ColumnElement[float]:
    """SQL for an item's time progress, 0–1, measured by what `basis` names."""
    length = days_between(item.end, item.start) + 1
    gone = days_between(sa.literal(day, sa.Date), item.start) + 1
    planned = sa.case((gone <= 0, 0.0), (gone >= length, 1.0), else_=gone * 1.0 / sa.func.nullif(length, 0))
    by_node, by_plan = _by_node(item, rules), _by_plan(day, item, rules)
    return sa.case((by_node, item.node), (by_plan, planned), else_=_yearly(day, item, rules))


def basis(day: dt.date, item: Paced, rules: TimeProgressRules) -> sa.ColumnElement[str]:
    """SQL for what an item is measured by: `node`, `plan` (its own first and last day) or `year` (that of its list)."""
    return sa.case((_by_node(item, rules), "node"), (_by_plan(day, item, rules), "plan"), else_="year")


def _mode(item: Paced, rules: TimeProgressRules) -> sa.ColumnElement[str]:
    return sa.func.coalesce(item.mode, rules.mode)


def _by_node(item: Paced, rules: TimeProgressRules) -> sa.ColumnElement[bool]:
    return sa.and_(item.node.is_not(None), _mode(item, rules) == "by_node")


def _by_plan(day: dt.date, item: Paced, rules: TimeProgressRules) -> sa.ColumnElement[bool]:
    """True with a plan where days are counted, or, where the item names no mode, as the rules have it."""
    allowed = {"never": sa.false(), "always": sa.true(), "beyond_year": _reaches_beyond(day, item)}[rules.own_plan]
    wanted = sa.or_(_mode(item, rules) == "by_day", sa.and_(item.mode.is_(None), allowed))
    return sa.and_(item.start.is_not(None), item.end.is_not(None), wanted)


def _reaches_beyond(day: dt.date, item: Paced) -> sa.ColumnElement[bool]:
    """True for a plan whose last day lies behind the year of its list, or whose list has none.

    Of a past list only what still runs this year matters: all else is over by either measure.
    """
    this_year, next_year = dt.date(day.year, 1, 1), dt.date(day.year + 1, 1, 1)
    return sa.or_(
        item.year.is_(None),
        sa.and_(item.year == day.year, item.end >= next_year),
        sa.and_(item.year < day.year, item.end >= this_year),
    )


def _yearly(day: dt.date, item: Paced, rules: TimeProgressRules) -> sa.ColumnElement[float]:
    """The list's year, null counting as the day's own: a past one is over, a coming one not begun."""
    return sa.case(
        (item.year < day.year, 1.0),
        (item.year > day.year, 0.0),
        (_mode(item, rules) == "by_day", by_day(day)),
        else_=by_month(day),
    )
