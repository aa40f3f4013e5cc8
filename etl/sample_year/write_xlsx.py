"""Writes a book of the sample as .xlsx, byte for byte the same on every run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from etl.sample_year.paper import Book, Cell, Share, Sheet, body_areas, header_areas

BORN = dt.datetime(2020, 1, 1)
"""Creation time written into each file: the clock would make every run different."""

STYLES: dict[str, dict[str, str | int | bool]] = {
    "title": {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"},
    "header": {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True},
    "body": {"border": 1, "valign": "vcenter", "text_wrap": True},
    "date": {"border": 1, "num_format": "yyyy-mm-dd"},
    "moment": {"border": 1, "num_format": "yyyy-mm-dd hh:mm"},
    "share": {"border": 1, "num_format": "0.0%"},
    "note": {"font_size": 9},
}


def write(book: Book, path: Path) -> None:
    """Writes the file; replaces one that is there."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": BORN, "author": book.division})
        formats = {name: workbook.add_format(style) for name, style in STYLES.items()}
        for sheet in book.sheets:
            _Page(workbook, sheet, formats).write()


class _Page:
    """One worksheet being filled."""

    def __init__(self, workbook: Workbook, sheet: Sheet, formats: dict[str, Format]) -> None:
        self.sheet, self.formats = sheet, formats
        self.page: Worksheet = workbook.add_worksheet(sheet.name)
        self.width = len(sheet.header[0])

    def write(self) -> None:
        head = len(self.sheet.titles)
        body = head + len(self.sheet.header)
        self.page.set_column(0, self.width - 1, 14)
        self._titles()
        self._header(head)
        self._rows(body)
        for offset, note in enumerate(self.sheet.notes):
            self.page.write_string(body + len(self.sheet.rows) + offset, 0, note, self.formats["note"])

    def _titles(self) -> None:
        for row, title in enumerate(self.sheet.titles):
            if row == 0 and self.width > 1:
                self.page.merge_range(row, 0, row, self.width - 1, title, self.formats["title"])
            else:
                self.page.write_string(row, 0, title, self.formats["note"])

    def _header(self, top: int) -> None:
        areas = header_areas(self.sheet.header, top)
        for offset, level in enumerate(self.sheet.header):
            for col, name in enumerate(level):
                self.page.write_string(top + offset, col, name, self.formats["header"])
        for area in areas:
            self.page.merge_range(area.top, area.left, area.bottom, area.right, area.text, self.formats["header"])
        self.page.freeze_panes(top + len(self.sheet.header), 0)

    def _rows(self, top: int) -> None:
        for offset, line in enumerate(self.sheet.rows):
            for col, cell in enumerate(() if isinstance(line, str) else line):
                self._cell(top + offset, col, cell)
        for area in body_areas(self.sheet, top):
            self.page.merge_range(area.top, area.left, area.bottom, area.right, area.text, self.formats["body"])

    def _cell(self, row: int, col: int, cell: Cell) -> None:
        if cell is None:
            self.page.write_blank(row, col, None, self.formats["body"])
        elif isinstance(cell, str):
            self.page.write_string(row, col, cell, self.formats["body"])
        elif isinstance(cell, Share):
            self.page.write_number(row, col, cell.value, self.formats["share"])
        elif isinstance(cell, dt.date):
            style = "moment" if isinstance(cell, dt.datetime) else "date"
            self.page.write_datetime(row, col, cell, self.formats[style])
        else:
            self.page.write_number(row, col, cell, self.formats["body"])
