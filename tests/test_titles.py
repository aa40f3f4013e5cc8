"""What titles and labelled lines say (reference §4.0.1)."""

from __future__ import annotations

import datetime as dt

import pytest

from etl.titles import TitleFacts, is_labelled, parse_title, read_labels, without_personal_data


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        ("2022年度市县民生实事未完成项目进度表(截至10月31日)", TitleFacts(2022, dt.date(2022, 10, 31), None)),
        ("市政府2020年重点工作(预下达)一季度进展情况表", TitleFacts(2020, dt.date(2020, 3, 31), "一季度")),
        ("2020年10月省对市考核指标排名", TitleFacts(2020, dt.date(2020, 10, 31), "10月")),
        ("二〇二〇年三月督查事项", TitleFacts(2020, dt.date(2020, 3, 31), "3月")),
        ("浙政钉活跃情况(2020年第42周)", TitleFacts(2020, dt.date(2020, 10, 18), "第42周")),
        ("2020年1-10月执法检查情况", TitleFacts(2020, dt.date(2020, 10, 31), "1-10月")),
        ("2020年前三季度完成情况", TitleFacts(2020, dt.date(2020, 9, 30), "前三季度")),
        ("2020年上半年民生实事", TitleFacts(2020, dt.date(2020, 6, 30), "上半年")),
        ("2020年度民生实事项目", TitleFacts(2020, None, None)),
        ("督查事项清单_20201030", TitleFacts(2020, dt.date(2020, 10, 30), None)),
        ("四张清单", TitleFacts(None, None, None)),
        ("10月", TitleFacts(None, None, "10月")),
        ("系统升级2.1说明", TitleFacts(None, None, None)),
    ],
)
def test_title_tells_year_day_and_period(title: str, facts: TitleFacts) -> None:
    assert parse_title(title) == facts


def test_day_without_a_year_takes_the_year_given() -> None:
    assert parse_title("截至10月31日", 2020) == TitleFacts(None, dt.date(2020, 10, 31), None)
    assert parse_title("11月", 2020).as_of == dt.date(2020, 11, 30)


def test_labelled_lines_tell_who_reports_when_and_in_which_unit() -> None:
    labels = read_labels(["填报单位：平海市人民政府(盖章)      报送日期：2020年11月3日   单位：件、万元"], None)
    assert (labels.reporting_unit, labels.report_date, labels.measure_unit) == (
        "平海市人民政府",
        dt.date(2020, 11, 3),
        "件、万元",
    )


def test_label_and_value_may_stand_in_neighbouring_cells() -> None:
    labels = read_labels(["填报单位:\t市发展和改革委员会\t\t填报日期:\t11月3日"], 2020)
    assert (labels.reporting_unit, labels.report_date) == ("市发展和改革委员会", dt.date(2020, 11, 3))


def test_unit_label_means_the_reporter_where_no_measure_follows() -> None:
    assert read_labels(["单位:南城区"], None).reporting_unit == "南城区"
    assert read_labels(["单位:南城区"], None).measure_unit is None


@pytest.mark.parametrize(
    ("text", "labelled"), [("填报单位:市府办", True), ("单位:万元", True), ("单位完成情况", False)]
)
def test_labelled_line_is_no_title(text: str, labelled: bool) -> None:
    assert is_labelled(text) is labelled


def test_notes_keep_neither_names_nor_telephone_numbers() -> None:
    assert without_personal_data("填表人:某某   联系电话:0573-82345678") is None
    assert without_personal_data("注:数据来自各县,咨询电话13800001111") == "注:数据来自各县,咨询电话***"
