"""Reporting periods: the last day, how long (reference §4.0.7, §4.5)."""

import datetime as dt
from dataclasses import replace

import pytest

from data.kinds.kind import Cell, Setting, Unreadable
from data.kinds.periods import Period

SETTING = Setting(2020, dt.date(2020, 3, 12))


def day(month: int, number: int, year: int = 2020) -> dt.date:
    return dt.date(year, month, number)


@pytest.mark.parametrize(
    ("cell", "last", "kind", "shown"),
    [
        ("2020年3月", day(3, 31), "month", "2020年3月"),
        ("3月", day(3, 31), "month", "2020年3月"),
        ("2020.3", day(3, 31), "month", "2020年3月"),
        (2020.3, day(3, 31), "month", "2020年3月"),
        ("3月份", day(3, 31), "month", "2020年3月"),
        ("截至5月底", day(5, 31), "month", "2020年5月"),
        ("本月", day(3, 31), "month", "2020年3月"),
        ("一季度", day(3, 31), "quarter", "2020年一季度"),
        ("上半年", day(6, 30), "half", "2020年上半年"),
        ("下半年", day(12, 31), "half", "2020年下半年"),
        ("2020年", day(12, 31), "year", "2020年"),
        ("全年", day(12, 31), "year", "2020年"),
        ("第42周", day(10, 18), "week", "2020年第42周"),
        ("2020年第53周", day(1, 3, 2021), "week", "2020年第53周"),
        ("1-5月", day(5, 31), "span", "截至2020年5月31日"),
        ("1—2月", day(2, 29), "span", "截至2020年2月29日"),
        ("1-5月累计", day(5, 31), "span", "截至2020年5月31日"),
        ("10月12日-10月18日", day(10, 18), "span", "截至2020年10月18日"),
        ("截至10月31日", day(10, 31), "day", "2020年10月31日"),
        (day(3, 31), day(3, 31), "day", "2020年3月31日"),
        (dt.datetime(2020, 3, 31), day(3, 31), "day", "2020年3月31日"),
        (43895.0, day(3, 5), "day", "2020年3月5日"),
    ],
)
def test_a_period_is_its_last_day_with_its_length(cell: Cell, last: dt.date, kind: str, shown: str) -> None:
    reading = Period().read(cell, SETTING)
    assert reading.values == (last, kind)
    assert reading.warning is None
    assert Period().show(*reading.values) == shown


@pytest.mark.parametrize(
    ("cell", "header", "last", "kind"),
    [
        (3.0, "月份", day(3, 31), "month"),
        ("3", "统计月份", day(3, 31), "month"),
        (1.0, "季度", day(3, 31), "quarter"),
        (42.0, "周次", day(10, 18), "week"),
        (day(3, 1), "月份", day(3, 31), "month"),
        (dt.datetime(2020, 3, 1), "统计月份", day(3, 31), "month"),
        (day(3, 1), "统计日期", day(3, 1), "day"),
    ],
)
def test_the_header_says_what_a_bare_number_or_a_first_of_month_means(
    cell: Cell, header: str, last: dt.date, kind: str
) -> None:
    reading = Period().read(cell, replace(SETTING, header=header))
    assert reading.values == (last, kind)
    assert reading.warning is None


def test_a_first_of_month_under_another_header_is_taken_for_the_month_with_a_warning() -> None:
    reading = Period().read(day(3, 1), SETTING)
    assert reading.values == (day(3, 31), "month")
    assert reading.warning is not None
    assert reading.warning.code == "period_first_of_month"


@pytest.mark.parametrize(
    ("cell", "header", "code"),
    [
        ("2020年3月应急信息", "", "period_unreadable"),
        ("3月、5月", "", "period_unreadable"),
        (3.0, "", "period_unreadable"),
        ("合计", "", "period_unreadable"),
        ("13月", "", "date_impossible"),
        ("第54周", "", "date_impossible"),
        (54.0, "周次", "date_impossible"),
        (13.0, "月份", "date_impossible"),
    ],
)
def test_what_is_no_period_is_refused(cell: Cell, header: str, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Period().read(cell, replace(SETTING, header=header))
    assert refusal.value.finding.code == code


@pytest.mark.parametrize("cell", [None, "", "/"])
def test_a_blank_is_no_period(cell: Cell) -> None:
    assert Period().read(cell, SETTING).values == (None, None)
