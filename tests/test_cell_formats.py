"""Workbooks whose number formats decide what a cell means, from the file to the stored fields."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
import xlwt

from data.datasets import dataset
from data.units import Directory
from etl.intake import Circumstances, Wish, take_in
from etl.reading import read_workbook
from etl.rows import Rows
from tests.sheets import HEADERS, listed, open_document

DAY = dt.date(2020, 11, 30)
MARCH, MARCH_5 = dt.date(2020, 3, 1), dt.date(2020, 3, 5)
FULL_DATE = 'yyyy"年"m"月"d"日"'
MONTHS = ['yyyy"年"m"月"', 'yyyy"年"m"月";@', "[$-804]yyyy年m月", "mmm-yy", "yyyy-mm"]
Line = list[tuple[Any, str]]
"""Cells, each with its number format."""


def xlsx(lines: list[Line]) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row, line in enumerate(lines, 1):
        for col, (value, number_format) in enumerate(line, 1):
            book.worksheets[0].cell(row, col, value).number_format = number_format
    book.save(stream)
    return stream.getvalue()


def xls(lines: list[Line]) -> bytes:
    book, stream = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("表")
    for row, line in enumerate(lines):
        for col, (value, number_format) in enumerate(line):
            sheet.write(row, col, value, xlwt.easyxf(num_format_str=number_format))
    book.save(stream)
    return stream.getvalue()


def ods(lines: list[Line]) -> bytes:
    """A spreadsheet of LibreOffice's kind; beside a date stands the text that it shows, in place of a format."""
    rows = "".join(f"<table:table-row>{''.join(_ods_cell(*cell) for cell in line)}</table:table-row>" for line in lines)
    return open_document(rows)


def _ods_cell(value: Any, shown: str) -> str:
    if isinstance(value, dt.date):
        kind, text = f'office:value-type="date" office:date-value="{value}"', shown
    elif isinstance(value, int | float):
        kind, text = f'office:value-type="float" office:value="{value}"', str(value)
    else:
        kind, text = 'office:value-type="string"', str(value or "")
    return f"<table:table-cell {kind}>{text if text.startswith('<') else f'<text:p>{text}</text:p>'}</table:table-cell>"


both = pytest.mark.parametrize(("write", "file"), [(xlsx, "表.xlsx"), (xls, "表.xls")])
Write = Callable[[list[Line]], bytes]


def listing(*rows: list[Any], headers: tuple[str, ...] = HEADERS, **formats: str) -> list[Line]:
    """The header and the rows; columns named in `formats` carry that format."""
    return [
        [(cell, formats.get(name, "General")) for name, cell in zip(headers, row, strict=True)]
        for row in (headers, *rows)
    ]


def read(content: bytes, file: str) -> Rows:
    return take_in(content, file, Wish(dataset("supervision"), DAY), Circumstances(Directory.shipped(), DAY)).rows[0]


@both
@pytest.mark.parametrize("shown", MONTHS)
def test_a_deadline_shown_as_a_month_is_its_end(write: Write, file: str, shown: str) -> None:
    rows = read(write(listing(listed(1, 完成时限=MARCH), listed(2, 完成时限=MARCH_5), 完成时限=shown)), file)
    assert rows.fields["due_on"] == [dt.date(2020, 3, 31), MARCH_5]
    assert rows.fields["due_kind"] == ["month_end", "date"]
    assert rows.fields["due_text"] == ["2020年3月", "2020-03-05"]


@pytest.mark.parametrize(
    ("shown", "due", "kind"),
    [
        ("2020年3月", dt.date(2020, 3, 31), "month_end"),
        ("2020-03", dt.date(2020, 3, 31), "month_end"),
        ("2020年3月1日", MARCH, "date"),
        ("2020-03-01", MARCH, "date"),
        ("<text:p><text:span>2020年</text:span>3月</text:p>", dt.date(2020, 3, 31), "month_end"),
        ("<office:annotation><text:p>1日前</text:p></office:annotation><text:p>2020年3月</text:p>", dt.date(2020, 3, 31), "month_end"),
        ("<office:annotation><text:p>2020年3月</text:p></office:annotation><text:p>2020-03-01</text:p>", MARCH, "date"),
    ],
)  # fmt: skip
def test_a_deadline_of_an_open_document_is_read_by_what_it_shows(shown: str, due: dt.date, kind: str) -> None:
    rows = read(ods(listing(listed(1, 完成时限=MARCH), 完成时限=shown)), "表.ods")
    assert (rows.fields["due_on"], rows.fields["due_kind"]) == ([due], [kind])


def test_cells_and_rows_alike_that_an_open_document_writes_once_are_months_alike() -> None:
    cell = (
        '<table:table-cell office:value-type="date" office:date-value="2020-03-01T00:00:00" '
        'table:number-columns-repeated="2"><text:p>2020年3月</text:p></table:table-cell>'
    )
    body = f'<table:table-row table:number-rows-repeated="3"><table:table-cell/>{cell}</table:table-row>'
    assert read_workbook(open_document(body), "表.ods").sheets[0].month_cells == {1: range(3), 2: range(3)}


@both
@pytest.mark.parametrize("shown", [FULL_DATE, "yyyy-mm-dd", "m/d/yy"])
def test_a_deadline_shown_as_a_day_is_that_day(write: Write, file: str, shown: str) -> None:
    rows = read(write(listing(listed(1, 完成时限=MARCH), 完成时限=shown)), file)
    assert (rows.fields["due_on"], rows.fields["due_kind"]) == ([MARCH], ["date"])


@both
def test_a_finishing_day_shown_as_a_month_is_its_end_but_a_starting_day_its_first(write: Write, file: str) -> None:
    headers = (*HEADERS, "交办时间", "办结时间")
    row = [*listed(1, 进展状态="已办结"), dt.date(2020, 2, 1), MARCH]
    rows = read(write(listing(row, headers=headers, 交办时间="yyyy-mm", 办结时间="yyyy-mm")), file)
    assert rows.fields["assigned_on"] == [dt.date(2020, 2, 1)]
    assert rows.fields["finished_on"] == [dt.date(2020, 3, 31)]


@both
def test_percents_and_months_are_told_apart_from_all_other_formats(write: Write, file: str) -> None:
    formats = ["0.0%", *MONTHS, FULL_DATE, '0.0"%人"', "0.00"]
    sheet = read_workbook(write([[(0.5, "0%")], *([(43891, shown)] for shown in formats)]), file).sheets[0]
    assert [set(rows) for rows in sheet.percent_cells.values()] == [{0, 1}]
    assert [set(rows) for rows in sheet.month_cells.values()] == [set(range(2, 2 + len(MONTHS)))]


@pytest.mark.parametrize("number", [17, 27, 36, 50, 52, 57])
def test_month_formats_known_by_number_alone_are_recognised(number: int) -> None:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    cell = book.worksheets[0]["B3"]
    cell.value = MARCH
    cell._style.numFmtId = number
    book.save(stream)
    assert read_workbook(stream.getvalue(), "表.xlsx").sheets[0].month_cells == {1: range(2, 3)}


def test_a_workbook_with_the_styles_of_many_is_read_alike() -> None:
    column: list[Line] = [[(0.5, f'0.0%"{i}"')] for i in range(60)] + [[(MARCH, f'yyyy-mm"{i}"')] for i in range(60)]
    sheet = read_workbook(xlsx(column), "表.xlsx").sheets[0]
    assert set(sheet.percent_cells[0]) == set(range(60))
    assert set(sheet.month_cells[0]) == set(range(60, 120))


@pytest.mark.parametrize(
    ("count", "cells"),
    [
        (2, "H22、H23"),
        (10, "、".join(f"H{row}" for row in range(22, 32))),
        (12, "、".join(f"H{row}" for row in range(22, 32)) + "等12处"),
    ],
)
def test_a_mixed_column_of_percents_names_the_cells_of_its_smaller_side(count: int, cells: str) -> None:
    shares = [62.5] * 20 + [0.8] * count
    rows = read(xlsx(listing(*(listed(i, 完成率=share) for i, share in enumerate(shares, 1)))), "表.xlsx")
    mixed = [entry for entry in rows.problems if entry.code == "percent_mixed"]
    assert [(entry.cell, f"请核对{cells}，" in entry.message) for entry in mixed] == [("H1", True)]
