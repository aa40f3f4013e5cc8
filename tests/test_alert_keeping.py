"""Alerts open and close once for a cause: day by day, after an outage, twice a day, by two at once, on both databases."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from data.alert_tables import alert, step
from data.alerts import Ruled, in_force, keeping
from data.alerts.keeping import Settled, catch_up, settle, settled_on
from data.alerts.kept import Kept, history, open_alerts
from data.database import reading, writing
from data.schema import prepare
from tests.returns import hand_in, item, take_back

KEY = "2020|work_report|1"
DUE = {"due_on": dt.date(2020, 10, 31), "due_kind": "date"}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of a database that nobody has used yet, on each of the two systems."""
    name = {"sqlite": "database_url", "postgresql": "postgres_url"}[request.param]
    return str(request.getfixturevalue(name))


def listed(url: str, as_of: str, **fields: Any) -> int | None:
    return hand_in(url, "supervision", as_of, item("1", **fields)).batch


def settle_on(url: str, *days: str, ruled: Ruled | None = None) -> Settled:
    done = Settled()
    for day in days:
        with writing(url) as connection:
            done += settle(connection, dt.date.fromisoformat(day), ruled or in_force())
    return done


def kept(url: str) -> list[Kept]:
    with reading(url) as connection:
        return history(connection, "supervision", KEY)


def told(found: Kept) -> list[tuple[str, str, str]]:
    return [(one.on.isoformat(), one.what, one.reason) for one in found.steps]


def every_step(url: str) -> list[tuple[Any, ...]]:
    with reading(url) as connection:
        query = (
            sa.select(alert.c.cause_key, alert.c.episode, step.c.on, step.c.what, step.c.stage)
            .join(alert, alert.c.id == step.c.alert_id)
            .order_by(alert.c.cause_key, alert.c.episode, step.c.id)
        )
        return [tuple(row) for row in connection.execute(query)]


def test_an_alert_worsens_step_by_step_and_closes_with_its_reason(url: str) -> None:
    listed(url, "2020-10-20", **DUE)
    settle_on(url, "2020-10-23", "2020-10-24", "2020-10-25", "2020-10-28", "2020-10-30", "2020-11-01")
    late, near = kept(url)
    assert told(near) == [
        ("2020-10-24", "open", "7天后到期"), ("2020-10-28", "worse", "3天后到期"),
        ("2020-10-30", "worse", "1天后到期"), ("2020-11-01", "close", "转为“逾期未办结”"),
    ]  # fmt: skip
    assert told(late) == [("2020-11-01", "open", "逾期1天")]
    listed(url, "2020-11-05", status="finished", finished_on=dt.date(2020, 11, 5), **DUE)
    assert settle_on(url, "2020-11-05").closed == 1
    assert told(kept(url)[0])[-1] == ("2020-11-05", "close", "事项已办结")


def test_settling_the_same_day_again_or_an_earlier_one_changes_nothing(database_url: str) -> None:
    listed(database_url, "2020-10-20", **DUE)
    settle_on(database_url, "2020-10-24")
    before = every_step(database_url)
    assert settle_on(database_url, "2020-10-24", "2020-10-24") == Settled(days=2)
    assert settle_on(database_url, "2020-09-30") == Settled()
    assert every_step(database_url) == before


def test_a_return_later_the_same_day_is_seen(database_url: str) -> None:
    listed(database_url, "2020-10-20", **DUE)
    settle_on(database_url, "2020-10-24")
    listed(database_url, "2020-10-24", status="finished", finished_on=dt.date(2020, 10, 24), **DUE)
    assert settle_on(database_url, "2020-10-24").closed == 1


def test_after_an_outage_the_history_is_that_of_daily_runs(database_url: str, tmp_path: Any) -> None:
    other = f"sqlite:///{tmp_path / 'other.db'}"
    for one in (database_url, other):
        listed(one, "2020-10-20", **DUE)
        listed(one, "2020-11-03", status="finished", finished_on=dt.date(2020, 11, 3), **DUE)
        settle_on(one, "2020-10-22")
    days = [dt.date(2020, 10, 23) + dt.timedelta(days=number) for number in range(10)]
    settle_on(database_url, *(day.isoformat() for day in days))
    done = catch_up(days[-1], in_force(), other)
    assert every_step(other) == every_step(database_url)
    assert (done.days, done.opened, done.closed) == (10, 2, 1)


def test_a_longer_outage_is_caught_up_from_so_many_days_ago(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_DAYS", 3)
    listed(database_url, "2020-05-20", **DUE)
    settle_on(database_url, "2020-05-20")
    assert catch_up(dt.date(2020, 11, 15), in_force(), database_url).days == 3
    with reading(database_url) as connection:
        assert settled_on(connection) == dt.date(2020, 11, 15)


def test_a_load_that_is_taken_back_and_loaded_again_is_the_same_alert(url: str) -> None:
    number = listed(url, "2020-10-20", **DUE)
    settle_on(url, "2020-10-24")
    take_back(url, number)
    settle_on(url, "2020-10-25")
    listed(url, "2020-10-20", note="更正", **DUE)
    settle_on(url, "2020-10-26")
    (one,) = kept(url)
    assert [what for _, what, _ in told(one)] == ["open", "close", "reopen"]
    assert (one.opened_on, one.closed_on) == (dt.date(2020, 10, 24), None)


def test_what_comes_back_after_the_days_of_the_rules_is_a_new_alert(database_url: str) -> None:
    listed(database_url, "2020-06-30", completion=0.2, due_on=dt.date(2020, 12, 31), due_kind="date")
    settle_on(database_url, "2020-07-06")
    listed(database_url, "2020-07-10", completion=0.6, due_on=dt.date(2020, 12, 31), due_kind="date")
    settle_on(database_url, "2020-07-10")
    listed(database_url, "2020-07-20", completion=0.3, due_on=dt.date(2020, 12, 31), due_kind="date")
    settle_on(database_url, "2020-07-20")
    assert [(one.opened_on.day, one.closed_on) for one in kept(database_url)] == [(20, None), (6, dt.date(2020, 7, 10))]


def test_a_rate_that_wavers_at_the_threshold_makes_one_alert(database_url: str) -> None:
    for number, completion in enumerate((0.40, 0.405, 0.399, 0.415, 0.40)):
        day = f"2020-07-{10 + number:02}"
        listed(database_url, day, completion=completion, due_on=dt.date(2020, 12, 31), due_kind="date")
        settle_on(database_url, day)
    (one,) = kept(database_url)
    assert [what for _, what, _ in told(one)] == ["open"]


def test_another_deadline_is_another_cause(database_url: str) -> None:
    listed(database_url, "2020-10-20", **DUE)
    settle_on(database_url, "2020-10-24")
    listed(database_url, "2020-10-25", due_on=dt.date(2020, 11, 30), due_kind="date")
    settle_on(database_url, "2020-10-25", "2020-11-23")
    newer, older = kept(database_url)
    assert (older.closed_why, newer.opened_on) == ("时限已调整", dt.date(2020, 11, 23))


def test_another_lead_unit_takes_the_alert_over(database_url: str) -> None:
    listed(database_url, "2020-10-20", **DUE)
    settle_on(database_url, "2020-10-24")
    listed(database_url, "2020-10-25", lead_unit="commerce", **DUE)
    settle_on(database_url, "2020-10-25")
    (one,) = kept(database_url)
    assert (one.unit, len(one.steps)) == ("commerce", 1)


def test_a_kind_switched_off_closes_its_alerts(database_url: str) -> None:
    listed(database_url, "2020-10-20", **DUE)
    settle_on(database_url, "2020-10-24")
    ruled = in_force()
    off = Ruled(ruled.rules, replace(ruled.alerts, off=["due_soon"]))
    assert settle_on(database_url, "2020-10-25", ruled=off).closed == 1


def test_alerts_open_on_an_earlier_day_are_told_from_the_kept_history(database_url: str) -> None:
    listed(database_url, "2020-10-20", **DUE)
    settle_on(database_url, "2020-10-24", "2020-11-01")
    with reading(database_url) as connection:
        assert [one.kind for one in open_alerts(connection, dt.date(2020, 10, 31)).values()] == ["due_soon"]
        assert [one.kind for one in open_alerts(connection, dt.date(2020, 11, 1)).values()] == ["overdue"]


def test_two_who_settle_at_once_open_every_alert_once(url: str) -> None:
    hand_in(url, "supervision", "2020-10-20", *(item(str(number), **DUE) for number in range(40)))
    prepare(url)
    ready = threading.Barrier(2)

    def run() -> None:
        ready.wait()
        settle_on(url, "2020-10-24")

    both = [threading.Thread(target=run) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(every_step(url)) == 40
