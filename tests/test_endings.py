"""A record taken off a list is in force no longer from that day on; nothing is lost, and it can come back."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from data.clock import now
from data.database import reading, writing
from data.datasets import dataset
from data.facts import in_force
from etl.commands import record_history
from etl.endings import end_records
from tests.returns import hand_in, item, take_back

SUPERVISION = dataset("supervision")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url"))


def key(number: str) -> str:
    return f"2020|work_report|{number}"


def on(url: str, day: str, known_at: dt.datetime | None = None) -> set[str]:
    """Numbers of the items in force on a day."""
    with reading(url) as connection:
        facts = in_force(SUPERVISION, dt.date.fromisoformat(day), known_at)
        return set(connection.scalars(sa.select(facts.c.item_no)))


def end(url: str, number: int | None, *items: str) -> int:
    assert number is not None
    with writing(url) as connection:
        return end_records(connection, SUPERVISION, number, [key(one) for one in items])


def two_then_one(url: str) -> int | None:
    """Items 1 and 2 in January; in February item 1 alone, with item 2 taken off."""
    hand_in(url, "supervision", "2020-01-31", item("1"), item("2"))
    batch = hand_in(url, "supervision", "2020-02-29", item("1")).batch
    assert end(url, batch, "2") == 1
    return batch


def test_a_record_taken_off_is_in_force_until_that_day(url: str) -> None:
    two_then_one(url)
    assert (on(url, "2020-02-28"), on(url, "2020-02-29")) == ({"1", "2"}, {"1"})


def test_taking_the_return_back_puts_the_record_back(url: str) -> None:
    take_back(url, two_then_one(url))
    assert on(url, "2020-02-29") == {"1", "2"}


def test_what_was_known_before_can_be_replayed(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1"), item("2"))
    before = now()
    batch = hand_in(url, "supervision", "2020-02-29", item("1")).batch
    end(url, batch, "2")
    meanwhile = now()
    take_back(url, batch)
    assert on(url, "2020-02-29", before) == {"1", "2"}
    assert on(url, "2020-02-29", meanwhile) == {"1"}
    assert on(url, "2020-02-29", now()) == {"1", "2"}


def test_the_next_return_that_holds_the_record_brings_it_back(url: str) -> None:
    two_then_one(url)
    outcome = hand_in(url, "supervision", "2020-03-31", item("1"), item("2"))
    assert (outcome.added, outcome.unchanged) == (1, 1)
    assert (on(url, "2020-03-30"), on(url, "2020-03-31")) == ({"1"}, {"1", "2"})


def test_a_late_return_that_takes_a_record_off_leaves_later_returns_as_they_were(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1"), item("2"))
    hand_in(url, "supervision", "2020-03-31", item("1"), item("2"))
    end(url, hand_in(url, "supervision", "2020-02-29", item("1")).batch, "2")
    assert (on(url, "2020-02-29"), on(url, "2020-03-31")) == ({"1"}, {"1", "2"})


def test_the_history_keeps_the_record_and_says_that_it_was_taken_off(url: str) -> None:
    two_then_one(url)
    with reading(url) as connection:
        history = record_history(connection, SUPERVISION, key("2"))
    assert [(version["as_of"].isoformat(), version["ended"]) for version in history] == [
        ("2020-01-31", False),
        ("2020-02-29", True),
    ]
