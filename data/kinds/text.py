"""Text (文本) as the unit wrote it, beside codes (编号) that identify a record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from data.cleaning import clean, compact, has_lost_digits, is_empty, shorten, write_out
from data.kinds.kind import Cell, ColumnReading, Finding, Kind, Reading, Setting, Unreadable
from data.personal import holds_numbers, without_numbers

_LONGEST_EMPTY = 4
"""Longer clean text cannot be one of the ways to leave a cell empty, apart from rows of symbols."""


_SAMPLE = 500
"""Cells that tell whether the texts of a column repeat."""

_SYMBOLS = frozenset("-‐‑‒–—―−─－/／\\＼….·。．")


MASKED = Finding("personal_masked", "warning")


class Text(Kind):
    """Text kept as written: cleaned of invisible characters, never NFKC-normalised (reference §4.0.2)."""

    zh = "文本"
    example = "推进城乡公交一体化"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The cleaned text; None for `/`, `—`, `无` and the like."""
        text = clean(write_out(cell)) if cell is not None else ""
        if holds_numbers(text):
            return Reading((without_numbers(text),), MASKED)
        return Reading((None if is_empty(text) else text,))

    def read_column(self, cells: Sequence[Cell], setting: Setting) -> ColumnReading:
        """Texts that repeat are read once; where most do not, to remember them would cost more than to read them."""
        sample = cells[:_SAMPLE]
        if len(set(sample)) * 2 > len(sample):
            return self._masked(self._values(cells, setting))
        texts = list(set(cells))
        values = self._values(texts, setting)
        known = dict(zip(texts, values, strict=True))
        return self._masked(list(map(known.__getitem__, cells)), values)

    def _values(self, cells: Sequence[Cell], setting: Setting) -> list[tuple[str | None, ...]]:
        read, none = self.read, self.blank
        # Most cells are clean: tell so without a call, since this line runs for every cell of a file.
        return [
            none
            if cell is None
            else (cell,)
            if cell.__class__ is str
            and len(cell) > _LONGEST_EMPTY
            and cell.isprintable()
            and cell[0] not in _SYMBOLS
            and "  " not in cell
            and "_x000D_" not in cell
            and cell.strip() is cell
            else read(cell, setting).values
            for cell in cells
        ]

    @staticmethod
    def _masked(
        values: list[tuple[str | None, ...]], different: Sequence[tuple[str | None, ...]] | None = None
    ) -> ColumnReading:
        """One look at all different texts tells whether any cell names a telephone number (reference §8)."""
        if not holds_numbers("\n".join(text for (text,) in different or values if text)):
            return ColumnReading(values, [], {})
        found = [index for index, (text,) in enumerate(values) if text and holds_numbers(text)]
        for index in found:
            values[index] = (without_numbers(values[index][0] or ""),)
        return ColumnReading(values, [(index, MASKED) for index in found], {})


_PLAIN_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{3,}").fullmatch
"""A code that normalising leaves as it is, and that no way to leave a cell empty looks like."""


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

    def read_column(self, cells: Sequence[Cell], setting: Setting) -> ColumnReading:
        """Codes never repeat: where all are plain, none needs more than a look."""
        if all(cell.__class__ is str and _PLAIN_CODE(cell) for cell in cells):
            return ColumnReading([(cell,) for cell in cells], [], {})
        return super().read_column(cells, setting)
