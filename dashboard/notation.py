"""How numbers, rates and days are written on screen."""

from __future__ import annotations

import datetime as dt
import re

from data.amounts import NOTHING, number, percent, plain
from data.kinds.periods import Period

__all__ = ["NOTHING", "change", "date", "full_width", "near_date", "number", "percent", "period_words"]


def change(value: float | None, unit: str = "") -> str:
    """A difference with its direction: ↑3, ↓12项; 持平 for none."""
    if value is None:
        return NOTHING
    shown = plain(abs(value), 1)
    if shown == "0":
        return "持平"
    return f"{'↑' if value > 0 else '↓'}{shown}{unit}"


def date(day: dt.date | None) -> str:
    """2020年12月31日."""
    return NOTHING if day is None else f"{day.year}年{day.month}月{day.day}日"


def near_date(day: dt.date | None, today: dt.date) -> str:
    """12月31日 in today's year, with the year otherwise."""
    return f"{day.month}月{day.day}日" if day is not None and day.year == today.year else date(day)


def period_words(period: dt.date, kind: str) -> str:
    """截至2020年6月30日 as 2020年1—6月."""
    if kind in ("span", "half"):
        return f"{period.year}年1—{period.month}月"
    return Period().show(period, kind)


def full_width(words: str) -> str:
    """The program's own words with the punctuation of a Chinese text and its days as pages write them."""
    return _DAY.sub(r"\1年\2月\3日", words).translate(_FULL_WIDTH)


_DAY = re.compile(r"(?<!\d)(\d{4})-0?(\d{1,2})-0?(\d{1,2})(?!\d)")
_FULL_WIDTH = str.maketrans(",;:()", "，；：（）")
