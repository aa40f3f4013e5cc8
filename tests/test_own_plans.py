"""Items with a plan of their own (reference §2.6: per item) are measured by it, not by a year that ends before it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from data.database import reading
from data.lights import items
from data.rules import TABLE, Rules, parse, rules
from data.status import Item, Wanted, find_items
from tests.returns import hand_in, item

DAY = dt.date(2020, 11, 29)
CASES: tuple[tuple[str, dict[str, Any], str | None, float | None], ...] = (
    # name, facts, basis, time progress on 2020-11-29 by months (10/12)
    ("within the year", {"assigned_on": dt.date(2020, 11, 16), "due_on": dt.date(2020, 12, 31)}, "year", 10 / 12),
    ("beyond the year", {"assigned_on": dt.date(2020, 11, 20), "due_on": dt.date(2021, 2, 27)}, "plan", 0.1),
    ("due on its last day", {"assigned_on": dt.date(2020, 1, 1), "due_on": dt.date(2020, 12, 31)}, "year", 10 / 12),
    ("no first day", {"due_on": dt.date(2021, 3, 31)}, "year", 10 / 12),
    ("no deadline", {"assigned_on": dt.date(2020, 11, 20)}, "year", 10 / 12),
    ("not begun", {"assigned_on": dt.date(2020, 12, 1), "due_on": dt.date(2021, 2, 27)}, "plan", 0.0),
    ("list without a year", {"year": None, "assigned_on": dt.date(2020, 11, 20), "due_on": dt.date(2020, 12, 9)}, "plan", 0.5),
    ("past list, extended", {"year": 2019.0, "assigned_on": dt.date(2019, 12, 1), "due_on": dt.date(2021, 11, 27)}, "plan", 0.5014),
    ("past list, over", {"year": 2019.0, "assigned_on": dt.date(2019, 12, 1), "due_on": dt.date(2019, 12, 31)}, "year", 1.0),
    ("coming list", {"year": 2021.0, "assigned_on": dt.date(2020, 11, 1), "due_on": dt.date(2021, 12, 31)}, "year", 0.0),
    ("its own mode is by month", {"time_mode": "by_month", "assigned_on": dt.date(2020, 11, 20), "due_on": dt.date(2021, 2, 27)}, "year", 10 / 12),
    ("its own mode is by day", {"time_mode": "by_day", "assigned_on": dt.date(2020, 11, 20), "due_on": dt.date(2020, 12, 9)}, "plan", 0.5),
    ("its own mode is by node", {"time_mode": "by_node", "stage_completion": 0.25, "assigned_on": dt.date(2020, 11, 20), "due_on": dt.date(2021, 2, 27)}, "node", 0.25),
    ("long term", {"due_kind": "long_term"}, None, None),
)  # fmt: skip


def _given(own_plan: str) -> Rules:
    return parse(
        TABLE.shipped.read_text(encoding="utf-8").replace('own_plan = "beyond_year"', f'own_plan = "{own_plan}"')
    )


def _measured(url: str, given: Rules) -> dict[str, tuple[str | None, float | None]]:
    with reading(url) as connection:
        c = items(DAY, given).c
        rows = connection.execute(sa.select(c.title, c.time_basis, c.time_progress))
        return {row.title: (row.time_basis, row.time_progress) for row in rows}


def _hand_in_all(url: str) -> None:
    facts = (item(str(n), **{"completion": 0.05, "title": name, **own}) for n, (name, own, _, _) in enumerate(CASES))
    hand_in(url, "supervision", "2020-11-29", *facts)


def test_what_an_item_is_measured_by_on_sqlite(database_url: str) -> None:
    _hand_in_all(database_url)
    assert _measured(database_url, rules()) == {
        name: (basis, None if share is None else pytest.approx(share, abs=1e-4)) for name, _, basis, share in CASES
    }


def test_postgresql_measures_alike(database_url: str, prepared_postgres_url: str) -> None:
    for url in (database_url, prepared_postgres_url):
        _hand_in_all(url)
    ours, theirs = _measured(database_url, rules()), _measured(prepared_postgres_url, rules())
    assert {name: basis for name, (basis, _) in theirs.items()} == {name: basis for name, (basis, _) in ours.items()}
    assert [share for _, share in theirs.values()] == [
        None if share is None else pytest.approx(share) for _, share in ours.values()
    ]


@pytest.mark.parametrize(("own_plan", "expected"), [("never", 10 / 12), ("always", 14 / 46)])
def test_an_office_chooses_which_plans_count(database_url: str, own_plan: str, expected: float) -> None:
    _hand_in_all(database_url)
    assert _measured(database_url, _given(own_plan))["within the year"][1] == pytest.approx(expected)


def _one(url: str, day: str, **facts: Any) -> Item:
    hand_in(url, "supervision", day, item("1", year=2026.0, **facts))
    with reading(url) as connection:
        return find_items(connection, dt.date.fromisoformat(day), rules(), Wanted())[0]


def test_an_item_assigned_last_week_for_next_spring_is_not_red(database_url: str) -> None:
    plan = {"assigned_on": dt.date(2026, 11, 16), "due_on": dt.date(2027, 3, 31), "due_kind": "date"}
    found = _one(database_url, "2026-11-25", completion=0.05, **plan)
    assert (found.light, found.reason) == ("green", "按序时推进")


def test_an_item_behind_its_own_plan_says_so(database_url: str) -> None:
    plan = {"assigned_on": dt.date(2026, 6, 2), "due_on": dt.date(2027, 3, 31), "due_kind": "date"}
    found = _one(database_url, "2026-11-25", completion=0.05, **plan)
    assert (found.light, found.reason) == ("red", "低于序时53.4个百分点")


def test_a_deadline_given_by_the_rules_says_so(database_url: str) -> None:
    facts = {"instr_no": "1", "level": "city_gov", "title": "件", "year": 2020.0, "started_on": dt.date(2020, 10, 1)}
    hand_in(database_url, "instructions", "2020-10-31", facts)
    with reading(database_url) as connection:
        found = find_items(connection, dt.date(2020, 10, 31), rules(), Wanted())[0]
    assert (found.due, found.original_due) == (dt.date(2020, 10, 16), None)
    assert found.reason == "逾期15天，时限按规则推算"


@pytest.mark.parametrize(
    ("facts", "feedback"),
    [
        ({"feedback_on": dt.date(2020, 10, 8)}, (dt.date(2020, 10, 8), True)),
        ({"progress_text": None}, (dt.date(2020, 10, 31), False)),
        ({"progress_text": None, "status": None}, (None, False)),
    ],
)
def test_a_day_of_feedback_that_nobody_wrote_is_told_from_one_that_was(
    database_url: str, facts: dict[str, Any], feedback: tuple[dt.date | None, bool]
) -> None:
    hand_in(database_url, "supervision", "2020-10-31", item("1", **facts))
    with reading(database_url) as connection:
        found = find_items(connection, dt.date(2020, 10, 31), rules(), Wanted())[0]
    assert (found.feedback_on, found.is_feedback_stated) == feedback
