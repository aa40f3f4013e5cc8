"""What a spreadsheet's number format, or the text made by it, shows: a percent, a month without a day, or neither."""

from __future__ import annotations

import re

PERCENTS, MONTHS = "percents", "months"

BUILT_IN = {9: PERCENTS, 10: PERCENTS} | dict.fromkeys((17, 27, 36, 50, 52, 57), MONTHS)
"""Formats that files name by number alone; from 27 on they are those of a Chinese office (ECMA-376, 18.8.30)."""

# Text in quotes, a character taken as it stands, a width, a fill, brackets but those of elapsed time.
_SPOKEN = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]')
_NO_MONTH = re.compile(r"[a-df-ln-xz0-9#?@\[]")


def shown_by(code: str) -> str | None:
    """PERCENTS for 0.0%; MONTHS for yyyy"年"m"月", mmm-yy, m"月"; None for all others."""
    bare = _SPOKEN.sub("", code.lower())
    if "%" in bare:
        return PERCENTS
    positive = bare.partition(";")[0]
    return MONTHS if "m" in positive and not _NO_MONTH.search(positive) else None


_NOT_ONLY_MONTH = re.compile(r"[日号季周星时点分:Q]")
_MONTH_NAME = re.compile(r"月|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)


def names_month(text: str, year: int, month: int) -> bool:
    """Whether the text that shows the first of a month says the month but no day: 2020年6月, 2020-06, Jun-20, 二〇二〇年六月."""
    if _NOT_ONLY_MONTH.search(text):
        return False
    numbers = [int(digits) for digits in re.findall("[0-9]+", text)]
    is_named = _MONTH_NAME.search(text) is not None
    # In 2001 a short year looks like the day.
    years = {year, year % 100} - {1}
    match numbers:
        case [] | [_] if is_named:
            # 1-Jan has a day, 1月 has none.
            return not numbers or numbers[0] in years or (numbers[0] == month and "月" in text)
        case [number]:
            return number == year * 100 + month
        case [first, second]:
            return (first in years and second == month) or (first == month and second in years)
    return False
