"""Every row of the deadline vectors of reference §4.0.3, with the rulings of §0.1."""

import datetime as dt
from dataclasses import replace

import pytest

from data.kinds.deadlines import DUE_KINDS, Due
from data.kinds.kind import Cell, Setting, Unreadable

SETTING = Setting(2020, dt.date(2020, 3, 12))


def day(month: int, number: int, year: int = 2020) -> dt.date:
    return dt.date(year, month, number)


CLEAR: list[tuple[Cell, dt.date | None, str]] = [
    *((spelling, day(3, 5), "date") for spelling in (
        "2020-03-05", "2020/3/5", "2020.3.5", "2020．3．5", "20200305", "2020年3月5日", "2020年3月5日前", "43895", 43895.0, 43895.5,
        "2020年3月5号", "二〇二〇年三月五日", "二○二○年三月五日", "3月5日", day(3, 5), dt.datetime(2020, 3, 5, 9, 0), "3月5日之前",
    )),
    *((spelling, day(3, 31), "month_end") for spelling in (
        "2020年3月", "2020.3", "2020-03", "3月", 2020.3, "2020年3月底", "3月底前", "三月末", "2020年3月底(已完成)", "3月份", "三月底以前",
    )),
    ("4月", day(4, 30), "month_end"),
    ("6月底", day(6, 30), "month_end"),
    ("12月底", day(12, 31), "month_end"),
    ("3月上旬", day(3, 10), "ten_day"),
    ("3月中旬", day(3, 20), "ten_day"),
    ("3月下旬", day(3, 31), "ten_day"),
    ("2月下旬", day(2, 29), "ten_day"),
    ("9月中旬", day(9, 20), "ten_day"),
    ("3月初", day(3, 10), "approx"),
    ("3月中", day(3, 15), "approx"),
    *((spelling, day(3, 31), "quarter_end") for spelling in ("一季度", "第一季度末", "Q1", "2020年1季度")),
    ("前三季度", day(9, 30), "quarter_end"),
    ("上半年", day(6, 30), "half_year"),
    ("年中", day(6, 30), "half_year"),
    *((spelling, day(12, 31), "year_end") for spelling in (
        "年底", "年底前", "2020年底", "2020年", "年内", "当年", "2020年年底", "2020", 2020.0, "今年年底",
    )),
    ("全年", day(12, 31), "whole_year"),
    ("2021年6月底", day(6, 30, 2021), "month_end"),
    ("明年3月", day(3, 31, 2021), "month_end"),
    *((spelling, None, "long_term") for spelling in ("长期", "长期坚持", "持续推进", "常态化", "每年", "长期(2020年底前见效)")),
    ("4月底前完成方案,9月中旬完成演练", day(9, 20), "multi"),
    ("4月底前完成方案，9月中旬完成演练", day(9, 20), "multi"),
    ("2020年1月—6月", day(6, 30), "span"),
    ("1-5月", day(5, 31), "span"),
    ("2020.1-2020.6", day(6, 30), "span"),
    ("3月1日至3月15日", day(3, 15), "span"),
    ("2019年12月-2020年3月", day(3, 31), "span"),
    ("力争6月底", day(6, 30), "month_end"),
    ("12月(力争11月)", day(12, 31), "month_end"),
    ("每月5日前反馈,12月底前完成", day(12, 31), "multi"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "on", "kind"), CLEAR)
def test_a_deadline_means_the_last_day_of_its_span(cell: Cell, on: dt.date | None, kind: str) -> None:
    reading = Due().read(cell, SETTING)
    assert reading.values[:2] == (on, kind)
    assert reading.warning is None
    assert kind in DUE_KINDS


@pytest.mark.parametrize(
    ("cell", "next_day"),
    [
        ("每月5日前", day(4, 5)),
        ("每月15日前", day(3, 15)),
        ("每月底", day(3, 31)),
        ("每月31日", day(3, 31)),
        ("每季度末", day(3, 31)),
        ("每周五", day(3, 13)),
        ("每周四", day(3, 19)),
        ("每天", day(3, 13)),
        ("每旬", day(3, 20)),
        ("每半月", day(3, 15)),
        ("每半年", day(6, 30)),
        ("每年12月底前", day(12, 31)),
        ("每年3月5日前", day(3, 5, 2021)),
        ("每年底", day(12, 31)),
        ("按月", day(3, 31)),
    ],
)
def test_a_recurring_deadline_falls_on_its_next_day(cell: str, next_day: dt.date) -> None:
    reading = Due().read(cell, SETTING)
    assert reading.values == (next_day, "recurring", cell)
    assert reading.warning is None


@pytest.mark.parametrize(
    ("cell", "as_of", "next_day"),
    [
        ("每月5日前", day(3, 5), day(4, 5)),
        ("每月31日", day(3, 31), day(4, 30)),
        ("每季度末", day(3, 31), day(6, 30)),
        ("每月5日前", day(12, 31), day(1, 5, 2021)),
        ("每周五", day(3, 13), day(3, 20)),
    ],
)
def test_the_next_day_comes_after_the_day_that_the_paper_speaks_about(
    cell: str, as_of: dt.date, next_day: dt.date
) -> None:
    assert Due().read(cell, Setting(2020, as_of)).values[0] == next_day


@pytest.mark.parametrize(
    ("cell", "on", "kind", "code"),
    [
        ("11月前", day(10, 31), "month_before", "date_before_month"),
        ("5.12期间", day(5, 12), "approx", "date_approximate"),
        ("5月12日前后", day(5, 12), "approx", "date_approximate"),
        ("20.3.5", day(3, 5), "date", "date_two_digit_year"),
        (3.5, day(3, 5), "date", "date_as_decimal"),
        (2020.1, day(1, 31), "month_end", "date_month_cut"),
        ("本月底", day(3, 31), "month_end", "date_relative"),
        ("下季度", day(6, 30), "quarter_end", "date_relative"),
        ("12月至2月", day(2, 28, 2021), "span", "date_over_new_year"),
        ("方案4月底前完成", day(4, 30), "month_end", "due_unclear"),
        ("2021年前", day(12, 31), "approx", "date_before_month"),
        *((words, None, "unknown", "due_unknown") for words in (
            "按省里要求", "待定", "视情", "尽快", "2021年春节前", "接通知后30日内", 5.0, 13.5, dt.time(3, 4),
        )),
    ],
)  # fmt: skip
def test_an_unclear_deadline_loads_with_a_warning_and_keeps_its_words(
    cell: Cell, on: dt.date | None, kind: str, code: str
) -> None:
    reading = Due().read(cell, SETTING)
    assert reading.values[:2] == (on, kind)
    assert reading.warning is not None
    assert (reading.warning.code, reading.warning.severity) == (code, "warning")
    assert reading.raw == reading.values[2]


@pytest.mark.parametrize("cell", ["2020-02-30", "13月", "2020年4月31日", "每月32日"])
def test_an_impossible_deadline_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Due().read(cell, SETTING)
    assert refusal.value.finding.code == "date_impossible"
    assert refusal.value.finding.detail == {"text": cell}


@pytest.mark.parametrize("cell", [None, "", "/", "无"])
def test_a_blank_is_no_deadline(cell: Cell) -> None:
    assert Due().read(cell, SETTING).values == (None, None, None)


def test_a_change_of_words_alone_is_no_new_version() -> None:
    assert [part.suffix for part in Due().fields] == ["_on", "_kind", "_text"]
    assert [part.compared for part in Due().fields] == [True, True, False]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("6月底", "2020年6月30日"),
        ("长期坚持", "长期"),
        ("每月5日前", "定期（下次2020年4月5日）"),
        ("待定", "待定"),
        (None, "—"),
    ],
)
def test_a_deadline_is_shown_in_chinese(cell: Cell, shown: str) -> None:
    assert Due().show(*Due().read(cell, SETTING).values) == shown


@pytest.mark.parametrize("cell", [day(3, 1), dt.datetime(2020, 3, 1), 43891.0])
def test_a_first_of_the_month_that_is_shown_as_its_month_means_the_months_end(cell: Cell) -> None:
    column = Due().read_column([cell, cell, day(2, 1)], replace(SETTING, month_formatted=frozenset({0, 2})))
    assert [(on, kind) for on, kind, _ in column.values] == [
        (day(3, 31), "month_end"),
        (day(3, 1), "date"),
        (day(2, 29), "month_end"),
    ]
    assert column.values[0][2] == "2020年3月"


@pytest.mark.parametrize("cell", [day(3, 5), "2020年6月底", "长期", None, 0.0, "2020-03-01"])
def test_other_cells_do_not_heed_a_format_of_months(cell: Cell) -> None:
    shown = Due().read_column([cell], replace(SETTING, month_formatted=frozenset({0})))
    assert shown == Due().read_column([cell], SETTING)
