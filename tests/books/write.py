"""Writes the small workbooks of the tests, the same bytes on every run."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt
from xlsxwriter.utility import xl_cell_to_rowcol

from tests.books.page import Book, Cell, Formula, Page, Percent, Raw, Wrong

BORN = dt.datetime(2020, 1, 1)
FORMATS = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "percent": "0.0%"}
ERROR_CODES = {"#REF!": 23, "#N/A": 42, "#DIV/0!": 7}


def write(book: Book | Raw, folder: Path) -> Path:
    """Writes the file; replaces one that is there."""
    path = folder / book.file
    path.write_bytes(content_of(book))
    return path


def content_of(book: Book | Raw) -> bytes:
    """The file's bytes."""
    if isinstance(book, Raw):
        return book.content
    writers = {".xlsx": _xlsx, ".xls": _xls, ".et": _xls, ".ods": _ods, ".csv": _csv}
    return writers[Path(book.file).suffix](book)


def _xlsx(book: Book) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": BORN})
        formats = {name: workbook.add_format({"num_format": form}) for name, form in FORMATS.items()}
        for page in book.pages:
            _fill_xlsx(workbook.add_worksheet(page.name), page, formats)
    return _with_empty_texts(stream.getvalue(), book)


def _fill_xlsx(sheet: xlsxwriter.worksheet.Worksheet, page: Page, formats: dict[str, object]) -> None:
    for row, line in enumerate(page.lines):
        for col, cell in enumerate(line):
            style = formats.get(_style(cell))
            match cell:
                case None:
                    pass
                case str():
                    sheet.write_string(row, col, cell)
                case dt.date():
                    sheet.write_datetime(row, col, cell, style)
                case Percent(value):
                    sheet.write_number(row, col, value, style)
                case Formula(text, value):
                    sheet.write_formula(row, col, text, None, "" if value is None else value)
                case Wrong(text):
                    sheet.write_formula(row, col, f"={text}", None, text)
                case _:
                    sheet.write_number(row, col, cell)
    for area in page.merged:
        left_top, _, _ = area.partition(":")
        row, col = xl_cell_to_rowcol(left_top)
        sheet.merge_range(area, page.lines[row][col])
    for number in page.hidden_rows:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    if page.hidden:
        sheet.hide()


def _with_empty_texts(content: bytes, book: Book) -> bytes:
    """A formula never computed has an empty value; one that answers with an empty text says that it is a text."""
    cells = [cell for page in book.pages for line in page.lines for cell in line if isinstance(cell, Formula)]
    if all(cell.value != "" for cell in cells):
        return content
    return changed(
        content, r"xl/worksheets/.*\.xml", lambda text: re.sub(r'(<c [^>]*)(><f>""</f>)', r'\1 t="str"\2', text)
    )


def changed(content: bytes, parts: str, change: Callable[[str], str]) -> bytes:
    """The archive with the text of some parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            data = source.read(member)
            if re.fullmatch(parts, member.filename):
                data = change(data.decode()).encode()
            target.writestr(zipfile.ZipInfo(member.filename, BORN.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _xls(book: Book) -> bytes:
    workbook = xlwt.Workbook(encoding="utf-8")
    for page in book.pages:
        _fill_xls(workbook.add_sheet(page.name), page)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill_xls(sheet: xlwt.Worksheet, page: Page) -> None:
    starts = {area.partition(":")[0] for area in page.merged}
    for row, line in enumerate(page.lines):
        for col, cell in enumerate(line):
            if isinstance(cell, Wrong):
                sheet.row(row).set_cell_error(col, ERROR_CODES[cell.text])
            elif cell is not None and f"{chr(65 + col)}{row + 1}" not in starts:
                value = cell.value if isinstance(cell, Percent) else cell
                sheet.write(row, col, value, xlwt.easyxf(num_format_str=FORMATS.get(_style(cell), "General")))
    for area in page.merged:
        first, _, last = area.partition(":")
        (top, left), (bottom, right) = xl_cell_to_rowcol(first), xl_cell_to_rowcol(last)
        sheet.write_merge(top, bottom, left, right, page.lines[top][left])


def _ods(book: Book) -> bytes:
    spaces = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
    declared = " ".join(f'xmlns:{name}="{urn}"' for name, urn in spaces.items())
    tables = "".join(
        f'<table:table table:name="{escape(page.name)}">{"".join(map(_ods_row, page.lines))}</table:table>'
        for page in book.pages
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {declared}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": "<manifest/>",
    }
    return archive(parts)


def _ods_row(line: tuple[Cell, ...]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case Percent(value):
            return f'<table:table-cell office:value-type="percentage" office:value="{value}"/>'
        case dt.date():
            return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
        case str() | Formula() | Wrong():
            return (
                f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
            )
    return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive with fixed times."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, data in parts.items():
            target.writestr(zipfile.ZipInfo(name, BORN.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _csv(book: Book) -> bytes:
    (page,) = book.pages
    text = io.StringIO()
    csv.writer(text).writerows([[_shown(cell) for cell in line] for line in page.lines])
    return text.getvalue().encode(book.encoding)


def _shown(cell: Cell) -> str:
    if isinstance(cell, Percent):
        return f"{cell.value:.1%}"
    return "" if cell is None else str(cell)


def _style(cell: Cell) -> str:
    if isinstance(cell, Percent):
        return "percent"
    if isinstance(cell, dt.datetime):
        return "moment"
    return "date" if isinstance(cell, dt.date) else ""
