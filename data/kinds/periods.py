"""Reporting periods (统计时间): the week, month, quarter or year that a row speaks about."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import sqlalchemy as sa

from data.cleaning import shorten
from data.kinds.dated import chinese_day, read_dated
from data.kinds.kind import Cell, Field, Finding, Kind, Reading, Setting, Unreadable
from data.spans import ImpossibleDate, Span, make_day, month_span

_PERIOD_KINDS = {
    "date": "day",
    "whole_year": "year",
    "ten_day": "span",
    "early": "span",
    "mid": "span",
    "approx": "span",
}
_HARMLESS = re.compile(r"(?:截至|截止|截|累计|当月|当期|数|全市|统计|汇总|情况|份|止|至|年初|起|\s|[:,、.。])*")
_QUARTERS = "一二三四"


class Period(Kind):
    """The last day of a period with the length of the period (reference §4.0.7, §4.5)."""

    zh = "统计时间"
    fields = (Field("", sa.Date()), Field("_kind", sa.String(), "期别"))
    example = "2020年3月"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(last day, day|week|month|quarter|half|year|span). Raises Unreadable."""
        if isinstance(cell, dt.date) and cell.day == 1:
            return self._first_of_month(cell, setting)
        bare = self._read_bare(cell, setting)
        if bare is not None:
            return bare
        dated = read_dated(cell, setting)
        if dated is None:
            return Reading(self.blank)
        if len(dated.spans) != 1 or not _HARMLESS.fullmatch(dated.rest):
            raise Unreadable("period_unreadable", text=shorten(dated.text))
        return self._of(dated.spans[0], dated.text)

    def _of(self, span: Span, text: str) -> Reading:
        kind = _PERIOD_KINDS.get(span.kind, span.kind)
        # 本月 on the page of a given day is clear.
        doubt = None if span.doubt == "date_relative" else span.doubt
        detail = {"text": shorten(text), "read": chinese_day(span.last)}
        return Reading((span.last, kind), Finding(doubt, "warning", detail) if doubt else None, text if doubt else None)

    def _first_of_month(self, cell: dt.date, setting: Setting) -> Reading:
        """Spreadsheets turn a typed 2020年3月 into 2020-03-01; a header that asks for a day says otherwise."""
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        if "日" in setting.header:
            return Reading((day, "day"))
        last = (day + dt.timedelta(31)).replace(day=1) - dt.timedelta(1) if day.year < dt.MAXYEAR else day
        if "月" in setting.header:
            return Reading((last, "month"))
        detail = {"text": day.isoformat(), "read": f"{day.year}年{day.month}月"}
        return Reading((last, "month"), Finding("period_first_of_month", "warning", detail), day.isoformat())

    def _read_bare(self, cell: Cell, setting: Setting) -> Reading | None:
        """A plain 1–53 under a header that says 月, 季 or 周; None for other cells."""
        if not re.fullmatch(r"\d{1,2}(\.0)?", str(cell), re.ASCII):
            return None
        number = int(float(str(cell)))
        try:
            if "周" in setting.header:
                return Reading((dt.date.fromisocalendar(setting.year, number, 7), "week"))
            if "季" in setting.header and 1 <= number <= len(_QUARTERS):
                return Reading((month_span(setting.year, number * 3)[1], "quarter"))
            if "月" in setting.header:
                return Reading((month_span(setting.year, make_day(setting.year, number, 1).month)[1], "month"))
        except (ImpossibleDate, ValueError):
            raise Unreadable("date_impossible", text=str(number)) from None
        return None

    def show(self, *values: Any) -> str:
        """2020年3月, 2020年一季度, 2020年第42周, 截至2020年5月31日."""
        day, kind = (*values, None)[:2]
        if day is None:
            return "—"
        week_year, week, _ = day.isocalendar()
        named = {
            "day": chinese_day(day),
            "week": f"{week_year}年第{week}周",
            "month": f"{day.year}年{day.month}月",
            "quarter": f"{day.year}年{_QUARTERS[(day.month - 1) // 3]}季度",
            "half": f"{day.year}年{'上' if day.month <= 6 else '下'}半年",
            "year": f"{day.year}年",
        }
        return named.get(kind or "day", f"截至{chinese_day(day)}")
