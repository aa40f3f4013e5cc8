"""Extensions (延期) as lists write them: 延期至2020年9月底 grants a new deadline, 申请延期 and 不同意延期 do not."""

from __future__ import annotations

import datetime as dt
import re

from data.kinds.deadlines import Due
from data.kinds.kind import Setting, Unreadable

_ASKED = re.compile("申请|拟|不同意|未同意|未批|待批")
_UNTIL = re.compile(r"(?:至|到)\s*(.+)$")
_DATED = ("date", "month_end", "ten_day", "quarter_end", "half_year", "year_end")


def granted(text: str | None, year: int) -> dt.date | None:
    """The new deadline that an extension's wording grants; None where none is granted or no day is named."""
    if not text or _ASKED.search(text):
        return None
    until = _UNTIL.search(text)
    setting = Setting(year=year, as_of=dt.date(year, 12, 31))
    try:
        day, kind, _ = Due().read((until[1] if until else text).strip("。；; "), setting).values
    except Unreadable:
        return None
    return day if kind in _DATED else None
