"""Puts problems into an open workbook: coloured cells with comments; takes those of an earlier time out again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from etl.mark_fills import Fills, restore
from etl.result_sheet import LEVELS, Line, kept_fills, remove_results, write_result
from etl.writable import clean

MOST_COMMENTS = 2_000
"""Cells that get a comment, errors first; the others are coloured, and their problems stand in the list."""
MOST_CELLS = 50_000
"""Cells that are coloured."""
LONGEST_COMMENT = 2_000

_AUTHOR, _SIGN, _BEFORE = "核对", "【核对结果】", "\n————\n原有批注：\n"
_CELL = re.compile(r"([A-Z]{1,2})([1-9]\d{0,6})")
_ROW = re.compile(r"第([1-9]\d{0,6})行")
_LAST_ROW = 1_048_576


class Mark(NamedTuple):
    """One problem: of a cell (`cell` is its address or 第N行), else of a sheet or of the file."""

    severity: str
    sheet: str
    cell: str
    message: str


def mark(book: Workbook, marks: Sequence[Mark], titles: Mapping[str, str]) -> None:
    """Marks the cells, adds the list in front. `titles` has the book's name for every sheet that the marks name."""
    unmark(book)
    lines = []
    found: dict[Any, list[Mark]] = {}
    for entry in sorted(marks, key=lambda entry: entry.severity != "error"):
        sheet = book[titles[entry.sheet]] if titles.get(entry.sheet) in book.sheetnames else None
        cell = _find(sheet, entry.cell) if sheet is not None else None
        if cell is not None:
            found.setdefault(cell, []).append(entry)
        lines.append(Line(*entry._replace(sheet=titles.get(entry.sheet, entry.sheet)), _target(sheet, cell)))
    fills = Fills(book)
    for number, (cell, entries) in enumerate(list(found.items())[:MOST_CELLS]):
        fills.put(cell, entries[0].severity)
        if number < MOST_COMMENTS:
            cell.comment = _comment(entries, cell.comment)
    write_result(book, lines, fills.kept)


def unmark(book: Workbook) -> None:
    """The workbook as it was before it was marked, but for what people have changed since."""
    kept = kept_fills(book)
    remove_results(book)
    restore(book, kept)
    for sheet in book.worksheets:
        for cell in sheet._cells.values():
            if cell._comment is not None and cell._comment.text.startswith(_SIGN):
                _, _, before = cell._comment.text.partition(_BEFORE)
                cell.comment = Comment(before, "") if before else None


def _find(sheet: Worksheet, place: str) -> Any:
    """The cell meant; of a row the first that is filled; None where no cell is meant."""
    whole = _ROW.fullmatch(place)
    if whole:
        row = min(int(whole[1]), _LAST_ROW)
        return next(_filled(sheet, row), None) or sheet.cell(row, 1)
    match = _CELL.fullmatch(place)
    if match is None or int(match[2]) > _LAST_ROW:
        return None
    cell = sheet[place]
    if isinstance(cell, MergedCell):
        area = next((area for area in sheet.merged_cells.ranges if cell.coordinate in area), None)
        return sheet.cell(area.min_row, area.min_col) if area else None
    return cell


def _filled(sheet: Worksheet, row: int) -> Iterator[Any]:
    last = min(sheet.max_column, 200)
    return (cell for cell in (sheet.cell(row, col) for col in range(1, last + 1)) if cell.value is not None)


def _target(sheet: Worksheet | None, cell: Any) -> str:
    if sheet is None or cell is None:
        return ""
    quoted = sheet.title.replace("'", "''")
    return f"'{quoted}'!{cell.coordinate}"


def _comment(entries: Sequence[Mark], before: Comment | None) -> Comment:
    said = "\n".join(f"{LEVELS[entry.severity]}：{entry.message}" for entry in entries)
    own = f"{_BEFORE}{before.text}" if before is not None else ""
    text = clean(f"{_SIGN}\n{said[:LONGEST_COMMENT]}{own}")
    return Comment(text, _AUTHOR, width=320, height=60 + 18 * min(len(text) // 24 + text.count("\n"), 12))
