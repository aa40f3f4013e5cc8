"""Writes a book of the sample as a GB18030 .csv, the form in which Chinese systems export."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

from etl.sample_year.paper import Book, Cell, Line, Share


def write(book: Book, path: Path) -> None:
    """Writes the book's only sheet; replaces a file that is there."""
    (sheet,) = book.sheets
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerows([title] for title in sheet.titles)
    lines.writerows(sheet.header)
    lines.writerows(_shown(row) for row in sheet.rows)
    lines.writerows([note] for note in sheet.notes)
    path.write_bytes(text.getvalue().encode("gb18030"))


def _shown(row: Line) -> list[str]:
    return [row] if isinstance(row, str) else [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    if isinstance(cell, Share):
        return f"{cell.value:.1%}"
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return "" if cell is None else str(cell)
