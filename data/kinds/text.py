"""Text (文本) as the unit wrote it, beside codes (编号) that identify a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from data.cleaning import clean, compact, has_lost_digits, is_empty, shorten, write_out
from data.kinds.kind import Cell, ColumnReading, Finding, Kind, Reading, Setting, Unreadable

_LONGEST_EMPTY = 4
"""Longer clean text cannot be one of the ways to leave a cell empty, apart from rows of symbols."""


def _is_plain(cell: Cell) -> bool:
    """Whether `clean` and `is_empty` would change nothing: most cells, told without building anything."""
    return (
        cell.__class__ is str
        and len(cell) > _LONGEST_EMPTY  # type: ignore[arg-type]
        and cell.isprintable()  # type: ignore[union-attr]
        and "  " not in cell  # type: ignore[operator]
        and cell[0] not in " -/\\….·—。"  # type: ignore[index]
        and cell[-1] != " "  # type: ignore[index]
        and "_x000D_" not in cell  # type: ignore[operator]
    )


class Text(Kind):
    """Text kept as written: cleaned of invisible characters, never NFKC-normalised (reference §4.0.2)."""

    zh = "文本"
    example = "推进城乡公交一体化"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The cleaned text; None for `/`, `—`, `无` and the like."""
        text = clean(write_out(cell)) if cell is not None else ""
        return Reading((None if is_empty(text) else text,))

    def read_column(self, cells: Sequence[Cell], setting: Setting) -> ColumnReading:
        """Long texts hardly repeat, so that remembering them would cost more than reading them."""
        none = (None,)
        values: list[tuple[str | None, ...]] = [
            none if cell is None else (cell,) if _is_plain(cell) else self.read(cell, setting).values for cell in cells
        ]
        return ColumnReading(values, [], {})


class Code(Kind):
    """An identifier such as `[2023]01号` or `HY-2018-001`: normalised, so that the same number has one spelling."""

    zh = "编号"
    example = "[2020]01号"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The identifier without whitespace. Raises Unreadable where a long number has lost its last digits."""
        if cell is None:
            return Reading(self.blank)
        if has_lost_digits(cell):
            raise Unreadable("code_digits_lost")
        code = compact(write_out(cell))
        if is_empty(code):
            return Reading(self.blank)
        became_date = isinstance(cell, dt.date | dt.time | dt.timedelta)
        warning = Finding("code_became_date", "warning", {"text": shorten(code)}) if became_date else None
        return Reading((code,), warning, code if became_date else None)
