"""Writes the sheet 核对结果 of a marked workbook: every problem with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from etl.mark_fills import COLOURS
from etl.quiet_sheets import RESULT, RESULT_TITLE, is_result
from etl.writable import clean, free_name

LEVELS = {"error": "错误", "warning": "提示"}
HEADERS, WIDTHS = ("工作表", "单元格", "级别", "问题和改法"), (24, 10, 8, 100)
TITLE_ROW, ADVICE_ROW, HEADER_ROW = 1, 2, 4
KEPT_COLUMN = 6
"""Holds, hidden, what the marked cells looked like before."""
MOST_LINES = 50_000
MOST_LINKS = 20_000
"""A sheet can hold 65 530."""
_FONT = "宋体"


class Line(NamedTuple):
    """One problem as listed; `target` is the address that its link opens, empty for none."""

    severity: str
    sheet: str
    cell: str
    message: str
    target: str


def write_result(book: Workbook, lines: Sequence[Line], kept: Sequence[str]) -> None:
    """Puts the sheet in front of the others and shows it first. `kept` are the fills from `mark_fills.Fills`."""
    sheet = book.create_sheet(free_name(RESULT, book.sheetnames), 0)
    _write(sheet, TITLE_ROW, 1, RESULT_TITLE).font = Font(name=_FONT, size=14, bold=True)
    _write(sheet, ADVICE_ROW, 1, _advice(lines)).font = Font(name=_FONT, size=11)
    for column, (header, width) in enumerate(zip(HEADERS, WIDTHS, strict=True), 1):
        cell = _write(sheet, HEADER_ROW, column, header)
        cell.font, cell.fill = Font(name=_FONT, size=11, bold=True), PatternFill("solid", fgColor="FFEEF1F5")
        sheet.column_dimensions[cell.column_letter].width = width
    for row, line in enumerate(lines[:MOST_LINES], HEADER_ROW + 1):
        _write_line(sheet, row, line)
    for row, fill in enumerate(kept, HEADER_ROW + 1):
        _write(sheet, row, KEPT_COLUMN, fill)
    sheet.column_dimensions["F"].hidden = True
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 1)
    sheet.sheet_properties.tabColor = COLOURS["error"]
    _show_first(book, sheet)


def kept_fills(book: Workbook) -> tuple[str, ...]:
    """What `write_result` was given as `kept`; nothing where there is no such sheet."""
    sheet = next((sheet for sheet in book.worksheets if _is_result(sheet)), None)
    if sheet is None:
        return ()
    column = sheet.iter_rows(min_row=HEADER_ROW + 1, min_col=KEPT_COLUMN, max_col=KEPT_COLUMN, values_only=True)
    return tuple(str(value) for (value,) in column if value is not None)


def remove_results(book: Workbook) -> None:
    """Takes the sheets out that `write_result` put in."""
    for sheet in [sheet for sheet in book.worksheets if _is_result(sheet)]:
        book.remove(sheet)


def _is_result(sheet: Worksheet) -> bool:
    value = sheet.cell(TITLE_ROW, 1).value
    return is_result(sheet.title, [[str(value)]])


def _advice(lines: Sequence[Line]) -> str:
    errors = sum(line.severity == "error" for line in lines)
    counted = f"错误{errors}处，必须改；提示{len(lines) - errors}处，请核对，可以不改。"
    more = f"下面列出前{MOST_LINES}处。" if len(lines) > MOST_LINES else ""
    if not any(line.target for line in lines):
        return f"{counted}{more}"
    return f"{counted}{more}标红的是错误，标黄的是提示，批注里写着怎么改。请直接在原处改正，保存后报送这个文件。"


def _write_line(sheet: Worksheet, row: int, line: Line) -> None:
    for column, text in enumerate((line.sheet, line.cell, LEVELS[line.severity], line.message), 1):
        cell = _write(sheet, row, column, text)
        cell.font = Font(name=_FONT, size=10.5)
        cell.alignment = Alignment(vertical="top", wrap_text=column == len(HEADERS))
    sheet.cell(row, 3).fill = PatternFill("solid", fgColor=COLOURS[line.severity])
    if line.target and row <= MOST_LINKS:
        place = sheet.cell(row, 2)
        place.hyperlink = Hyperlink(ref=place.coordinate, location=line.target)
        place.font = Font(name=_FONT, size=10.5, underline="single", color="FF0563C1")


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """A text stays one, whatever it begins with."""
    cell = sheet.cell(row, column)
    if text:
        cell.value = clean(text)
        cell.data_type = "s"
    return cell


def _show_first(book: Workbook, sheet: Worksheet) -> None:
    """Only one sheet may be chosen: what is typed into one of several goes into all."""
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0
    for view in book.views:
        view.firstSheet = 0
