"""Writes the workbook that a division fills in: headers, formats, drop-downs, notes at each column."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.kinds.dates import Date, Moment
from data.kinds.deadlines import Due
from data.kinds.kind import Cell, Kind
from data.kinds.numbers import Number
from data.kinds.percents import Percent
from data.kinds.ranks import Rank
from data.kinds.text import Code
from data.spec import Column, Dataset
from etl.dictionary import how_to_fill
from etl.filling import Filling
from etl.template_guide import PLACEHOLDER, add_guide, example, examples, fillable, must_be_filled, need, need_of_column
from etl.writable import clean

VERSION = "template_version"
"""Name of the workbook's property that holds the template's version."""

TITLE_ROW, NEED_ROW, HEADER_ROW = 1, 2, 3
EXAMPLE_ROW = HEADER_ROW + 1
LAST_ROW = 5000


@dataclass(frozen=True)
class Look:
    """How a column of cells looks: its number format, its width in characters."""

    number_format: str = "General"
    width: int = 20


AS_TEXT = "@"
LOOKS: Mapping[type[Kind], Look] = {
    Kind: Look(),
    Percent: Look("0.0%", 11),
    Number: Look(width=12),
    Date: Look("yyyy-mm-dd", 13),
    Moment: Look("yyyy-mm-dd hh:mm", 18),
    # A spreadsheet would turn 3/11 and 9.30 into dates or numbers, 001 into 1.
    Code: Look(AS_TEXT, 14),
    Due: Look(AS_TEXT, 16),
    Rank: Look(AS_TEXT, 10),
}

_INK, _RULE = "1F4E8C", Side(style="thin", color="B7C1CE")
_REQUIRED, _OPTIONAL, _EXAMPLE = (PatternFill("solid", fgColor=color) for color in ("FFE9B8", "EEF1F5", "F7F7F7"))
_BODY = Font(name="宋体", size=10.5)
_BOX = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)


def file_name(spec: Dataset, what: str = "模板") -> str:
    """四张清单报送模板; of what is called 报送 already (紧急信息报送) not twice."""
    return f"{spec.zh.removesuffix('报送')}报送{what}"


def write_template(spec: Dataset, path: Path, filling: Filling | None = None, as_of: dt.date | None = None) -> None:
    """Writes the dataset's template. Raises OSError where the path cannot be written."""
    path.write_bytes(template(spec, filling, as_of))


def template(spec: Dataset, filling: Filling | None = None, as_of: dt.date | None = None) -> bytes:
    """The dataset's template as an .xlsx: empty with an example, or with rows to go on from.

    `as_of` stands in the title; without it a blank to be filled in does.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = spec.zh
    version = template_version(spec)
    ranges = add_guide(book, spec, version)
    rows = filling.rows if filling else ()
    _write_title(sheet, spec, as_of, filling.note if filling else "")
    for number, (column, shown) in enumerate(zip(fillable(spec), examples(spec), strict=True), 1):
        _write_column(sheet, number, (spec, column), None if rows else shown)
        rule = _rule(column, ranges.get(column.name))
        if rule is not None:
            first = EXAMPLE_ROW if rows else EXAMPLE_ROW + 1
            rule.add(f"{get_column_letter(number)}{first}:{get_column_letter(number)}{LAST_ROW}")
            sheet.add_data_validation(rule)
        _fill(sheet, number, column, [row[number - 1] for row in rows])
    _set_up_page(sheet)
    book.properties.title = file_name(spec)
    book.custom_doc_props.append(StringProperty(name=VERSION, value=version))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(sheet: Worksheet, number: int, column: Column, cells: Sequence[Cell]) -> None:
    """The cells of one column; text stays text, and what the column's format would change has one of its own."""
    usual = _look(column.kind).number_format
    for row, value in enumerate(cells, EXAMPLE_ROW):
        cell = sheet.cell(row, number)
        cell.border, cell.font = _BOX, _BODY
        cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
        cell.number_format = usual
        if value is None:
            continue
        cell.value = clean(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type, cell.number_format = "s", AS_TEXT
        elif isinstance(value, dt.date):
            cell.number_format = LOOKS[Moment if isinstance(value, dt.datetime) else Date].number_format


def template_version(spec: Dataset) -> str:
    """Eight characters that change whenever a header, a kind, a need or an option of the template changes."""
    described = [(column.zh, column.kind.zh, column.required, column.kind.options) for column in fillable(spec)]
    return hashlib.sha256(repr(described).encode()).hexdigest()[:8]


def _write_title(sheet: Worksheet, spec: Dataset, as_of: dt.date | None, note: str) -> None:
    width = max(len(fillable(spec)), 2)
    sheet.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=min(width, 12))
    day = f"{as_of.year}年{as_of.month}月{as_of.day}日" if as_of else "____年__月__日"
    title = sheet.cell(TITLE_ROW, 1, f"{file_name(spec)}（截至{day}）")
    if note:
        title.comment = Comment(note, "模板", width=360, height=110)
    title.font = Font(name="宋体", size=16, bold=True)
    title.alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[TITLE_ROW].height = 30
    sheet.row_dimensions[HEADER_ROW].height = 32


def _write_column(sheet: Worksheet, number: int, of: tuple[Dataset, Column], example_text: str | None) -> None:
    spec, column = of
    letter = get_column_letter(number)
    style = sheet.column_dimensions[letter]
    style.width = max(_look(column.kind).width, 2 * len(column.zh) + 4)
    style.number_format = _look(column.kind).number_format
    must = must_be_filled(column)
    fill = _REQUIRED if must else _OPTIONAL
    band = sheet.cell(NEED_ROW, number, "* 必填" if must else need_of_column(column))
    band.font = Font(name="宋体", size=9, bold=must, color=_INK)
    header = sheet.cell(HEADER_ROW, number, column.zh)
    header.font = Font(name="宋体", size=11, bold=True)
    header.comment = _comment(spec, column)
    for cell in (band, header):
        cell.fill, cell.border = fill, _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    if example_text is None:
        return
    shown = sheet.cell(EXAMPLE_ROW, number, example_text or None)
    shown.fill, shown.border = _EXAMPLE, _BOX
    shown.font = Font(name="宋体", size=10, italic=True, color="7F8C99")


def _comment(spec: Dataset, column: Column) -> Comment:
    lines = [need(column)]
    lines += [how_to_fill(column)] if how_to_fill(column) else []
    shown = example(spec, column)
    lines += [f"示例：{shown}"] if shown not in ("", PLACEHOLDER) and not column.kind.options else []
    lines += ["可从下拉列表里选。"] if column.kind.options else []
    return Comment("\n".join(lines), "模板", width=260, height=110)


def _rule(column: Column, listed: str | None) -> DataValidation | None:
    """A question, never a ban: the reader knows more spellings than a spreadsheet does."""
    if listed is not None:
        rule = DataValidation(type="list", formula1=listed, allow_blank=True)
        rule.error = "这个写法不在下拉列表里。确认要这样填吗?"
    elif isinstance(column.kind, Date | Moment):
        # 9.30 typed here would become a day of the year 1900 without a word.
        rule = DataValidation(type="date", operator="between", formula1="36526", formula2="73050", allow_blank=True)
        rule.error = "日期请写成 2020-9-30 的样子。确认要这样填吗?"
    else:
        return None
    rule.errorStyle, rule.showErrorMessage, rule.errorTitle = "warning", True, column.zh[:30]
    return rule


def _set_up_page(sheet: Worksheet) -> None:
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 1)
    sheet.print_title_rows = f"{TITLE_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _look(kind: Kind) -> Look:
    """The look of the kind's own class, else of the nearest class that it extends."""
    return next(LOOKS[cls] for cls in type(kind).__mro__ if cls in LOOKS)
