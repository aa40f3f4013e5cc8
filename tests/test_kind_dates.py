"""Dates and moments of reference §4.0.3 and §0.1 ruling 11."""

import datetime as dt

import pytest

from data.kinds.dates import Date, Moment
from data.kinds.kind import Cell, Setting, Unreadable

SETTING = Setting(2020, dt.date(2020, 3, 12))
FIFTH = dt.date(2020, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2020-03-05", "2020/3/5", "2020.3.5", "2020．3．5", "20200305", "2020年3月5日", "2020年3月5日前", "2020年3月5号", "二〇二〇年三月五日",
        "二○二○年三月五日", "3月5日", "2020-03-05 14:05", "2020-03-05T14:05:06", "43895", 43895.0, 43895.6, 20200305.0, FIFTH,
        dt.datetime(2020, 3, 5, 14, 5), "2020 年 3 月 5 日", "2020年3月5日(第二次)",
    ],
)  # fmt: skip
def test_every_spelling_of_a_day_is_that_day(cell: Cell) -> None:
    reading = Date().read(cell, SETTING)
    assert reading.values == (FIFTH,)
    assert reading.warning is None


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2020年3月", dt.date(2020, 3, 1), dt.date(2020, 3, 31)),
        ("2020.3", dt.date(2020, 3, 1), dt.date(2020, 3, 31)),
        ("三月末", dt.date(2020, 3, 31), dt.date(2020, 3, 31)),
        ("2月下旬", dt.date(2020, 2, 21), dt.date(2020, 2, 29)),
    ],
)
def test_a_start_takes_the_first_day_of_a_month_and_an_end_the_last(cell: str, first: dt.date, last: dt.date) -> None:
    assert Date().read(cell, SETTING).values == (first,)
    assert Date(edge="last").read(cell, SETTING).values == (last,)


@pytest.mark.parametrize(
    ("cell", "day", "code"),
    [
        ("20.3.5", FIFTH, "date_two_digit_year"),
        ("20年3月5日", FIFTH, "date_two_digit_year"),
        (3.5, FIFTH, "date_as_decimal"),
        ("3.5", FIFTH, "date_as_decimal"),
        (3.1, dt.date(2020, 3, 1), "date_as_decimal"),
        ("7/1", dt.date(2020, 7, 1), "date_as_fraction"),
        (12.31, dt.date(2020, 12, 31), "date_as_decimal"),
        (2020.1, dt.date(2020, 1, 1), "date_month_cut"),
        ("5.12期间", dt.date(2020, 5, 12), "date_approximate"),
        ("11月前", dt.date(2020, 10, 31), "date_before_month"),
        ("一季度", dt.date(2020, 1, 1), "date_unclear"),
        ("3月5日、4月6日", FIFTH, "date_unclear"),
        ("2020-3-5-7", FIFTH, "date_unclear"),
        ("待定", None, "date_missing"),
        ("正在推进", None, "date_missing"),
    ],
)
def test_an_unclear_date_is_kept_with_a_warning(cell: Cell, day: dt.date | None, code: str) -> None:
    reading = Date().read(cell, SETTING)
    assert reading.values == (day,)
    assert reading.warning is not None
    assert (reading.warning.code, reading.warning.severity) == (code, "warning")
    assert reading.raw == (str(cell))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2020-02-30", "date_impossible"),
        ("13月", "date_impossible"),
        ("3月32日", "date_impossible"),
        ("2020/13/01", "date_impossible"),
        ("20200230", "date_impossible"),
        ("12345678", "date_unreadable"),
        (3.32, "date_unreadable"),
        (5.0, "date_unreadable"),
        ("05/03/2020", "date_unreadable"),
        ("文" * 300 + "1", "date_unreadable"),
    ],
)
def test_an_impossible_date_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Date().read(cell, SETTING)
    assert refusal.value.finding.code == code


@pytest.mark.parametrize("cell", [None, "", "/", "—", "无", "不涉及"])
def test_a_blank_is_no_date(cell: Cell) -> None:
    assert Date().read(cell, SETTING).values == (None,)
    assert Moment().read(cell, SETTING).values == (None,)


@pytest.mark.parametrize(
    "cell",
    [
        "2020-03-05 14:05", "2020-03-05T14:05:06", "2020/3/5 14:05:59", "3月5日14时05分", "2020年3月5日14时5分", "3月5日下午2点05分",
        "3月5日 下午 2:05", "二〇二〇年三月五日十四时五分", "3月5日PM 2:05", 43895.586805, dt.datetime(2020, 3, 5, 14, 5, 40),
        dt.datetime(2020, 3, 5, 14, 4, 59, 999900),
    ],
)  # fmt: skip
def test_every_spelling_of_a_moment_is_that_minute(cell: Cell) -> None:
    reading = Moment().read(cell, SETTING)
    assert reading.values == (dt.datetime(2020, 3, 5, 14, 5),)
    assert reading.warning is None


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("3月5日下午2点半", dt.datetime(2020, 3, 5, 14, 30)),
        ("3月5日上午9点3刻", dt.datetime(2020, 3, 5, 9, 45)),
        ("3月5日24:00", dt.datetime(2020, 3, 6)),
        ("3月5日晚上12点", dt.datetime(2020, 3, 6)),
        ("3月5日晚8时", dt.datetime(2020, 3, 5, 20)),
        ("3月5日中午12点", dt.datetime(2020, 3, 5, 12)),
        ("3月5日中午1点", dt.datetime(2020, 3, 5, 13)),
        ("3月5日凌晨12点10分", dt.datetime(2020, 3, 5, 0, 10)),
    ],
)
def test_parts_of_the_day_move_the_hour(cell: str, moment: dt.datetime) -> None:
    assert Moment().read(cell, SETTING).values == (moment,)


@pytest.mark.parametrize(
    ("cell", "moment", "code"),
    [
        ("2020-03-05", dt.datetime(2020, 3, 5), "moment_without_time"),
        (FIFTH, dt.datetime(2020, 3, 5), "moment_without_time"),
        ("14:05", dt.datetime(2020, 3, 12, 14, 5), "moment_without_day"),
        ("下午2点05分", dt.datetime(2020, 3, 12, 14, 5), "moment_without_day"),
        (dt.time(14, 5), dt.datetime(2020, 3, 12, 14, 5), "moment_without_day"),
        (0.586805, dt.datetime(2020, 3, 12, 14, 5), "moment_without_day"),
        ("3月5日14时许", dt.datetime(2020, 3, 5, 14), "moment_unclear"),
        ("20.3.5 14:05", dt.datetime(2020, 3, 5, 14, 5), "date_two_digit_year"),
        ("不详", None, "date_missing"),
    ],
)
def test_an_unclear_moment_is_kept_with_a_warning(cell: Cell, moment: dt.datetime | None, code: str) -> None:
    reading = Moment().read(cell, SETTING)
    assert reading.values == (moment,)
    assert reading.warning is not None
    assert reading.warning.code == code


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("3月5日 25:00", "moment_impossible"),
        ("3月5日14:60", "moment_impossible"),
        ("2020-02-30 14:05", "moment_impossible"),
        ("5日14时", "moment_unreadable"),
        ("3月 14:05", "moment_unreadable"),
        (dt.timedelta(hours=30), "moment_unreadable"),
        (7.0, "moment_unreadable"),
    ],
)
def test_an_impossible_moment_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Moment().read(cell, SETTING)
    assert refusal.value.finding.code == code


def test_dates_are_shown_in_chinese() -> None:
    assert Date().show(FIFTH) == "2020年3月5日"
    assert Moment().show(dt.datetime(2020, 3, 5, 14, 5)) == "2020年3月5日 14:05"
    assert Date().show(None) == "—"
