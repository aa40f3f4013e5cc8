"""Writes any table shown on a page as a workbook to take away: text stays text, no cell is ever a live formula."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.clock import ZONE
from etl.quiet_sheets import NOTES
from etl.writable import CUT, clean, sheet_name

__all__ = ["CUT", "ExportColumn", "Form", "Notes", "Sheet", "clean", "sheet_name", "table_workbook", "tables_workbook"]

Form = Literal["text", "whole", "number", "percent", "date", "moment"]
"""How a column's values are written: percents are fractions, moments are timezone-aware."""

NUMBER_FORMATS: dict[Form, str] = {
    "text": "@",
    "whole": "#,##0",
    "number": "General",
    "percent": "0.0%",
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
}
WIDTHS: dict[Form, int] = {"text": 16, "whole": 10, "number": 12, "percent": 10, "date": 12, "moment": 17}
MOST_ROWS = 1_000_000
EXACT_NUMBER = 10**15
"""From here on a spreadsheet would change a number's last digits; it is written as text."""


@dataclass(frozen=True)
class ExportColumn:
    """One column of the table: header, how its values are written, width in characters where the usual is wrong."""

    title: str
    form: Form = "text"
    width: int | None = None


@dataclass(frozen=True)
class Notes:
    """What the reader of a table that left the house has to know about it."""

    sources: tuple[str, ...]
    """File names with their days, as the page shows them."""
    as_of: dt.date
    made_at: dt.datetime
    filters: tuple[tuple[str, str], ...] = ()
    """(name, value) of every filter that was set."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook: its name, columns, rows with one value a column, None for a blank cell."""

    name: str
    columns: Sequence[ExportColumn]
    rows: Iterable[Sequence[Any]]


@dataclass(frozen=True)
class _Paper:
    """A workbook under way, with the formats that its cells use."""

    book: xlsxwriter.Workbook
    head: Format
    forms: dict[Form, Format]


def table_workbook(title: str, columns: Sequence[ExportColumn], rows: Iterable[Sequence[Any]], notes: Notes) -> bytes:
    """The bytes of an .xlsx: the table with its header in row 1, then a sheet 说明.

    A row has one value a column, None for a blank cell. What does not suit its column's form is written as text.
    Raises ValueError, with a message for people, for more rows than a sheet holds.
    """
    return tables_workbook(title, (Sheet(title, columns, rows),), notes)


def tables_workbook(title: str, sheets: Iterable[Sheet], notes: Notes) -> bytes:
    """As `table_workbook`, of several tables, each on a sheet of its own."""
    target = io.BytesIO()
    # Row by row to a temporary file: a hundred thousand rows held as cells would take hundreds of megabytes.
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        book.set_properties({"title": title, "created": _local(notes.made_at)})
        paper = _paper(book)
        for sheet in sheets:
            _write_table(paper, sheet_name(sheet.name), sheet.columns, sheet.rows)
        _write_notes(paper, title, notes)
    return target.getvalue()


def _paper(book: xlsxwriter.Workbook) -> _Paper:
    plain = {"valign": "top", "font_name": "宋体", "font_size": 10.5, "border": 1, "border_color": "#D5DBE3"}
    head = plain | {"bold": True, "bg_color": "#EEF1F5", "text_wrap": True, "valign": "vcenter"}
    forms = {form: book.add_format(plain | {"num_format": code}) for form, code in NUMBER_FORMATS.items()}
    forms["text"].set_text_wrap()
    return _Paper(book, book.add_format(head), forms)


def _write_table(paper: _Paper, name: str, columns: Sequence[ExportColumn], rows: Iterable[Sequence[Any]]) -> None:
    sheet = paper.book.add_worksheet(name)
    for position, column in enumerate(columns):
        width = column.width or max(WIDTHS[column.form], 2 * len(column.title) + 2)
        sheet.set_column(position, position, width, paper.forms[column.form])
        _write_text(sheet, (0, position), column.title, paper.head)
    number = 0
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise ValueError(f"超过{MOST_ROWS:,}行，一张工作表放不下；请先筛选再导出。")
        for position, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write_value(sheet, (number, position), value, paper.forms[column.form])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, number, max(len(columns) - 1, 0))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_notes(paper: _Paper, title: str, notes: Notes) -> None:
    sheet = paper.book.add_worksheet(NOTES)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 80)
    lines = [
        ("表名", title),
        ("数据日期", f"{notes.as_of.year}年{notes.as_of.month}月{notes.as_of.day}日"),
        ("生成时间", _local(notes.made_at).strftime("%Y-%m-%d %H:%M")),
        *(("来源", source) for source in notes.sources or ("无",)),
        *((f"筛选：{name}", value) for name, value in notes.filters or (("", "无，全部数据"),)),
        *(("备注", remark) for remark in notes.remarks),
    ]
    for row, (name, text) in enumerate(lines):
        _write_text(sheet, (row, 0), name.rstrip("："), paper.head)
        _write_text(sheet, (row, 1), text, paper.forms["text"])


def _write_value(sheet: Worksheet, at: tuple[int, int], value: Any, form: Format) -> None:
    if isinstance(value, dt.datetime):
        value = _local(value)
    if value is None or value == "" or (isinstance(value, float) and not math.isfinite(value)):
        sheet.write_blank(*at, None, form)
    elif isinstance(value, bool):
        sheet.write_string(*at, "是" if value else "否", form)
    elif isinstance(value, int | float) and abs(value) < EXACT_NUMBER:
        sheet.write_number(*at, value, form)
    elif isinstance(value, dt.date) and value.year >= 1900:
        sheet.write_datetime(*at, value, form)
    else:
        _write_text(sheet, at, str(value), form)


def _write_text(sheet: Worksheet, at: tuple[int, int], text: str, form: Format) -> None:
    text = clean(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        # The writer would take this for its own markup and copy it into the file unescaped.
        sheet.write_rich_string(*at, text[:1], form, text[1:], form)
    else:
        sheet.write_string(*at, text, form)


def _local(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(ZONE).replace(tzinfo=None) if moment.tzinfo else moment
