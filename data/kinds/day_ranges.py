"""Stretches of days (起止时间): from one day to another, written in one cell."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from data.cleaning import shorten
from data.kinds.dated import chinese_day, read_dated
from data.kinds.kind import Cell, Field, Finding, Kind, Reading, Setting, Unreadable


class DayRange(Kind):
    """The first and the last day of a stretch such as 5月11日—15日; a single day is both (reference §4.0.3)."""

    zh = "起止日期"
    fields = (Field("", sa.Date()), Field("_to", sa.Date(), "止"))
    example = "2020年5月11日—2020年5月15日"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(first day, last day); of several stretches the outer ends, with a warning. Raises Unreadable."""
        dated = read_dated(cell, setting)
        if dated is None:
            return Reading(self.blank)
        if not dated.spans:
            raise Unreadable("date_unreadable", text=shorten(dated.text))
        first, last = min(span.first for span in dated.spans), max(span.last for span in dated.spans)
        doubt = next((span.doubt for span in dated.spans if span.doubt), None)
        if doubt is None and (len(dated.spans) > 1 or any(sign.isdigit() for sign in dated.rest)):
            doubt = "date_unclear"
        detail = {"text": shorten(dated.text), "read": self.show(first, last)}
        return Reading(
            (first, last),
            Finding(doubt, "warning", detail) if doubt else None,
            dated.text if doubt or dated.rest else None,
        )

    def show(self, *values: Any) -> str:
        """2020年5月11日—2020年5月15日, or the one day."""
        first, last = values
        if first is None:
            return "—"
        return chinese_day(first) if last in (None, first) else f"{chinese_day(first)}—{chinese_day(last)}"
