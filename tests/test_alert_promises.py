"""Alerts about promises: who is told of a broken one and of one that is near, until it is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from data.alerts import Cause, Ruled, causes, in_force
from data.alerts.keeping import settle
from data.database import reading, writing
from data.dry_run import dry_run
from tests.returns import hand_in, item

DUE = dt.date(2020, 10, 30)
ITEM = "supervision/2020|work_report|1"


def found(url: str, day: str, ruled: Ruled | None = None) -> list[Cause]:
    with reading(url) as connection:
        every = causes(connection, dt.date.fromisoformat(day), ruled or in_force())
    return [cause for cause in every if cause.kind.startswith("promise_")]


def make_promise(url: str, **fields: Any) -> None:
    plain = {"promise_no": "2020-41-1", "made_on": dt.date(2020, 10, 9), "unit": "edu", "what": "十月底前办结校舍改造"}
    hand_in(url, "promises", "2020-10-09", {**plain, "due_on": DUE, "measure": "closed", "item": ITEM, **fields})


def test_a_promise_is_near_three_days_before_and_broken_the_day_after(database_url: str) -> None:
    make_promise(database_url)
    hand_in(database_url, "supervision", "2020-10-09", item("1"))
    days = ("2020-10-26", "2020-10-27", "2020-10-30", "2020-10-31", "2020-11-07", "2020-12-01")
    told = [[(c.kind, c.unit, c.severity, c.stage, c.reason) for c in found(database_url, day)] for day in days]
    assert told == [
        [],
        [("promise_due", "edu", "yellow", 1, "事项还没有办结，还有3天")],
        [("promise_due", "edu", "yellow", 1, "事项还没有办结，今日到期")],
        [("promise_broken", "edu", "red", 1, "事项还没有办结，已过时限1天")],
        [("promise_broken", "edu", "red", 2, "事项还没有办结，已过时限8天")],
        [("promise_broken", "edu", "red", 3, "事项还没有办结，已过时限32天")],
    ]


@pytest.mark.parametrize(
    ("fields", "reason", "clears_by"),
    [
        ({"measure": "confirmed", "item": None}, "督查处还没有确认，已过时限1天", "完成承诺，由督查处登记兑现日期"),
        (
            {"measure": "completion", "target_pct": 0.8},
            "完成率还没有达到80%，已过时限1天",
            "关联事项完成率达到80%",
        ),
        ({"item": "supervision/2020|work_report|9"}, "找不到关联事项，等督查处确认，已过时限1天", "完成承诺，由督查处登记兑现日期"),
    ],
)  # fmt: skip
def test_it_says_what_is_missing(database_url: str, fields: dict[str, Any], reason: str, clears_by: str) -> None:
    make_promise(database_url, **fields)
    hand_in(database_url, "supervision", "2020-10-09", item("1", completion=0.5))
    (cause,) = found(database_url, "2020-10-31")
    assert (cause.reason, cause.clears_by, cause.told) == (reason, clears_by, "承诺2020-41-1")


def test_an_alert_goes_from_near_to_broken_to_kept(database_url: str) -> None:
    make_promise(database_url)
    hand_in(database_url, "supervision", "2020-10-09", item("1"))
    with writing(database_url) as connection:
        settle(connection, DUE, in_force())
        after = settle(connection, DUE + dt.timedelta(days=1), in_force())
    assert (after.opened, after.closed) == (1, 1)
    hand_in(database_url, "supervision", "2020-11-06", item("1", status="finished"))
    with writing(database_url) as connection:
        assert settle(connection, dt.date(2020, 11, 6), in_force()).closed == 1


def test_a_dry_run_tells_of_promises_that_a_longer_notice_would_bring(database_url: str) -> None:
    make_promise(database_url)
    now = in_force()
    then = Ruled(now.rules, replace(now.alerts, promise_days=10))
    with reading(database_url) as connection:
        moves = dry_run(connection, dt.date(2020, 10, 21), now, then)
    assert [moved.cause.kind for moved in moves.alerts] == ["promise_due"]
