"""Exports: what is read back is what was written, and nothing in it computes."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
import pytest

from dashboard.exports import CUT, ExportColumn, Notes, clean, sheet_name, table_workbook

NOTES = Notes(
    sources=("重点工作进展.xlsx(截至2020-12-31)",),
    as_of=dt.date(2020, 12, 31),
    made_at=dt.datetime(2021, 1, 4, 1, 30, tzinfo=dt.UTC),
    filters=(("牵头单位", "市发改委"), ("亮灯", "红")),
)
POISON = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    '=HYPERLINK("http://example.invalid","点")',
    "{=A1}",
    "=cmd|' /C calc'!A0",
    "http://example.invalid/x",
    "mailto:x@example.invalid",
    "internal:'说明'!A1",
    "![图](http://example.invalid/a.png)",
    "<b>粗</b>",
    "<r><t>富文本</t></r>",
    "<r>&<x></r>",
    "&amp;",
    "'单引号",
    '"双"',
    "0012",
    "1e5",
    "2020-01-01",
    "第一行\n第二行",
    "  前后空格  ",
    "_x0041_",
    "#REF!",
    "TRUE",
    "12345678901234567890",
)


def reopened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def exported(columns: Sequence[ExportColumn], rows: Iterable[Sequence[Any]]) -> openpyxl.Workbook:
    return reopened(table_workbook("四张清单", columns, rows, NOTES))


@pytest.mark.parametrize("text", POISON)
def test_poisoned_text_comes_back_unchanged_as_text(text: str) -> None:
    cell = exported([ExportColumn("任务名称")], [[text]]).worksheets[0]["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    # The format escapes such literals; the reader used here leaves the escape in place, spreadsheet programmes undo it.
    assert cell.value.replace("_x005F_", "_") == text


@pytest.mark.parametrize("form", ["text", "whole", "number", "percent", "date", "moment"])
def test_no_cell_of_any_form_is_a_formula(form: Any) -> None:
    book = exported([ExportColumn("=1+1", form)], [[text] for text in POISON])
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n", "d"}


def test_a_poisoned_title_filter_or_source_stays_text() -> None:
    notes = Notes(("=1+1",), NOTES.as_of, NOTES.made_at, (("=2", "@x"),), ("=3",))
    book = reopened(table_workbook("=1+1", [ExportColumn("a")], [], notes))
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)


def test_numbers_percents_and_dates_keep_value_and_format() -> None:
    columns = [
        ExportColumn("件数", "whole"),
        ExportColumn("案值", "number"),
        ExportColumn("完成率", "percent"),
        ExportColumn("完成时限", "date"),
        ExportColumn("导入时间", "moment"),
    ]
    moment = dt.datetime(2020, 12, 31, 16, 5, tzinfo=dt.UTC)
    sheet = exported(columns, [[317, 2000.5, 0.625, dt.date(2020, 9, 30), moment]]).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [
        317,
        2000.5,
        0.625,
        dt.datetime(2020, 9, 30),
        dt.datetime(2021, 1, 1, 0, 5),
    ]
    assert [cell.number_format for cell in sheet[2]] == ["#,##0", "General", "0.0%", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        ("", None),
        (float("nan"), None),
        (float("inf"), None),
        (True, "是"),
        (False, "否"),
        (330300123456789012, "330300123456789012"),
        (dt.date(1850, 1, 1), "1850-01-01"),
        ("长期坚持", "长期坚持"),
    ],
)
def test_values_that_a_sheet_cannot_hold_are_left_blank_or_written_as_text(value: Any, written: str | None) -> None:
    assert exported([ExportColumn("x", "number")], [[value]]).worksheets[0]["A2"].value == written


def test_control_characters_go_and_line_breaks_stay() -> None:
    assert clean("a\x00b\x1fc\ufffe\ud800d\r\ne\rf\tg\x7f") == "abcd\ne\nf\tg"


def test_text_too_long_for_a_cell_is_cut_with_a_word_that_says_so() -> None:
    value = exported([ExportColumn("进展")], [["长" * 40_000]]).worksheets[0]["A2"].value
    assert value.endswith(CUT)
    assert len(value) < 32_767


def test_the_notes_say_where_from_what_day_when_and_which_filters() -> None:
    sheet = exported([ExportColumn("x")], [])["说明"]
    assert [tuple(cell.value for cell in row) for row in sheet] == [
        ("表名", "四张清单"),
        ("数据日期", "2020年12月31日"),
        ("生成时间", "2021-01-04 09:30"),
        ("来源", "重点工作进展.xlsx(截至2020-12-31)"),
        ("筛选：牵头单位", "市发改委"),
        ("筛选：亮灯", "红"),
    ]


def test_without_filters_the_notes_say_so() -> None:
    sheet = reopened(table_workbook("x", [], [], Notes((), NOTES.as_of, NOTES.made_at)))["说明"]
    assert [sheet["A5"].value, sheet["B5"].value] == ["筛选", "无，全部数据"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("四张清单", "四张清单"),
        ("县(市、区)[重点]:督办*?/\\", "县(市、区)重点督办"),
        ("'引号'", "引号"),
        ("长" * 40, "长" * 31),
        ("", "数据"),
        ("说明", "数据"),
        ("History", "数据"),
    ],
)
def test_any_title_becomes_a_name_that_a_sheet_may_have(title: str, name: str) -> None:
    assert sheet_name(title) == name
    assert reopened(table_workbook(title, [], [], NOTES)).sheetnames == [name, "说明"]


def test_the_header_stays_in_sight_and_can_be_filtered() -> None:
    sheet = exported([ExportColumn("单位"), ExportColumn("件数", "whole")], [["甲", 1], ["乙", 2]]).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:B3", "$1:$1")


def test_a_row_of_the_wrong_length_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="argument"):
        table_workbook("x", [ExportColumn("a")], [["b", "c"]], NOTES)
