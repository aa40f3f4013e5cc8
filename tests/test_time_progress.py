"""Time progress in its three modes: the values of reference §2.6."""

from __future__ import annotations

import datetime as dt

import pytest

from data.time_progress import by_day, by_month, by_plan


@pytest.mark.parametrize(
    ("day", "percent"),
    [("2020-03-31", 24.86), ("2020-06-30", 49.73), ("2020-10-31", 83.33), ("2020-12-31", 100.0), ("2021-12-31", 100.0)],
)
def test_by_day_counts_days_of_the_year(day: str, percent: float) -> None:
    assert round(by_day(dt.date.fromisoformat(day)) * 100, 2) == percent


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        ("2020-03-31", 25.0), ("2020-06-30", 50.0), ("2020-10-31", 83.33), ("2020-12-31", 100.0),
        ("2020-06-29", 41.67), ("2020-01-30", 0.0), ("2020-02-29", 16.67), ("2021-02-28", 16.67),
    ],
)  # fmt: skip
def test_by_month_counts_a_month_on_its_last_day(day: str, percent: float) -> None:
    assert round(by_month(dt.date.fromisoformat(day)) * 100, 2) == percent


@pytest.mark.parametrize(
    ("day", "share"),
    [("2020-02-28", 0.0), ("2020-03-01", 0.1), ("2020-03-05", 0.5), ("2020-03-10", 1.0), ("2020-04-01", 1.0)],
)
def test_by_plan_counts_first_and_last_day(day: str, share: float) -> None:
    plan = (dt.date(2020, 3, 1), dt.date(2020, 3, 10))
    assert by_plan(dt.date.fromisoformat(day), *plan) == pytest.approx(share)
