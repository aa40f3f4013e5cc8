"""Writes a book of the sample as .xls, the form in which older office programs save."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import xlwt

from etl.sample_year.paper import Book, Cell, Share, Sheet, body_areas, header_areas

DATE = xlwt.easyxf(num_format_str="yyyy-mm-dd")
MOMENT = xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm")
SHARE = xlwt.easyxf(num_format_str="0.0%")
PLAIN = xlwt.easyxf("align: wrap on, vert centre; borders: left thin, right thin, top thin, bottom thin")
BOLD = xlwt.easyxf("font: bold on; align: horiz centre, vert centre")


def write(book: Book, path: Path) -> None:
    """Writes the file; replaces one that is there."""
    workbook = xlwt.Workbook(encoding="utf-8")
    for sheet in book.sheets:
        _fill(workbook.add_sheet(sheet.name), sheet)
    workbook.save(str(path))


def _fill(page: xlwt.Worksheet, sheet: Sheet) -> None:
    head = len(sheet.titles)
    body = head + len(sheet.header)
    _title(page, sheet)
    covered = _merge(page, sheet)
    for offset, line in enumerate([*sheet.header, *sheet.rows]):
        for col, cell in enumerate(() if isinstance(line, str) else line):
            if (head + offset, col) not in covered:
                _cell(page, (head + offset, col), cell)
    for offset, note in enumerate(sheet.notes):
        page.write(body + len(sheet.rows) + offset, 0, note)


def _title(page: xlwt.Worksheet, sheet: Sheet) -> None:
    for row, title in enumerate(sheet.titles):
        page.write_merge(row, row, 0, len(sheet.header[0]) - 1, title, BOLD)


def _merge(page: xlwt.Worksheet, sheet: Sheet) -> set[tuple[int, int]]:
    """Merges what belongs together; answers the cells that are written by it."""
    head = len(sheet.titles)
    covered: set[tuple[int, int]] = set()
    for area in [*header_areas(sheet.header, head), *body_areas(sheet, head + len(sheet.header))]:
        page.write_merge(area.top, area.bottom, area.left, area.right, area.text, PLAIN)
        rows, cols = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
        covered.update((row, col) for row in rows for col in cols)
    return covered


def _cell(page: xlwt.Worksheet, place: tuple[int, int], cell: Cell) -> None:
    if isinstance(cell, Share):
        page.write(*place, cell.value, SHARE)
    elif isinstance(cell, dt.datetime):
        page.write(*place, cell, MOMENT)
    elif isinstance(cell, dt.date):
        page.write(*place, cell, DATE)
    elif cell is not None:
        page.write(*place, cell, PLAIN)
