"""The lagging list (滞后项目清单, SH05): what is on it, since when, what was struck off."""

from __future__ import annotations

import datetime as dt

import pytest

from data.database import reading
from data.figures import figure
from data.lagging import Lag, lagging, lags
from tests.returns import hand_in, item

DAYS = [dt.date(2020, month, 28) for month in (1, 2, 3, 4)]


def seen(*listed: str) -> list[tuple[dt.date, frozenset[str]]]:
    return [(day, frozenset(keys)) for day, keys in zip(DAYS, listed, strict=True)]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (("", "", "", ""), ()),
        (("", "a", "a", "a"), (Lag("a", DAYS[1], None),)),
        (("a", "a", "", ""), (Lag("a", DAYS[0], DAYS[2]),)),
        (("a", "", "a", "a"), (Lag("a", DAYS[2], None),)),
        (("a", "", "a", ""), (Lag("a", DAYS[2], DAYS[3]),)),
        (("b", "ab", "ab", "b"), (Lag("b", DAYS[0], None), Lag("a", DAYS[1], DAYS[3]))),
    ],
)
def test_a_lag_runs_from_its_newest_start_to_the_first_day_without(
    listed: tuple[str, ...], expected: tuple[Lag, ...]
) -> None:
    assert lags(seen(*listed)) == expected


def test_behind_late_or_reported_behind_is_on_the_list(database_url: str) -> None:
    late = dt.date(2020, 6, 1)
    records = [
        item("behind", completion=0.35),
        item("on-time", completion=0.5),
        item("late", due_on=late, due_kind="date"),
        item("reported", status_flag="behind"),
        item("done-late", due_on=late, due_kind="date", status="finished"),
        item("paused", completion=0.0, status="suspended"),
    ]
    hand_in(database_url, "supervision", "2020-06-30", *records)
    with reading(database_url) as connection:
        found = lagging(connection, dt.date(2020, 6, 30), "supervision")
    assert {key.rpartition("|")[2] for key in found} == {"behind", "late", "reported"}


@pytest.mark.parametrize("day", [dt.date(2020, 6, 30), dt.date(2020, 12, 31)])
def test_the_list_is_as_long_as_the_indicator_says(sample_url: str, day: dt.date) -> None:
    with reading(sample_url) as connection:
        listed = [lagging(connection, day, name) for name in ("supervision", "livelihood")]
        assert sum(map(len, listed)) == figure(connection, "supv_lagging", day).value
