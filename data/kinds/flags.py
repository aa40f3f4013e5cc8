"""Yes or no (是否)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import sqlalchemy as sa

from data.cleaning import clean, compact, shorten, write_out
from data.kinds.dated import read_dated
from data.kinds.kind import Cell, Field, Finding, Kind, Reading, Setting, Unreadable

_YES = re.compile(r"是|有|√|✓|✔|☑|对|已.*|Y(?:ES)?|TRUE|1|(?:是的?|有)(?:[,。;(].*)?", re.IGNORECASE)
_NO = re.compile(
    r"否|无|没有|×|✗|✘|☒|X|错|(?:[未没非无尚]|不(?!详|明|清|确定|知)).*|N(?:O)?|FALSE|0|否[,。;(].*", re.IGNORECASE
)
_BLANK = frozenset({"", "/", "\\", "-", "--", "暂无", "空", "未填", "不涉及", "n/a", "nan", "......", "…"})


class Flag(Kind):
    """A yes or no; a date in such a column means yes, on that day (reference §4.2, §4.4)."""

    zh = "是否"
    fields = (Field("", sa.Boolean()),)
    example = "是"
    options = ("是", "否")

    def __init__(self, day_column: str | None = None) -> None:
        """`day_column`: header of the column that the day belongs in, where the day matters and a yes does not tell it."""
        self.day_column = day_column

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """True, False, or None with a warning for words that say neither."""
        if isinstance(cell, dt.date):
            return Reading((True,), self._day_lost(write_out(cell)), write_out(cell))
        text = clean(write_out(cell)) if cell is not None else ""
        bare = compact(text)
        if bare.casefold() in _BLANK:
            return Reading(self.blank)
        # 无 fills an empty cell elsewhere, but under a question it is the answer no.
        if _NO.fullmatch(bare):
            return Reading((False,))
        holds_date = self._holds_date(cell, setting)
        if _YES.fullmatch(bare) or holds_date:
            return Reading((True,), self._day_lost(text) if holds_date else None, text if len(bare) > 1 else None)
        return Reading(self.blank, Finding("flag_unknown", "warning", {"text": shorten(text)}), text)

    def _day_lost(self, text: str) -> Finding | None:
        if self.day_column is None:
            return None
        return Finding("flag_is_day", "warning", {"text": shorten(text), "column": self.day_column})

    def _holds_date(self, cell: Cell, setting: Setting) -> bool:
        try:
            dated = read_dated(cell, setting)
        except Unreadable:
            return False
        return dated is not None and bool(dated.spans)

    def show(self, *values: Any) -> str:
        """是 or 否."""
        return {True: "是", False: "否"}.get(values[0], "—")
