"""Working days with make-up days (reference §5.6), checked by the vectors of §5.1 and §5.2."""

import datetime as dt
from pathlib import Path

import pytest

from data.workdays import (
    Elapsed,
    HolidayTableError,
    UncoveredYear,
    add_working_days,
    covered_years,
    is_working_day,
    read_calendar,
    working_days_between,
)


@pytest.mark.parametrize(
    ("year", "days"),
    [(2018, 250), (2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)  # fmt: skip
def test_each_year_has_its_working_days(year: int, days: int) -> None:
    assert working_days_between(dt.date(year - 1, 12, 31), dt.date(year, 12, 31)).days == days
    assert year in covered_years()


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("2020-01-20", 20, "2020-02-25"), ("2020-02-25", 20, "2020-03-24"), ("2020-04-24", 20, "2020-05-25"),
        ("2020-05-25", 20, "2020-06-22"), ("2020-09-18", 20, "2020-10-22"), ("2020-10-22", 20, "2020-11-19"),
        ("2020-12-28", 20, "2021-01-26"), ("2021-01-26", 20, "2021-02-26"), ("2026-02-10", 20, "2026-03-16"),
        ("2026-03-16", 20, "2026-04-14"), ("2020-04-24", 7, "2020-05-07"), ("2020-09-25", 5, "2020-10-09"),
    ],
)  # fmt: skip
def test_adding_working_days_gives_the_legal_due_days(start: str, n: int, due: str) -> None:
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(due)
    reached = add_working_days(first, n)
    assert (reached.day, reached.uncovered) == (last, None)
    assert working_days_between(first, last) == Elapsed(n)
    assert add_working_days(last, -n).day <= first


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2020-01-19", True), ("2020-01-24", False), ("2020-02-01", False), ("2020-02-03", True), ("2020-10-10", True),
        ("2020-10-08", False), ("2020-12-26", False), ("2018-12-29", True), ("2018-12-31", False), ("2022-12-31", False),
    ],
)  # fmt: skip
def test_make_up_days_work_and_holidays_do_not(day: str, works: bool) -> None:
    assert is_working_day(dt.date.fromisoformat(day)) is works


def test_no_days_added_stay_on_the_day() -> None:
    assert add_working_days(dt.date(2020, 10, 1), 0).day == dt.date(2020, 10, 1)
    assert working_days_between(dt.date(2020, 10, 1), dt.date(2020, 10, 1)).days == 0


def test_counting_backwards_is_negative() -> None:
    assert working_days_between(dt.date(2020, 10, 9), dt.date(2020, 9, 25)).days == -5


def test_a_span_has_as_many_working_days_as_a_count_of_its_days_finds() -> None:
    first, counted = dt.date(2019, 12, 1), 0
    for number in range(1, 500):
        day = first + dt.timedelta(number)
        counted += is_working_day(day)
        assert working_days_between(first, day).days == counted


def test_a_year_that_the_table_lacks_is_said_aloud_and_not_guessed_silently() -> None:
    reached = add_working_days(dt.date(2026, 12, 28), 20)
    assert reached.day == dt.date(2027, 1, 25)
    assert reached.uncovered == UncoveredYear((2027,))
    assert str(reached.uncovered) == "节假日表没有2027年的安排，暂按周一至周五为工作日计算，公布后请补入节假日表。"
    assert working_days_between(dt.date(2016, 6, 1), dt.date(2018, 6, 1)).uncovered == UncoveredYear((2016, 2017))


def test_an_edited_table_counts_at_once(tmp_path: Path) -> None:
    table = tmp_path / "holidays.csv"
    table.write_text("日期,类型,说明\n2027-10-01,休,国庆节\n2027-10-09,班,调休\n\n", encoding="utf-8")
    calendar = read_calendar(table)
    assert calendar.years == (2027,)
    assert calendar.is_working_day(dt.date(2027, 10, 9))
    assert not calendar.is_working_day(dt.date(2027, 10, 1))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2027-13-01,休,国庆节", "第2行“2027-13-01,休,国庆节”不能用"),
        ("2027-10-01,放假,国庆节", "类型只能是“休”或“班”"),
        ("2027-10-01", "第2行"),
        ("2027-10-01,休,国庆节\n2027-10-01,班,调休", "第3行：2027-10-01既是“休”又是“班”"),
    ],
)
def test_a_wrong_line_of_the_table_is_named(line: str, words: str, tmp_path: Path) -> None:
    table = tmp_path / "holidays.csv"
    table.write_text(f"日期,类型,说明\n{line}\n", encoding="utf-8")
    with pytest.raises(HolidayTableError, match=words):
        read_calendar(table)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(HolidayTableError, match="读不到节假日表"):
        read_calendar(tmp_path / "none.csv")
