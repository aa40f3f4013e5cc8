"""When something happens: dates (日期), moments (时间)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, Literal

import sqlalchemy as sa

from data.cleaning import clean, fold, is_empty, shorten, write_out
from data.kinds.dated import chinese_day, read_dated, serial_moment, whole_months
from data.kinds.kind import Cell, ColumnReading, Field, Finding, Kind, Reading, Setting, Unreadable
from data.numerals import with_arabic_dates
from data.spans import Anchor, ImpossibleDate, Span, find_spans, prepare

_WIDE = frozenset({"quarter", "half", "year", "whole_year", "week", "span"})
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间|夜里|AM|PM)?\s*(?P<hour>\d{1,2})"
    r"(?:\s?:\s?(?P<m1>\d{1,2})(?::\d{1,2}(?:\.\d+)?)?|[时点](?:(?P<half>半)|(?P<quarter>[13])刻|(?P<m2>\d{1,2})分?|整)?)"
    r"(?:\d{1,2}秒)?(?P<about>许|左右|前后)?",
    re.ASCII | re.IGNORECASE,
)
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚", "夜间", "夜里", "PM"})
_LEFTOVERS = re.compile(r"[\s,、;:()T~]+")
_AT_END = re.compile(r"[底末终](?:以?前|之前)?$")


class Date(Kind):
    """One day. Of a month or a longer span it keeps the first day or, with edge="last", the last (reference §4.0.3)."""

    zh = "日期"
    fields = (Field("", sa.Date()),)
    example = "2020-03-05"

    def __init__(self, edge: Literal["first", "last"] = "first") -> None:
        self.edge = edge

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The day. Words without a date are a warning; digits that are no date raise Unreadable."""
        if cell.__class__ is dt.date:
            return Reading((cell,))
        if cell.__class__ is dt.datetime:
            return Reading((cell.date(),))
        dated = read_dated(cell, setting)
        if dated is None:
            return Reading(self.blank)
        if not dated.spans:
            return self._without_date(dated.text)
        firsts, lasts = [_earliest(span, dated.text) for span in dated.spans], [span.last for span in dated.spans]
        day = min(firsts) if self.edge == "first" else max(lasts)
        doubt = next((span.doubt for span in dated.spans if span.doubt), None)
        if doubt is None and (len(dated.spans) > 1 or dated.spans[0].kind in _WIDE or _DIGIT.search(dated.rest)):
            doubt = "date_unclear"
        detail = {"text": shorten(dated.text), "read": chinese_day(day)}
        warning = Finding(doubt, "warning", detail) if doubt else None
        return Reading((day,), warning, dated.text if doubt or dated.rest else None)

    def read_column(self, cells: Sequence[Cell], setting: Setting) -> ColumnReading:
        """All cells; with edge="last" a date shown as 2020年3月 is the month's last day, as for the same words."""
        column = super().read_column(cells, setting)
        if self.edge == "last":
            for i, last in whole_months(cells, setting):
                column.values[i] = (last,)
        return column

    def _without_date(self, text: str) -> Reading:
        if _DIGIT.search(text):
            raise Unreadable("date_unreadable", text=shorten(text))
        return Reading(self.blank, Finding("date_missing", "warning", {"text": shorten(text)}), text)

    def show(self, *values: Any) -> str:
        """2020年3月5日."""
        return "—" if values[0] is None else chinese_day(values[0])


def _earliest(span: Span, text: str) -> dt.date:
    """The first day that an expression may mean: of 3月 the first, of 3月底 the last."""
    return span.last if _AT_END.search(prepare(text)[span.start : span.end]) else span.first


class Moment(Kind):
    """A day and time in Asia/Shanghai, seconds dropped (reference §0.1 ruling 11)."""

    zh = "时间"
    fields = (Field("", sa.DateTime()),)
    example = "2020-03-05 14:05"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The moment. A missing time or date is a warning; digits that are no moment raise Unreadable."""
        if isinstance(cell, dt.datetime):
            return Reading((_to_minute(cell),))
        if cell is None:
            return Reading(self.blank)
        if isinstance(cell, float | int):
            return self._read_number(cell, setting)
        if isinstance(cell, dt.time):
            return self._on_that_day(cell, write_out(cell), setting)
        text = clean(write_out(cell))
        if is_empty(text):
            return Reading(self.blank)
        try:
            return self._read_text(text, setting)
        except ImpossibleDate:
            raise Unreadable("moment_impossible", text=shorten(text)) from None

    def _read_number(self, cell: float, setting: Setting) -> Reading:
        moment = serial_moment(cell)
        if moment is not None:
            return Reading((_to_minute(moment),))
        if 0 < cell < 1:
            minutes = round(cell * 1440) % 1440
            clock = dt.time(minutes // 60, minutes % 60)
            return self._on_that_day(clock, f"{clock:%H:%M}", setting)
        return self._read_text(write_out(cell), setting)

    def _read_text(self, text: str, setting: Setting) -> Reading:
        if not prepare(text):
            raise Unreadable("moment_unreadable", text=shorten(text))
        folded = with_arabic_dates(fold(text))
        clock = _TIME.search(folded)
        days = prepare(folded[: clock.start()] + " " + folded[clock.end() :]) if clock else prepare(folded)
        spans = find_spans(days, Anchor(setting.year, setting.as_of))
        hour, minute = _hour_and_minute(clock) if clock else (0, 0)
        if not spans:
            return self._without_day(clock, days, text, setting)
        if len(spans) > 1 or spans[0].first != spans[0].last:
            raise Unreadable("moment_unreadable", text=shorten(text))
        moment = dt.datetime.combine(spans[0].first, dt.time()) + dt.timedelta(hours=hour, minutes=minute)
        doubt = spans[0].doubt
        if clock is None:
            doubt = doubt or "moment_without_time"
        elif clock["about"]:
            doubt = doubt or "moment_unclear"
        return self._warned(moment, doubt, text)

    def _without_day(self, clock: re.Match[str] | None, rest: str, text: str, setting: Setting) -> Reading:
        if clock is not None and not _LEFTOVERS.sub("", rest):
            hour, minute = _hour_and_minute(clock)
            start = dt.datetime.combine(setting.as_of, dt.time())
            return self._warned(start + dt.timedelta(hours=hour, minutes=minute), "moment_without_day", text)
        if re.search(r"\d", text):
            raise Unreadable("moment_unreadable", text=shorten(text))
        return Reading(self.blank, Finding("date_missing", "warning", {"text": shorten(text)}), text)

    def _on_that_day(self, clock: dt.time, text: str, setting: Setting) -> Reading:
        moment = dt.datetime.combine(setting.as_of, clock)
        return self._warned(_to_minute(moment), "moment_without_day", text)

    def _warned(self, moment: dt.datetime, doubt: str | None, text: str) -> Reading:
        if doubt is None:
            return Reading((moment,))
        return Reading((moment,), Finding(doubt, "warning", {"text": shorten(text), "read": self.show(moment)}), text)

    def show(self, *values: Any) -> str:
        """2020年3月5日 14:05."""
        return "—" if values[0] is None else f"{chinese_day(values[0])} {values[0]:%H:%M}"


def _to_minute(moment: dt.datetime) -> dt.datetime:
    """Spreadsheets store 14:05 as a fraction that may come back as 14:04:59.9999."""
    return (moment + dt.timedelta(milliseconds=500)).replace(second=0, microsecond=0)


def _hour_and_minute(clock: re.Match[str]) -> tuple[int, int]:
    """Raises ImpossibleDate for 25:00 or 14:60."""
    hour, part = int(clock["hour"]), (clock["part"] or "").upper()
    written = int(clock["m1"] or clock["m2"] or 0)
    minute = 30 if clock["half"] else 15 * int(clock["quarter"] or 0) or written
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise ImpossibleDate(clock[0])
    if part in {"凌晨", "AM"} and hour == 12:
        return 0, minute
    if part == "中午" and hour < 10:
        return hour + 12, minute
    if part in _AFTERNOON and hour < 12:
        return hour + 12, minute
    return (24 if part in {"晚上", "晚", "夜里", "夜间"} and hour == 12 else hour), minute
