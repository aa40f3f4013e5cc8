"""Makes a workbook of values as they were read, for files that cannot be given back as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl.writable import clean

NARROWEST, WIDEST = 8, 60
WIDTH_ROWS = 200
"""Rows that a column's width is taken from."""
_FORMATS = {str: "@", dt.date: "yyyy-mm-dd", dt.datetime: "yyyy-mm-dd hh:mm", dt.time: "hh:mm", dt.timedelta: "[h]:mm"}


@dataclass(frozen=True)
class PlainSheet:
    """One sheet: its columns of cells, its merged ranges, which rows of a column show per cent or a bare month."""

    title: str
    columns: Sequence[Sequence[Any]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    percents: dict[int, Collection[int]] = field(default_factory=dict)
    months: dict[int, Collection[int]] = field(default_factory=dict)


def plain_book(sheets: Sequence[PlainSheet]) -> Workbook:
    """The workbook; every text stays a text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for plain in sheets:
        sheet = book.create_sheet(plain.title)
        for col, cells in enumerate(plain.columns):
            _write_column(sheet, col, cells, plain)
        for top, left, bottom, right in plain.merged:
            # Blank cells beyond the last filled one are no loss, a range down the whole sheet would be a million cells.
            last, end = min(bottom, sheet.max_row), min(right, sheet.max_column)
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=last + 1, end_column=end + 1)
    return book


def _write_column(sheet: Worksheet, col: int, cells: Sequence[Any], plain: PlainSheet) -> None:
    percents, months = plain.percents.get(col, ()), plain.months.get(col, ())
    for row, value in enumerate(cells):
        if value is None:
            continue
        cell = sheet.cell(row + 1, col + 1)
        cell.value = clean(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        cell.number_format = _format(value, row in percents, row in months)
        if isinstance(value, str) and ("\n" in value or len(value) > WIDEST):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[get_column_letter(col + 1)].width = _width(cells)


def _format(value: Any, is_percent: bool, is_month: bool) -> str:
    if is_month:
        return 'yyyy"年"m"月"'
    if is_percent and not isinstance(value, str):
        return "0.0%"
    return _FORMATS.get(type(value), "General")


def _width(cells: Sequence[Any]) -> int:
    """Chinese characters are twice as wide; a title over all columns says nothing of its own."""
    lengths = sorted(
        sum(2 if ord(letter) > 0x2E80 else 1 for letter in str(cell)) for cell in cells[:WIDTH_ROWS] if cell
    )
    typical = lengths[len(lengths) * 3 // 4] if lengths else NARROWEST
    return min(max(typical + 2, NARROWEST), WIDEST)
