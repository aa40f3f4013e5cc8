"""Shapes of real sheets, each row of the table in reference §4.0.1."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from data.kinds.kind import Cell
from etl.layout import Table, cell, column_cells, find_tables
from etl.workbook import MergedRange, Sheet

KNOWN = frozenset(
    {"序号", "主要工作任务", "责任单位", "进展情况", "单位", "完成数", "完成率", "目标", "子项", "年度目标", "排名"}
)
HEADER = ["序号", "主要工作任务", "责任单位", "进展情况"]


def tables(rows: Sequence[Sequence[Cell]], merged: tuple[MergedRange, ...] = ()) -> list[Table]:
    return find_tables(Sheet("表", True, rows, merged), KNOWN)


def table(rows: Sequence[Sequence[Cell]], merged: tuple[MergedRange, ...] = ()) -> Table:
    found = tables(rows, merged)
    assert len(found) == 1
    return found[0]


def test_titles_above_the_header_tell_year_day_and_period() -> None:
    found = table([["2022年度民生实事进度表"], ["(截至10月31日)"], HEADER, [1.0, "推进", "教育局", "在办"]])
    assert found.titles == ("2022年度民生实事进度表", "(截至10月31日)")
    assert (found.title_year, found.title_as_of) == (2022, dt.date(2022, 10, 31))
    assert found.header_row == 2


def test_period_inside_a_header_is_kept_beside_it() -> None:
    found = table([["序号", "主要工作任务", "前三季度进展情况"], [1.0, "推进", "在办"]])
    assert (found.headers[2].text, found.headers[2].period) == ("进展情况", "前三季度")
    assert found.headers[2].raw == "前三季度进展情况"


def test_merged_body_cells_are_filled_only_inside_their_range() -> None:
    rows: list[Sequence[Cell]] = [
        ["序号", "主要工作任务", "子项", "年度目标"],
        [1.0, "教育", "新增学位810个", 810.0],
        [None, None, "新建学校2所", 2.0],
        [2.0, "住房", "改造小区", 5.0],
        [None, None, "加装电梯", 7.0],
    ]
    found = table(rows, ((1, 0, 2, 0), (1, 1, 2, 1)))
    assert list(found.rows) == [1, 2, 3, 4]
    assert column_cells(found, 1) == ["教育", "教育", "住房", None]
    assert (cell(found, 2, 0), cell(found, 4, 0), cell(found, 2, 2)) == (1.0, None, "新建学校2所")


def test_cells_merged_sideways_share_their_value() -> None:
    found = table([HEADER, [1.0, "推进", "教育局", None]], ((1, 2, 1, 3),))
    assert column_cells(found, 3) == ["教育局"]


def test_section_rows_are_no_data_but_name_what_follows() -> None:
    rows: list[Sequence[Cell]] = [
        HEADER,
        ["一、综合发展"],
        [1.0, "推进", "教育局", "在办"],
        ["(一)工业"],
        [2.0, "新建", "经信局", "在办"],
        [None, "二、民生改善", None, None],
        [3.0, "改造", "建设局", "在办"],
    ]
    found = table(rows)
    assert list(found.rows) == [2, 4, 6]
    assert found.sections == {2: "一、综合发展", 4: "一、综合发展 / (一)工业", 6: "二、民生改善"}


def test_wide_merged_row_is_a_section_whatever_its_words() -> None:
    found = table([HEADER, ["市发展改革委"], [1.0, "推进", "教育局", "在办"]], ((1, 0, 1, 3),))
    assert found.sections == {2: "市发展改革委"}


def test_task_that_starts_like_a_section_stays_data() -> None:
    found = table([HEADER, ["一、", "推进", "教育局", "在办"]])
    assert list(found.rows) == [1]


@pytest.mark.parametrize("word", ["合计", "小 计", "总计", "全市", "平均", "合计:", "南城区小计"])
@pytest.mark.parametrize("place", [0, 1])
def test_totals_are_never_data(word: str, place: int) -> None:
    row: list[Cell] = [None, None, 30.0, 0.5]
    row[place] = word
    found = table([["序号", "单位", "完成数", "完成率"], [1.0, "南城区", 30.0, 0.5], row])
    assert list(found.rows) == [1]
    assert found.totals == (2,)


def test_unit_whose_name_holds_a_total_word_is_data() -> None:
    found = table(
        [["序号", "单位", "完成数", "完成率"], [1.0, "全市投资促进中心", 30.0, 0.5], [2.0, "平均主义研究室", 1.0, 0.1]]
    )
    assert list(found.rows) == [1, 2]


def test_blank_and_merely_numbered_rows_are_skipped() -> None:
    found = table([HEADER, [1.0, "推进", "教育局", "在办"], [], [2.0], ["3"], [4.0, "新建", "经信局", None]])
    assert list(found.rows) == [1, 5]


def test_row_with_a_blank_number_is_data() -> None:
    found = table([HEADER, [None, "推进", "教育局", "在办"], [1.1, None, None, "在办"]])
    assert list(found.rows) == [1, 2]


def test_header_repeated_on_every_page_is_skipped() -> None:
    rows: list[Sequence[Cell]] = [
        ["序 号", *HEADER[1:]],
        [1.0, "推进", "教育局", "在办"],
        ["序 号", *HEADER[1:]],
        [2.0, "新建", "经信局", "在办"],
    ]
    assert list(table(rows).rows) == [1, 3]


@pytest.mark.parametrize(
    "line",
    [
        "填表人:",
        "审核人：　　　填报日期：2020年11月3日",
        "单位负责人(签字):",
        "联系电话",
        "填报日期:2020年11月3日",
        "注：以上为累计数",
        "备注:无",
        "说 明".replace(" ", "") + ":按月报",
    ],
)
def test_data_stops_at_the_first_note(line: str) -> None:
    found = table([HEADER, [1.0, "推进", "教育局", "在办"], [line], ["1.数据截至月底"]])
    assert list(found.rows) == [1]
    assert "1.数据截至月底" in found.notes


def test_note_at_the_right_stops_the_data_too() -> None:
    assert list(table([HEADER, [1.0, "推进", "教育局", "在办"], [None, None, None, "填表人:"]]).rows) == [1]


def test_report_date_may_stand_among_the_notes() -> None:
    found = table([["2020年清单"], HEADER, [1.0, "推进", "教育局", "在办"], ["填报日期:", "11月3日"]])
    assert found.report_date == dt.date(2020, 11, 3)


def test_rows_that_look_like_data_below_the_notes_are_told() -> None:
    found = table([HEADER, [1.0, "推进", "教育局", "在办"], ["注:见附件"], [2.0, "新建", "经信局", "在办"]])
    assert list(found.rows) == [1]
    assert found.rows_below_notes == (3,)


def test_task_that_starts_with_a_note_word_is_data() -> None:
    found = table([HEADER, [None, "说明会筹备", "教育局", "在办"], [None, "审核人员配备", "经信局", "在办"]])
    assert list(found.rows) == [1, 2]


def test_filled_per_unit_lines_above_the_header_are_read() -> None:
    rows: list[Sequence[Cell]] = [
        ["2020年10月情况表"],
        ["填报单位:平海市(盖章)", None, "报送日期:2020年11月3日", "单位:件、万元"],
        HEADER,
        [1.0, "推进", "教育局", "在办"],
    ]
    found = table(rows)
    assert (found.reporting_unit, found.report_date, found.measure_unit) == ("平海市", dt.date(2020, 11, 3), "件、万元")
    assert found.titles == ("2020年10月情况表",)
    assert (found.title_period, found.title_as_of) == ("10月", dt.date(2020, 10, 31))


def test_second_table_below_the_first_is_a_table_of_its_own() -> None:
    rows: list[Sequence[Cell]] = [
        HEADER,
        [1.0, "推进", "教育局", "在办"],
        [],
        ["单位", "完成数", "完成率", "排名"],
        ["南城区", 3.0, 0.5, 1.0],
    ]
    first, second = tables(rows)
    assert (list(first.rows), list(second.rows)) == ([1], [4])


def test_sheet_without_known_headers_has_no_table() -> None:
    assert tables([["姓名", "电话"], ["甲", "1"]]) == []
    assert tables([]) == []


def test_header_without_data_is_an_empty_table() -> None:
    found = table([HEADER])
    assert list(found.rows) == []
    assert column_cells(found, 0) == []


def test_table_may_start_in_another_column() -> None:
    found = table([[None, *HEADER], [None, 1.0, "推进", "教育局", "在办"], [None, "合计", None, 3.0, None]])
    assert (list(found.rows), found.totals, found.headers[0].col) == ([1], (2,), 1)


def test_rows_of_a_sheet_with_gaps_keep_their_cells_in_order() -> None:
    found = table([HEADER, [1.0, "甲", "a", "x"], [], [2.0, "乙", "b", "y"], [], [3.0, "丙", "c", "z"]])
    assert column_cells(found, 1) == ["甲", "乙", "丙"]


def test_merged_range_over_the_whole_sheet_does_no_harm() -> None:
    found = table([HEADER, [1.0, "推进", "教育局", "在办"]], ((2, 0, 1_048_575, 16_383),))
    assert list(found.rows) == [1]


def test_two_tables_side_by_side_are_read_one_after_the_other_each_with_the_title() -> None:
    left, right = tables(
        [
            ["2020年6月得分情况"],
            ["单位", "完成数", "排名", None, "单位", "完成数", "排名"],
            ["云溪县", 4.0, 1.0, None, "市教育局", 9.0, 1.0],
            ["平海市", 3.0, 2.0],
            ["合计", 7.0, None, None, "合计", 9.0, None],
        ]
    )
    assert (left.title_as_of, right.title_as_of) == (dt.date(2020, 6, 30), dt.date(2020, 6, 30))
    assert [(header.col, header.text) for header in right.headers] == [(4, "单位"), (5, "完成数"), (6, "排名")]
    assert [column_cells(one, one.headers[0].col) for one in (left, right)] == [["云溪县", "平海市"], ["市教育局"]]


@pytest.mark.parametrize(
    "header",
    [
        ["序号", "单位", "完成数", "完成率", "单位", "完成数", "完成率"],
        ["一季度目标", "一季度完成数", "一季度完成率", "二季度目标", "二季度完成数", "二季度完成率"],
        ["单位", "目标", "完成数", "目标", "完成数", "排名"],
    ],
)
def test_a_header_that_repeats_itself_in_part_or_by_period_is_one_table(header: list[Cell]) -> None:
    assert len(table([header, [f"甲{number}" for number in range(len(header))]]).headers) == len(header)
