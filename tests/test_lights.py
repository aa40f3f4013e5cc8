"""The default traffic-light table: every boundary of reference §2.6 and §2.7."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from data.database import reading
from data.lights import items
from data.rules import rules
from data.status import Item, Wanted, find_items
from tests.returns import hand_in, item


@pytest.fixture
def url(database_url: str) -> str:
    return database_url


def one(url: str, day: str, known: str | None = None, **fields: Any) -> Item:
    """The single item with these facts, handed in on the day itself unless another is given, seen on `day`."""
    hand_in(url, "supervision", known or day, item("1", **fields))
    return seen(url, day)


def seen(url: str, day: str) -> Item:
    with reading(url) as connection:
        found = find_items(connection, dt.date.fromisoformat(day), rules(), Wanted())
    assert len(found) == 1
    return found[0]


def on(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("due", "light", "reason"),
    [
        ("2020-10-30", "red", "逾期1天"),
        ("2020-10-31", "yellow", "今日到期"),
        ("2020-11-07", "yellow", "7天后到期"),
        ("2020-11-08", "green", "按序时推进"),
        ("2020-09-30", "red", "逾期31天"),
    ],
)
def test_an_open_item_turns_with_its_due_day(url: str, due: str, light: str, reason: str) -> None:
    found = one(url, "2020-10-31", due_on=on(due), due_kind="date")
    assert (found.light, found.reason) == (light, reason)


@pytest.mark.parametrize(("finished", "reason"), [("2020-10-30", "已办结"), ("2020-10-31", "已办结，逾期1天办结")])
def test_a_finished_item_is_done_and_says_when_it_was_late(url: str, finished: str, reason: str) -> None:
    found = one(url, "2020-10-31", status="finished", finished_on=on(finished), due_on=on("2020-10-30"))
    assert (found.light, found.reason) == ("done", reason)


@pytest.mark.parametrize(
    ("completion", "light"),
    [(0.4, "yellow"), (0.4001, "green"), (0.2, "yellow"), (0.1999, "red"), (2.23, "green"), (0.0, "red")],
)
def test_falling_behind_time_progress_turns_at_ten_and_thirty_points(url: str, completion: float, light: str) -> None:
    assert one(url, "2020-06-30", completion=completion).light == light


@pytest.mark.parametrize(
    ("completion", "reason"),
    [
        (0.317, "低于序时18.3个百分点"),
        (0.1999, "低于序时30.01个百分点"),
        (0.2, "低于序时30.0个百分点"),
        (0.38333, "低于序时11.7个百分点"),
    ],
)
def test_the_gap_is_told_in_percentage_points(url: str, completion: float, reason: str) -> None:
    assert one(url, "2020-06-30", completion=completion).reason == reason


@pytest.mark.parametrize(
    ("day", "due", "light"),
    [("2020-06-30", None, "green"), ("2020-06-30", "2020-07-05", "yellow"), ("2020-07-31", "2020-07-05", "red")],
)
def test_an_item_without_completion_follows_its_due_day_alone(url: str, day: str, due: str | None, light: str) -> None:
    assert one(url, day, due_on=on(due) if due else None).light == light


def test_a_long_term_item_knows_only_the_feedback_rules(url: str) -> None:
    hand_in(url, "supervision", "2020-03-31", item("1", due_kind="long_term", completion=0.0))
    assert seen(url, "2020-04-30").light == "green"
    assert (seen(url, "2020-05-10").light, seen(url, "2020-05-10").reason) == ("yellow", "反馈逾期1个周期")
    assert (seen(url, "2020-06-30").light, seen(url, "2020-06-30").reason) == ("red", "连续2个周期未反馈")


@pytest.mark.parametrize(("days", "light"), [(36, "green"), (37, "yellow"), (67, "yellow"), (68, "red")])
def test_missed_feedback_counts_in_cycles_with_days_of_grace(url: str, days: int, light: str) -> None:
    hand_in(url, "supervision", "2020-03-31", item("1"))
    assert seen(url, str(on("2020-03-31") + dt.timedelta(days=days))).light == light


def test_a_return_that_only_repeats_an_item_is_feedback(url: str) -> None:
    hand_in(url, "supervision", "2020-03-31", item("1"))
    hand_in(url, "supervision", "2020-04-30", item("1"))
    assert seen(url, "2020-05-31").light == "green"


def test_an_extension_counts_and_the_first_deadline_stays_visible(url: str) -> None:
    hand_in(url, "supervision", "2020-06-15", item("1", due_on=on("2020-06-30"), due_kind="date"))
    hand_in(url, "supervision", "2020-07-15", item("1", due_on=on("2020-09-30"), due_kind="date"))
    found = seen(url, "2020-08-01")
    assert (found.light, found.overdue_days, found.original_due) == ("green", 0, on("2020-06-30"))
    assert "原时限2020-06-30、已延期1次" in found.reason


def test_a_stated_original_deadline_counts_as_one_extension(url: str) -> None:
    found = one(url, "2020-08-01", due_on=on("2020-09-30"), due_kind="date", original_due_on=on("2020-06-30"))
    assert (found.original_due, found.extensions) == (on("2020-06-30"), 1)


def test_an_extension_that_was_taken_back_is_not_counted(url: str) -> None:
    for known, due in (("2020-05-15", "2020-06-30"), ("2020-06-15", "2020-09-30"), ("2020-07-15", "2020-06-30")):
        hand_in(url, "supervision", known, item("1", due_on=on(due), due_kind="date"))
    found = seen(url, "2020-08-01")
    assert (found.extensions, found.reason) == (0, "逾期32天")


def instruction(url: str, **fields: Any) -> Item:
    day = on("2020-10-01")
    plain = {
        "instr_no": "1",
        "level": "city_gov",
        "title": "件",
        "instructed_on": day,
        "started_on": day,
        "year": 2020.0,
    }
    hand_in(url, "instructions", "2020-10-31", {**plain, **fields})
    return seen(url, "2020-10-31")


def test_a_deadline_that_the_rules_give_is_said_to_be_reckoned(url: str) -> None:
    found = instruction(url, status="in_progress")
    assert (found.light, found.due, found.original_due, found.is_due_by_rule) == ("red", on("2020-10-16"), None, True)
    assert found.reason == "逾期15天，时限按规则推算"


def test_a_stated_deadline_is_not_said_to_be_reckoned(url: str) -> None:
    found = instruction(url, status="in_progress", due_on=on("2020-10-16"), due_kind="date")
    assert (found.original_due, found.is_due_by_rule, found.reason) == (on("2020-10-16"), False, "逾期15天")


@pytest.mark.parametrize(("stated", "shown"), [(None, on("2020-10-31")), (on("2020-10-20"), on("2020-10-20"))])
def test_a_feedback_that_nobody_stated_is_told_from_a_stated_one(
    url: str, stated: dt.date | None, shown: dt.date
) -> None:
    found = instruction(url, status="in_progress", feedback_on=stated)
    assert (found.feedback_on, found.is_feedback_stated) == (shown, stated is not None)


@pytest.mark.parametrize(("status", "reason"), [("suspended", "已中止"), ("terminated", "已终止")])
def test_a_paused_item_is_never_late(url: str, status: str, reason: str) -> None:
    found = one(url, "2020-10-31", status=status, due_on=on("2020-01-01"))
    assert (found.light, found.reason, found.overdue_days) == ("paused", reason, 0)


def test_an_item_nobody_reported_on_has_no_data_and_is_not_green(url: str) -> None:
    assert one(url, "2020-03-31", status=None, progress_text=None).light == "no_data"


def test_no_data_does_not_hide_a_missed_deadline(url: str) -> None:
    found = one(url, "2020-03-31", status=None, progress_text=None, due_on=on("2020-03-01"), due_kind="date")
    assert found.light == "red"


@pytest.mark.parametrize(
    ("flag", "light", "reason"), [("behind", "yellow", "单位自报进展滞后"), ("not_started", "yellow", "应开工未开工")]
)
def test_the_units_own_words_turn_an_item_yellow(url: str, flag: str, light: str, reason: str) -> None:
    found = one(url, "2020-03-31", status_flag=flag)
    assert (found.light, found.reason) == (light, reason)


def test_a_draft_is_on_no_list(url: str) -> None:
    hand_in(url, "supervision", "2020-03-31", item("1", status="draft"))
    with reading(url) as connection:
        assert find_items(connection, on("2020-03-31"), rules(), Wanted()) == []


@pytest.mark.parametrize(
    ("facts", "stays"),
    [
        ({"status": "in_progress"}, True),
        ({"status": "finished", "finished_on": on("2020-12-20")}, False),
        ({"status": "finished", "finished_on": on("2021-01-10")}, True),
        ({"status": "terminated"}, False),
    ],
)
def test_a_new_year_carries_over_what_the_old_one_left_open(url: str, facts: dict[str, Any], stays: bool) -> None:
    hand_in(url, "supervision", "2020-12-31", item("1", **facts))
    with reading(url) as connection:
        found = find_items(connection, on("2021-01-15"), rules(), Wanted())
    assert bool(found) is stays


def test_every_red_and_yellow_item_says_what_turns_it_green(url: str) -> None:
    cases: list[dict[str, Any]] = [
        {"due_on": on("2020-01-01")}, {"completion": 0.1}, {"completion": 0.4}, {"status_flag": "behind"},
        {"status_flag": "not_started"}, {"due_on": on("2020-07-01")}, {"status": None, "progress_text": None},
    ]  # fmt: skip
    hand_in(url, "supervision", "2020-06-30", *(item(str(n), **facts) for n, facts in enumerate(cases)))
    with reading(url) as connection:
        found = find_items(connection, on("2020-06-30"), rules(), Wanted())
    assert len(found) == len(cases)
    assert all(entry.next_green for entry in found)


def test_lights_and_measures_are_the_same_on_postgresql(database_url: str, prepared_postgres_url: str) -> None:
    facts: list[dict[str, Any]] = [
        {"due_on": on("2020-10-30"), "due_kind": "date"},
        {"completion": 0.3333, "time_mode": "by_day", "assigned_on": on("2020-03-01"), "due_on": on("2020-12-31")},
        {"completion": 0.5, "time_mode": "by_day"},
        {"completion": 0.5, "time_mode": "by_node", "stage_completion": 0.75},
        {"status": "closed", "finished_on": on("2020-11-30"), "due_on": on("2020-10-30")},
        {"due_kind": "long_term"},
        {"year": 2019.0, "completion": 0.9},
        {"closed": True},
        {"status": None, "progress_text": None},
    ]
    shown = []
    for url in (database_url, prepared_postgres_url):
        hand_in(url, "supervision", "2020-10-31", *(item(str(n), **fields) for n, fields in enumerate(facts)))
        hand_in(url, "instructions", "2020-10-31", {"instr_no": "1", "level": "city_gov", "title": "件",
                "instructed_on": on("2020-10-01"), "started_on": on("2020-10-01"), "year": 2020.0})  # fmt: skip
        with reading(url) as connection:
            c = items(on("2020-10-31"), rules()).c
            rows = connection.execute(sa.select(*c).order_by(c.dataset, c.key)).mappings()
            shown.append([{k: v for k, v in row.items() if k not in ("batch_id", "version_id")} for row in rows])
    assert shown[0] == shown[1]
    assert {row["light"] for row in shown[0]} >= {"red", "yellow", "green", "done", "no_data"}
