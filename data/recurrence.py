"""Deadlines that come again (每月5日前, 每季度末, 每周五): their next day (reference §4.0.3)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from data.spans import Anchor, ImpossibleDate, find_spans

_EVERY = re.compile(
    r"(?:(?:每个?|逐|按)(?:(?P<unit>月|季度?|周|星期|半年|半月|旬|日|天|年度?)))"
    r"(?P<day>\d{1,2}[日号]|[一二三四五六日天](?![月日])|上旬|中旬|下旬|初|月?底|月?末|月末|底|首月)?(?:之前|以前|前)?",
    re.ASCII,
)
_WEEKDAYS = "一二三四五六日"
_IN_MONTH = {"上旬": 10, "初": 10, "中旬": 20}
_LAST_DAY = 31
_YEARS_AHEAD = 2


def find_recurrence(text: str) -> re.Match[str] | None:
    """The recurring expression in a prepared text, as a match; 每年 alone is none (it means 长期)."""
    match = _EVERY.search(text)
    if match is None or (
        match["unit"].startswith("年") and not (match["day"] or re.search(r"\d", text[match.end() :]))
    ):
        return None
    return match


def next_occurrence(match: re.Match[str], text: str, as_of: dt.date) -> dt.date | None:
    """The first such day after `as_of`; None where the yearly date is not clear. Raises ImpossibleDate (每月32日)."""
    days = _yearly(text[match.end() :], match["day"], as_of) if match["unit"].startswith("年") else _days(match, as_of)
    return next((day for day in days if day > as_of), None)


def _days(match: re.Match[str], as_of: dt.date) -> Iterator[dt.date]:
    unit, day = match["unit"], match["day"] or ""
    if unit in {"日", "天"}:
        return iter([as_of + dt.timedelta(1)])
    if unit in {"周", "星期"}:
        weekday = _WEEKDAYS.index(day.replace("天", "日")) if day and day in _WEEKDAYS + "天" else 4
        return (as_of + dt.timedelta(n) for n in range(1, 8) if (as_of + dt.timedelta(n)).weekday() == weekday)
    if unit in {"旬", "半月"}:
        ends = (10, 20, _LAST_DAY) if unit == "旬" else (15, _LAST_DAY)
        return (_in_month(as_of, ahead, end) for ahead in range(2) for end in ends)
    months = {"月": 1, "季": 3, "季度": 3, "半年": 6}[unit]
    ahead = (-as_of.month) % months
    return (_in_month(as_of, ahead + n * months, _day_number(day)) for n in range(_YEARS_AHEAD))


def _day_number(day: str) -> int:
    if day[:-1].isdigit():
        number = int(day[:-1])
        if not 1 <= number <= _LAST_DAY:
            raise ImpossibleDate(day)
        return number
    return _IN_MONTH.get(day, _LAST_DAY)


def _in_month(as_of: dt.date, ahead: int, day: int) -> dt.date:
    """That day of the month `ahead` months on, or the month's last where it is shorter."""
    months = as_of.month - 1 + ahead
    year, month = as_of.year + months // 12, months % 12 + 1
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _yearly(rest: str, day: str | None, as_of: dt.date) -> Iterator[dt.date]:
    for year in range(as_of.year, as_of.year + _YEARS_AHEAD):
        if day:
            yield dt.date(year, 12, _LAST_DAY)
        else:
            yield from (span.last for span in find_spans(rest, Anchor(year, as_of))[:1])
