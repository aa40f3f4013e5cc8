"""Numbers (数值) with their qualifiers, kept in the unit that the spec names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from data.cleaning import clean, is_empty, is_not_applicable, shorten, write_out
from data.kinds.kind import Cell, ColumnReading, Field, Finding, Kind, Reading, Setting, Unreadable
from data.measures import Measure, parse_measure, ratio
from data.quantities import Quantity, parse_quantity

LARGEST = 1e15
"""Beyond this a float no longer tells neighbouring whole numbers apart."""

_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)

SHOWN: dict[str | None, str] = {
    "ge": "{}以上", "gt": "{}多", "le": "{}以内", "lt": "不到{}", "approx": "约{}", "nearly": "近{}", "range": "{}以上",
}  # fmt: skip
"""How a number that is not exact is written, by its qualifier."""
_STEPS = ((10**8, "亿"), (10**4, "万"))


class Number(Kind):
    """A number in `unit` (次, 万元…), with a qualifier where it is not exact (reference §4.0.4, §0.1 ruling 7)."""

    zh = "数值"
    fields = (Field("", sa.Float()), Field("_qual", sa.String(), "限定"))
    example = "1187"

    def __init__(self, unit: str | None = None, whole: bool = False) -> None:
        self.unit, self.whole = unit, whole
        self._stored = parse_measure(unit)

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(value in the unit, qualifier or None for an exact one). Raises Unreadable for text that is no number."""
        if isinstance(cell, int | float):
            return Reading((self._checked(cell, self._factor(setting, None), write_out(cell)), None))
        if isinstance(cell, dt.date | dt.time | dt.timedelta):
            raise Unreadable("number_became_date", text=write_out(cell))
        text = clean(cell or "")
        if _PLAIN.fullmatch(text):
            return Reading((self._checked(float(text), self._factor(setting, None), text), None))
        if is_empty(text):
            return self._read_blank(text, setting)
        quantity = parse_quantity(text, setting.header)
        if quantity is None or (quantity.percent and (self.whole or self.unit)):
            raise Unreadable("number_unreadable", text=shorten(text))
        return self._stored_as(quantity, text, setting)

    def read_column(self, cells: Sequence[Cell], setting: Setting) -> ColumnReading:
        """Numbers typed as numbers in the stored unit pass unchanged."""
        if self._factor(setting, None) != 1:
            return super().read_column(cells, setting)
        passes = self._passes
        others = [None if cell.__class__ is float and passes(cell) else cell for cell in cells]
        reading = super().read_column(others, setting)
        reading.values = [
            (cell, None) if other is None and cell is not None else values
            for cell, other, values in zip(cells, others, reading.values, strict=True)
        ]
        return reading

    def _passes(self, number: float) -> bool:
        if self.whole:
            return 0 <= number < LARGEST and number.is_integer()
        return -LARGEST < number < LARGEST

    def _read_blank(self, text: str, setting: Setting) -> Reading:
        if is_not_applicable(text):
            return Reading(self.blank, raw=text)
        return Reading((0.0, None) if setting.zero_if_blank else self.blank)

    def _stored_as(self, quantity: Quantity, text: str, setting: Setting) -> Reading:
        if quantity.value is None:
            return Reading((None, "text"), Finding("number_vague", "warning", {"text": shorten(text)}), text)
        factor = Decimal(1) if quantity.percent else self._factor(setting, quantity)
        value = self._checked(quantity.value, factor, text)
        qualifier = None if quantity.qualifier == "eq" else quantity.qualifier
        return Reading((value, qualifier), raw=text if qualifier or quantity.note else None)

    def _factor(self, setting: Setting, quantity: Quantity | None) -> Decimal:
        """A multiplier or unit in the cell itself goes before the one in the header; without either, the spec's."""
        if quantity is not None and (quantity.own_scale or quantity.word):
            return ratio(Measure(Decimal(1), quantity.word or self._stored.word), self._stored)
        return ratio(parse_measure(setting.measure_unit), self._stored) if setting.measure_unit else Decimal(1)

    def _checked(self, number: float | Decimal, factor: Decimal, text: str) -> float:
        value = float(number) if factor == 1 else float(Decimal(str(number)) * factor)
        if not -LARGEST < value < LARGEST:
            raise Unreadable("number_too_large", text=shorten(text))
        if self.whole:
            value = round(value, 6)
            if not value.is_integer():
                raise Unreadable("number_not_whole", text=shorten(text))
            if value < 0:
                raise Unreadable("number_negative", text=shorten(text))
        return value + 0.0

    def show(self, *values: Any) -> str:
        """6.5万次, 6万多次, 不到40项: as offices write it, without losing a digit."""
        value, qualifier = (*values, None)[:2]
        if value is None:
            return "—"
        number = self._written(Decimal(repr(float(value))))
        if qualifier == "gt":
            return f"{number}多{self._stored.word}"
        return SHOWN.get(qualifier, "{}").format(number + self._stored.word)

    def _written(self, value: Decimal) -> str:
        total = value * self._stored.scale
        for step, name in _STEPS:
            if abs(total) >= step and (total / step).quantize(Decimal("0.0001")) == total / step:
                return f"{_plain(total / step)}{name}"
        return _plain(total)


class Count(Number):
    """A whole number of things, never below zero."""

    zh = "整数"
    example = "12"

    def __init__(self, unit: str | None = None) -> None:
        super().__init__(unit, whole=True)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
