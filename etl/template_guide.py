"""Writes the sheet 填写说明 of a template: how to fill it in, every column with an example, allowed values, version."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.kinds.numbers import Count
from data.kinds.text import Text
from data.spec import Column, Dataset
from etl.dictionary import how_to_fill
from etl.quiet_sheets import GUIDE

VERSION_CELL = "B2"
RULES = (
    "在标题的“截至____年__月__日”里填上数据截至的日期；也可以在导入时另行指定。",
    "一行填一条，从示例的下一行开始；示例那一行不会导入，留着或删掉都可以。",
    "标“必填”的列不能空着；其余的列没有内容就空着，不要填 0。标“列要留，可不填”的，不能删去整列。",
    "列可以调换次序，选填的列可以删掉；表头改成“也认作”里的写法也认得。",
    "可以有合并单元格、分节行和合计行；合计行不会当作一条记录。",
    "单位写规范简称或全称，几个单位用顿号隔开，牵头单位放在第一个。",
    "只填单位、处室和职务，不填姓名、电话、身份证号。写姓名的列不会存；正文里的姓名程序认不出，请不要写。",
    "填好后先核对再导入：每个问题都会指出在哪个单元格、怎么改。",
)
HEADERS = ("列", "要求", "怎么填", "比如", "可以选的值", "也认作这些表头")
WIDTHS = (20, 16, 44, 24, 44, 44)
EXAMPLE = "示例，不计入合计"
"""The first cell of the example row. Rows of totals are never data, whatever they total: the reader passes over it."""

PLACEHOLDER = "（文字）"
"""In the example row where free text must not stay blank."""


def add_guide(book: Workbook, spec: Dataset, version: str) -> dict[str, str]:
    """Adds the sheet; answers, for each column with options, the range of cells that lists them."""
    sheet = book.create_sheet(GUIDE)
    _write_rules(sheet, spec, version)
    first = len(RULES) + 5
    _write_line(sheet, first, HEADERS, bold=True)
    for number, column in enumerate(fillable(spec), first + 1):
        _write_line(sheet, number, _describe(spec, column))
    for number, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return _list_options(sheet, spec, first + len(fillable(spec)) + 3)


def fillable(spec: Dataset) -> tuple[Column, ...]:
    """The columns that a person fills in: all but the computed ones."""
    return tuple(column for column in spec.columns if not column.computed)


def _write_rules(sheet: Worksheet, spec: Dataset, version: str) -> None:
    sheet["A1"] = f"{spec.zh}：怎样填写"
    sheet["A1"].font = Font(name="宋体", size=14, bold=True)
    sheet["A2"], sheet[VERSION_CELL] = "模板版本", version
    for number, rule in enumerate(RULES, 3):
        sheet.cell(number, 1, f"{number - 2}. {rule}").font = Font(name="宋体", size=10.5)


def _describe(spec: Dataset, column: Column) -> Sequence[str]:
    told = (need(column), how_to_fill(column), example(spec, column), "、".join(column.kind.options))
    # No cell is left blank: a row of few cells needs few known words to be taken for a header.
    # In quotation marks it is not the header itself, which with its only synonym and an option would make three.
    return (f"“{column.zh}”", *(text or "—" for text in told), "、".join(column.synonyms) or "—")


def must_be_filled(column: Column) -> bool:
    """Whether the column's cells may not stay blank."""
    return column.required and not column.blank_ok


def need_of_column(column: Column) -> str:
    """必填, 选填, or that the column has to stay while its cells may be blank."""
    if must_be_filled(column):
        return "必填"
    return "列要留，可不填" if column.required else "选填"


def need(column: Column) -> str:
    """Whether the column must be filled, what kind of value it takes."""
    # In one cell: next to the column's name the kind's (状态, 位次) would look like another header.
    return f"{need_of_column(column)} · {column.kind.zh}"


def examples(spec: Dataset) -> list[str]:
    """One example a fillable column; in place of the first column's the words that tell it from data."""
    return [EXAMPLE, *(example(spec, column) for column in fillable(spec)[1:])]


def example(spec: Dataset, column: Column) -> str:
    """What a cell of the column may look like; for free text nothing, where it must not stay blank a placeholder."""
    if column.example is not None:
        return column.example
    if isinstance(column.kind, Count) and column.kind.unit == "年":
        return "2020"
    is_title = spec.tracking is not None and column.name == spec.tracking.title
    if not isinstance(column.kind, Text) or is_title:
        return column.kind.example
    return PLACEHOLDER if column.required else ""


def _write_line(sheet: Worksheet, row: int, texts: Sequence[str], bold: bool = False) -> None:
    for number, text in enumerate(texts, 1):
        cell = sheet.cell(row, number, text)
        cell.font = Font(name="宋体", size=10, bold=bold)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if bold:
            cell.fill = PatternFill("solid", fgColor="EEF1F5")


def _list_options(sheet: Worksheet, spec: Dataset, first: int) -> dict[str, str]:
    """Drop-downs read their values from here, because a list inside a rule may be no longer than 255 characters."""
    ranges = {}
    offering = [column for column in fillable(spec) if column.kind.options]
    for number, column in enumerate(offering, 1):
        letter = get_column_letter(number)
        sheet.cell(first, number, f"下拉：{column.zh}").font = Font(name="宋体", size=9, bold=True)
        for row, option in enumerate(column.kind.options, first + 1):
            sheet.cell(row, number, option).font = Font(name="宋体", size=9)
        ranges[column.name] = f"'{GUIDE}'!${letter}${first + 1}:${letter}${first + len(column.kind.options)}"
    return ranges
