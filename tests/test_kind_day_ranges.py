"""Stretches of days (起止时间) as they are written."""

from __future__ import annotations

import datetime as dt

import pytest

from data.kinds.day_ranges import DayRange
from data.kinds.kind import Setting, Unreadable

SETTING = Setting(2020, dt.date(2020, 12, 31))
MAY_11, MAY_15 = dt.date(2020, 5, 11), dt.date(2020, 5, 15)


@pytest.mark.parametrize(
    "text",
    ["2020年5月11日—5月15日", "5月11日至15日", "2020-05-11至2020-05-15", "2020.5.11—2020.5.15", "5月11日-5月15日"],
)
def test_both_ends_are_read(text: str) -> None:
    reading = DayRange().read(text, SETTING)
    assert (reading.values, reading.warning) == ((MAY_11, MAY_15), None)


@pytest.mark.parametrize("cell", [MAY_11, "2020年5月11日", "二〇二〇年五月十一日"])
def test_a_single_day_is_both_ends(cell: str | dt.date) -> None:
    assert DayRange().read(cell, SETTING).values == (MAY_11, MAY_11)


def test_of_several_stretches_the_outer_ends_count_with_a_warning() -> None:
    reading = DayRange().read("5月11日—15日，8月3日—7日", SETTING)
    assert reading.values == (MAY_11, dt.date(2020, 8, 7))
    assert reading.warning is not None
    assert reading.warning.code == "date_unclear"


@pytest.mark.parametrize(("text", "code"), [("2月30日—3月5日", "date_impossible"), ("上下两期", "date_unreadable")])
def test_what_is_no_stretch_of_days_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        DayRange().read(text, SETTING)
    assert refusal.value.finding.code == code


@pytest.mark.parametrize("cell", [None, "/", "无"])
def test_a_blank_is_no_stretch(cell: str | None) -> None:
    assert DayRange().read(cell, SETTING).values == (None, None)


@pytest.mark.parametrize(
    ("values", "shown"),
    [((MAY_11, MAY_15), "2020年5月11日—2020年5月15日"), ((MAY_11, MAY_11), "2020年5月11日"), ((None, None), "—")],
)
def test_a_stretch_is_shown_in_words(values: tuple[dt.date | None, dt.date | None], shown: str) -> None:
    assert DayRange().show(*values) == shown
