"""What `status --json` says of deadlines by law and of information faults, on the sample."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.clock_board import entries
from data.database import reading
from data.figures import figure
from data.lights import WORDS
from etl.answers import COUNTED, status_document

YEAR_END = dt.date(2020, 12, 31)
ITEM = {"dataset", "key", "title", "unit", "light", "reason", "next_green", "due", "original_due", "overdue_days"}
CLOCK = ITEM | {"term", "name", "started", "stops", "days_left", "day_kind", "clause", "changes"}


@pytest.fixture(scope="module")
def document(sample_url: str) -> dict[str, Any]:
    with reading(sample_url) as connection:
        return status_document(connection, YEAR_END, None)


def test_every_clock_that_is_not_done_tells_its_start_stops_last_day_clause_and_what_would_change_it(
    document: dict[str, Any],
) -> None:
    assert document["clocks"]
    for row in document["clocks"]:
        assert set(row) == CLOCK
        assert row["clause"]
        assert row["changes"]
        assert row["started"] <= YEAR_END
    assert {row["light"] for row in document["clocks"]} == {"red", "yellow", "green", "paused"} <= set(WORDS)


def test_what_presses_by_law_stands_among_the_items(document: dict[str, Any], sample_url: str) -> None:
    with reading(sample_url) as connection:
        pressing = {(entry.dataset, entry.key) for entry in entries(connection, YEAR_END) if entry.is_pressing}
    shown = {(row["dataset"], row["key"]) for row in document["items"]}
    assert pressing <= shown
    assert all(row["light"] in ("red", "yellow") for row in document["items"])


def test_a_stopped_clock_says_since_when(document: dict[str, Any]) -> None:
    stopped = [row for row in document["clocks"] if row["light"] == "paused" and row["stops"]]
    assert stopped
    assert all(row["stops"][-1]["from"] <= YEAR_END and "停止计时" in row["reason"] for row in stopped)


def test_information_faults_are_those_of_the_figure(document: dict[str, Any], sample_url: str) -> None:
    with reading(sample_url) as connection:
        late = figure(connection, "emrg_late_reports", YEAR_END).value
    assert len(document["faults"]) == late == 10
    for row in document["faults"]:
        assert row["reason"]
        assert row["due"] == row["started"] + dt.timedelta(minutes=row["allowed"])


def test_lists_of_deadlines_add_up(document: dict[str, Any]) -> None:
    colours = ("closed", "red", "yellow", "green", "paused", "no_data")
    for row in document["lists"]:
        assert set(row) == {"list", "name", *COUNTED}
        assert row["total"] == sum(row[name] for name in colours)
