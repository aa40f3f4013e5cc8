"""Header words and header rows (reference §4.0.1, §4.0.8)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from data.kinds.kind import Cell
from etl.headers import HeaderText, find_header, normalise_header
from etl.workbook import MergedRange, Sheet

KNOWN = frozenset(
    {
        "序号",
        "主要工作任务",
        "责任单位",
        "牵头责任单位",
        "进展情况",
        "目标",
        "完成",
        "完成率",
        "进展情况_目标",
        "备注",
        "地区",
    }
)


@pytest.mark.parametrize(
    ("header", "normalised"),
    [
        ("主 要 工 作 任 务", HeaderText("主要工作任务")),
        ("牵头责任\u3000单 位", HeaderText("牵头责任单位")),
        ("责任单位\n(排名第一为牵头)", HeaderText("责任单位")),
        ("县（市、区）", HeaderText("县")),
        ("案值（万元）", HeaderText("案值", "万元")),
        ("同比(％)", HeaderText("同比", "%")),
        ("出动人员[人次]", HeaderText("出动人员", "人次")),
        ("*任务名称", HeaderText("任务名称")),
        ("前三季度完成情况", HeaderText("完成情况", None, "前三季度")),
        ("一季度目标", HeaderText("目标", None, "一季度")),
        ("第二季度进展", HeaderText("进展", None, "第二季度")),
        ("1-5月完成数(个)", HeaderText("完成数", "个", "1-5月")),
        ("完成情况(1—9月)", HeaderText("完成情况", None, "1—9月")),
        ("全年目标", HeaderText("目标", None, "全年")),
        ("上半年", HeaderText("上半年", None, "上半年")),
        ("2020年度目标", HeaderText("年度目标")),
        ("2020年目标值", HeaderText("目标值")),
        ("进展情况、存在问题及下一步打算", HeaderText("进展情况、存在问题及下一步打算")),
        ("No.", HeaderText("no")),
        ("(一)", HeaderText("(一)")),
    ],
)
def test_header_is_compared_without_spaces_brackets_and_periods(header: str, normalised: HeaderText) -> None:
    assert normalise_header(header) == normalised


def sheet(rows: Sequence[Sequence[Cell]], merged: tuple[MergedRange, ...] = ()) -> Sheet:
    return Sheet("表", True, rows, merged)


def test_header_is_found_by_its_words_not_by_its_place() -> None:
    header = find_header(
        sheet([["2020年清单"], [], ["单位:件"], ["序号", "主要工作任务", "责任单位"], [1.0, "推进", "教育局"]]), KNOWN
    )
    assert header is not None
    assert (header.first, header.last, [cell.text for cell in header.cells]) == (
        3,
        3,
        ["序号", "主要工作任务", "责任单位"],
    )


def test_two_known_words_do_only_in_a_narrow_sheet() -> None:
    assert find_header(sheet([["地区", "完成"], ["南城区", 3.0]]), KNOWN) is not None
    assert find_header(sheet([["地区", "完成", "甲", "乙", "丙"]]), KNOWN) is None
    assert find_header(sheet([["甲", "乙", "丙"]]), KNOWN) is None


def test_merged_levels_are_filled_down_and_right_and_joined() -> None:
    rows: list[Sequence[Cell]] = [
        ["2020年民生实事"],
        ["序号", "主要工作任务", "进展情况", None, None, "责任单位"],
        [None, None, "目标", "完成（个）", "完成率", None],
        [1.0, "推进", 10.0, 5.0, 0.5, "教育局"],
    ]
    merged = ((0, 0, 0, 5), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5))
    header = find_header(sheet(rows, merged), KNOWN)
    assert header is not None
    assert (header.first, header.last) == (1, 2)
    assert [cell.text for cell in header.cells] == [
        "序号",
        "主要工作任务",
        "进展情况_目标",
        "进展情况_完成",
        "进展情况_完成率",
        "责任单位",
    ]
    assert header.cells[3].levels == ("进展情况", "完成")
    assert header.cells[3].measure_unit == "个"


def test_levels_that_nobody_merged_are_joined_too() -> None:
    rows: list[Sequence[Cell]] = [
        ["序号", "主要工作任务", "进展情况", None, None, "责任单位"],
        [None, None, "目标", "完成", "完成率", None],
        [1.0, "推进", 10.0, 5.0, 0.5, "教育局"],
    ]
    header = find_header(sheet(rows), KNOWN)
    assert header is not None
    assert [cell.text for cell in header.cells][2:5] == ["进展情况_目标", "进展情况_完成", "进展情况_完成率"]
    assert header.last == 1


def test_three_levels_are_one_header() -> None:
    rows: list[Sequence[Cell]] = [
        ["序号", "主要工作任务", "全市", None, None, None],
        [None, None, "进展情况", None, "备注", None],
        [None, None, "目标", "完成", "责任单位", "完成率"],
        [1.0, "推进", 10.0, 5.0, "教育局", 0.5],
    ]
    merged = ((0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 5), (1, 2, 1, 3), (1, 4, 1, 5))
    header = find_header(sheet(rows, merged), KNOWN)
    assert header is not None
    assert (header.first, header.last) == (0, 2)
    assert header.cells[2].text == "全市_进展情况_目标"


def test_data_below_the_header_does_not_become_a_level() -> None:
    rows: list[Sequence[Cell]] = [["序号", "主要工作任务", "责任单位", "备注"], ["一", "推进", "教育局", "完成率"]]
    header = find_header(sheet(rows), KNOWN)
    assert header is not None
    assert header.last == 0


def test_columns_under_a_known_word_need_not_be_known_themselves() -> None:
    rows: list[Sequence[Cell]] = [
        ["民生实事项目", None, None, None, None],
        ["序号", "主要工作任务", "目标", None, "责任单位"],
        [None, None, "南城区", "云溪县", None],
        [1.0, "推进", 4.0, 3.0, "教育局"],
    ]
    merged = ((0, 0, 0, 4), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4))
    header = find_header(sheet(rows, merged), KNOWN)
    assert header is not None
    assert (header.first, header.last) == (1, 2)
    assert [cell.text for cell in header.cells][2:4] == ["目标_南城区", "目标_云溪县"]
