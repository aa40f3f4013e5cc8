"""A cell as the date expressions that it holds, whether typed as text, date or serial number."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.cleaning import clean, is_empty, shorten, write_out
from data.kinds.kind import Cell, Setting, Unreadable
from data.spans import FIRST_YEAR, LAST_YEAR, Anchor, ImpossibleDate, Span, find_spans, month_span, prepare

_SERIAL_EPOCH = dt.datetime(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 18264, 73415
"""1950-01-01 to 2100-12-31 in spreadsheet day numbers: nothing else written in a date column looks like these."""

_CUT_MONTH = re.compile(r"\d{4}\.1")
_BRACKETS = re.compile(r"\([^()]*(?:\)|$)")


@dataclass(frozen=True, slots=True)
class Dated:
    """What a cell says about dates: `text` as written, `spans` in order, `rest` the other words."""

    text: str
    spans: tuple[Span, ...] = ()
    rest: str = ""


def read_dated(cell: Cell, setting: Setting) -> Dated | None:
    """The cell's date expressions; None for a blank. Raises Unreadable for a date that does not exist."""
    if cell is None:
        return None
    text = clean(write_out(cell))
    if isinstance(cell, dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        return Dated(text, (Span(day, day, "date"),))
    if is_empty(text):
        return None
    moment = serial_moment(cell)
    if moment is not None:
        return Dated(text, (Span(moment.date(), moment.date(), "date"),))
    try:
        return _find(text, isinstance(cell, str), Anchor(setting.year, setting.as_of))
    except ImpossibleDate:
        raise Unreadable("date_impossible", text=shorten(text)) from None


def _find(text: str, is_text: bool, anchor: Anchor) -> Dated:
    prepared = prepare(text)
    if re.fullmatch(r"\d{4}", prepared, re.ASCII) and FIRST_YEAR <= int(prepared) <= LAST_YEAR:
        return Dated(text, (Span(*month_span(int(prepared), 1, 12), "year"),))
    # A note in brackets counts only where nothing outside is a date.
    outside = _BRACKETS.sub(lambda match: " " * len(match[0]), prepared)
    spans = find_spans(outside, anchor)
    if not spans:
        outside = prepared.replace("(", " ").replace(")", " ")
        spans = find_spans(outside, anchor)
    if not is_text and _CUT_MONTH.fullmatch(prepared):
        spans = [_cut(span) for span in spans]
    return Dated(text, tuple(spans), _without(outside, spans))


def _cut(span: Span) -> Span:
    """2020.1 typed as a number may have been 2020.10."""
    return Span(span.first, span.last, span.kind, "date_month_cut", span.start, span.end)


def _without(text: str, spans: list[Span]) -> str:
    pieces, position = [], 0
    for span in spans:
        pieces.append(text[position : span.start])
        position = span.end
    return " ".join([*pieces, text[position:]]).strip()


def serial_moment(cell: Cell) -> dt.datetime | None:
    """The moment of a spreadsheet's day number (43895 is 2020-03-05), to the second; None for other cells."""
    if isinstance(cell, str):
        if re.fullmatch(r"\d{5}", cell.strip(), re.ASCII) is None:
            return None
        cell = float(cell)
    if not isinstance(cell, int | float) or not _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return None
    return _SERIAL_EPOCH + dt.timedelta(seconds=round(cell * 86400))


def whole_months(cells: Sequence[Cell], setting: Setting) -> Iterator[tuple[int, dt.date]]:
    """Index and last day of each month that a spreadsheet turned into its first day (reference §4.0.3)."""
    for i in sorted(setting.month_formatted):
        cell = cells[i]
        day = cell if isinstance(cell, dt.date) else serial_moment(cell)
        if day is not None and day.day == 1:
            yield i, dt.date(day.year, day.month, monthrange(day.year, day.month)[1])


def chinese_day(day: dt.date) -> str:
    """2020年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"
