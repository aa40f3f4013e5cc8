"""Deadlines (完成时限) as offices write them: a day, the end of a span, long-term, recurring or unclear."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from data.cleaning import shorten, write_out
from data.kinds.dated import Dated, chinese_day, read_dated, whole_months
from data.kinds.kind import Cell, ColumnReading, Field, Finding, Kind, Reading, Setting, Unreadable
from data.recurrence import find_recurrence, next_occurrence
from data.spans import ImpossibleDate, Span, prepare

DUE_KINDS = {
    "date": "具体日期",
    "month_end": "月底",
    "ten_day": "旬末",
    "approx": "大致日期",
    "quarter_end": "季度末",
    "half_year": "半年",
    "year_end": "年底",
    "whole_year": "全年",
    "month_before": "某月之前",
    "span": "时间段",
    "multi": "多个节点",
    "recurring": "定期",
    "long_term": "长期",
    "unknown": "不明确",
}
"""Code of each kind of deadline and its Chinese name (reference §2.4, §4.0.3)."""

_KIND_OF_SPAN = {
    "month": "month_end",
    "quarter": "quarter_end",
    "half": "half_year",
    "year": "year_end",
    "early": "approx",
    "mid": "approx",
    "week": "span",
}
_LONG_TERM = re.compile(r"长期|持续|常态|常年|每年|年年|经常性|日常|全年推进|贯穿")
_LEAD_IN = re.compile(
    r"(?:计划|预计|预期|拟|争取|力争|确保|原则上|最迟|最晚|不迟于|不晚于|截至|截止|到|于|在|至|自|从|即日起|起|约|暂定|限|定于|初步|完成时间|时限)*[::]?"
)
_OTHER_ANCHOR = re.compile(r"节前|节后|春节|国庆|元旦|五一|中秋|端午|清明|开学|汛期|假期|之后|以后|后$|换届|两会")


class Due(Kind):
    """A deadline; a word for a span means its last day (reference §4.0.3, §0.1 rulings 2 and 4)."""

    zh = "时限"
    fields = (
        Field("_on", sa.Date(), "日期"),
        Field("_kind", sa.String(), "类型"),
        Field("_text", sa.Text(), "原文", compared=False),
    )
    example = "2020年6月底"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(day, code of `DUE_KINDS`, text as written). Raises Unreadable for a date that does not exist."""
        if isinstance(cell, dt.date):
            day = cell.date() if isinstance(cell, dt.datetime) else cell
            return Reading((day, "date", write_out(day)))
        text = prepare(cell) if isinstance(cell, str) else ""
        recurring = find_recurrence(text)
        if recurring is not None:
            return self._read_recurring(recurring, text, cell, setting)
        dated = read_dated(cell, setting)
        if dated is None:
            return Reading(self.blank)
        return self._read_dated(dated) if dated.spans else self._read_words(dated.text)

    def read_column(self, cells: Sequence[Cell], setting: Setting) -> ColumnReading:
        """All cells; a date shown as 2020年3月 means the month's end, as the same words do."""
        column = super().read_column(cells, setting)
        for i, last in whole_months(cells, setting):
            column.values[i] = (last, "month_end", f"{last.year}年{last.month}月")
        return column

    def _read_recurring(self, match: re.Match[str], text: str, cell: Cell, setting: Setting) -> Reading:
        """A deadline with a date of its own beside the recurring one is due on that date."""
        rest = text[: match.start()] + " " + text[match.end() :]
        dated = None if match["unit"].startswith("年") else read_dated(rest.strip(), setting)
        if dated is not None and dated.spans:
            return Reading((max(span.last for span in dated.spans), "multi", str(cell)), None, str(cell))
        try:
            day = next_occurrence(match, text, setting.as_of)
        except ImpossibleDate:
            raise Unreadable("date_impossible", text=shorten(str(cell))) from None
        return Reading((day, "recurring", str(cell)), None, str(cell)) if day else self._unknown(str(cell))

    def _read_dated(self, dated: Dated) -> Reading:
        spans = dated.spans
        day, kind = max(span.last for span in spans), _kind(spans)
        if _OTHER_ANCHOR.search(dated.rest):
            return self._unknown(dated.text)
        if _LONG_TERM.match(dated.text) and all(span.start > prepare(dated.text).find("(") > 0 for span in spans):
            return Reading((None, "long_term", dated.text), None, dated.text)
        doubt = next((span.doubt for span in spans if span.doubt), None)
        if doubt is None and kind != "multi" and not _LEAD_IN.fullmatch(_before(dated)):
            doubt = "due_unclear"
        detail = {"text": shorten(dated.text), "read": chinese_day(day)}
        warning = Finding(doubt, "warning", detail) if doubt else None
        says_more = doubt or dated.rest or kind in {"approx", "multi", "span"}
        return Reading((day, kind, dated.text), warning, dated.text if says_more else None)

    def _read_words(self, text: str) -> Reading:
        if _LONG_TERM.search(text):
            return Reading((None, "long_term", text))
        return self._unknown(text)

    def _unknown(self, text: str) -> Reading:
        return Reading((None, "unknown", text), Finding("due_unknown", "warning", {"text": shorten(text)}), text)

    def show(self, *values: Any) -> str:
        """2020年6月30日, 长期, 定期（下次2020年4月5日）, or the words of an unclear one."""
        day, kind, text = (*values, None, None)[:3]
        if kind == "long_term":
            return DUE_KINDS[kind]
        if day is None:
            return text or "—"
        return f"定期（下次{chinese_day(day)}）" if kind == "recurring" else chinese_day(day)


def _kind(spans: tuple[Span, ...]) -> str:
    if len(spans) > 1:
        return "multi"
    return _KIND_OF_SPAN.get(spans[0].kind, spans[0].kind)


def _before(dated: Dated) -> str:
    """The words before the first date, as far as they are known to stand there."""
    text = prepare(dated.text)
    start = dated.spans[0].start
    return "" if start == 0 else text[:start].lstrip("(")
