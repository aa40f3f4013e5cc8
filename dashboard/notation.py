"""How numbers, rates and days are written on screen."""

from __future__ import annotations

import datetime as dt
import re

NOTHING = "—"
"""Stands where there is no value; never a zero."""


def number(value: float | None, digits: int = 1) -> str:
    """A number, in 万 or 亿 from ten thousand on, at most so many decimals: 2452, 20.3万, 1.4亿."""
    if value is None:
        return NOTHING
    in_wan = value / 1e4
    # 99 999 999 would round to 10000万, which is written 1亿.
    if round(abs(in_wan), digits) >= 1e4:
        return f"{_plain(value / 1e8, digits)}亿"
    if abs(in_wan) >= 1:
        return f"{_plain(in_wan, digits)}万"
    return _plain(value, digits)


def percent(fraction: float | None, digits: int = 1) -> str:
    """A fraction as a percentage with so many decimals: 62.5%."""
    return NOTHING if fraction is None else f"{fraction * 100:.{digits}f}%"


def change(value: float | None, unit: str = "") -> str:
    """A difference with its direction: ↑3, ↓12项; 持平 for none."""
    if value is None:
        return NOTHING
    shown = _plain(abs(value), 1)
    if shown == "0":
        return "持平"
    return f"{'↑' if value > 0 else '↓'}{shown}{unit}"


def date(day: dt.date | None) -> str:
    """2020年12月31日."""
    return NOTHING if day is None else f"{day.year}年{day.month}月{day.day}日"


def near_date(day: dt.date | None, today: dt.date) -> str:
    """12月31日 in today's year, with the year otherwise."""
    return f"{day.month}月{day.day}日" if day is not None and day.year == today.year else date(day)


def full_width(words: str) -> str:
    """The program's own words with the punctuation of a Chinese text and its days as pages write them."""
    return _DAY.sub(r"\1年\2月\3日", words).translate(_FULL_WIDTH)


_DAY = re.compile(r"(?<!\d)(\d{4})-0?(\d{1,2})-0?(\d{1,2})(?!\d)")
_FULL_WIDTH = str.maketrans(",;:()", "，；：（）")


def _plain(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
