"""The ways in which divisions spell dates, deadlines, percentages and units (reference §4.0.3, §4.0.4, §4.0.6)."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass

from etl.sample_year.days import YEAR, chinese, month_end
from etl.sample_year.paper import Cell, Share
from etl.sample_year.words_bank import departments

Spell = Callable[[dt.date], Cell]
SpellShare = Callable[[int], Cell]
"""From percent points (whole numbers) to a cell."""

CHINESE_DIGITS = "〇一二三四五六七八九"


def iso(day: dt.date) -> Cell:
    return day.isoformat()


def slash(day: dt.date) -> Cell:
    return f"{day.year}/{day.month}/{day.day}"


def dotted(day: dt.date) -> Cell:
    return f"{day.year}.{day.month}.{day.day}"


def compact(day: dt.date) -> Cell:
    return f"{day:%Y%m%d}"


def without_year(day: dt.date) -> Cell:
    """`3月5日`; days of another year keep it."""
    return f"{day.month}月{day.day}日" if day.year == YEAR else chinese(day)


def as_date(day: dt.date) -> Cell:
    """A real date cell."""
    return day


def in_words(day: dt.date) -> Cell:
    """`二〇二〇年三月五日`."""
    year = "".join(CHINESE_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else CHINESE_DIGITS[tens] + "十"
    return head + (CHINESE_DIGITS[ones] if ones else "")


DATE_SPELLINGS: tuple[Spell, ...] = (iso, slash, dotted, chinese, as_date, compact, without_year, in_words)


def percent_text(points: int) -> Cell:
    return f"{points}%"


def percent_points(points: int) -> Cell:
    return points


def percent_fraction(points: int) -> Cell:
    return points / 100


def percent_format(points: int) -> Cell:
    return Share(points / 100)


SHARE_SPELLINGS: tuple[SpellShare, ...] = (percent_text, percent_points, percent_format, percent_fraction)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline (完成时限) as written, with the day that it means; no day for 长期 and blanks."""

    text: str | None
    day: dt.date | None


LONG_TERM = ("长期坚持", "持续推进", "长期")


def deadline(day: dt.date, throw: random.Random) -> Deadline:
    """One of the spellings in use for a deadline on that day; month ends are mostly written as such."""
    year = "" if day.year == YEAR and throw.random() < 0.5 else f"{day.year}年"
    if day != month_end(day.month, day.year):
        return Deadline(throw.choice(_day_spellings(day, year)), day)
    if day.month == 12:
        return Deadline(throw.choice([f"{day.year}年底", f"{year}12月底", f"{year}12月底前", f"{day.year}年底前"]), day)
    named = [f"{year}{day.month}月底", f"{year}{day.month}月底前", f"{day.year}年{day.month}月"]
    quarter = {3: "一季度", 6: "上半年", 9: "三季度末"}.get(day.month)
    return Deadline(throw.choice([*named, quarter] if quarter and day.year == YEAR else named), day)


def _day_spellings(day: dt.date, year: str) -> list[str]:
    plain = [f"{year}{day.month}月{day.day}日", f"{year}{day.month}月{day.day}日前", day.isoformat()]
    middle = [f"{year}{day.month}月中旬"] if day.day == 20 else []
    steps = ["4月底前完成方案，9月中旬完成建设"] * 3 if day == dt.date(YEAR, 9, 20) else []
    return plain + middle + steps


def unit_spelling(name: str, throw: random.Random) -> str:
    """A department's short name, in one case of six an alias or its predecessor's name."""
    aliases = next((entry.aliases for entry in departments() if entry.name == name), name)
    return throw.choice(aliases.split("/")) if throw.random() < 1 / 6 else name


def starred(units: list[str], throw: random.Random) -> str:
    """Several units in one cell, the lead first or starred, joined as offices join them."""
    joint = throw.choice(["、", "、", "、 ", "\n", "，"])
    if throw.random() < 0.4:
        return joint.join(["*" + units[0], *units[1:]])
    return joint.join(units)
