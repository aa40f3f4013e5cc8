"""How numbers, rates and days are written on screen."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.notation import change, date, near_date, number, percent

TODAY = dt.date(2020, 12, 31)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (0, "0"),
        (0.0, "0"),
        (97.5, "97.5"),
        (97.04, "97"),
        (2452, "2452"),
        (9999, "9999"),
        (10_000, "1万"),
        (203_456, "20.3万"),
        (-203_456, "-20.3万"),
        (99_990_000, "9999万"),
        (99_999_999, "1亿"),
        (140_000_000, "1.4亿"),
        (13_700_000_000, "137亿"),
    ],
)
def test_a_long_number_is_written_in_wan_or_yi(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("fraction", "text"), [(None, "—"), (0.625, "62.5%"), (0.43151, "43.2%"), (1.0, "100.0%"), (2.23, "223.0%")]
)
def test_a_rate_has_one_decimal_and_may_pass_a_hundred(fraction: float | None, text: str) -> None:
    assert percent(fraction) == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, "—"), (0, "持平"), (0.04, "持平"), (3, "↑3项"), (-12, "↓12项"), (8.14, "↑8.1项")]
)
def test_a_change_has_its_direction(value: float | None, text: str) -> None:
    assert change(value, "项") == text


def test_a_day_is_written_with_its_year() -> None:
    assert date(dt.date(2020, 1, 9)) == "2020年1月9日"
    assert date(None) == "—"


def test_a_day_of_this_year_is_written_without_it() -> None:
    assert near_date(dt.date(2020, 1, 9), TODAY) == "1月9日"
    assert near_date(dt.date(2021, 1, 9), TODAY) == "2021年1月9日"
    assert near_date(None, TODAY) == "—"
