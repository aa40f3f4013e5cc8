"""History stays right whatever the order in which returns come, repeat, and go."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from typing import Any

import pytest
import sqlalchemy as sa

from data.clock import now
from data.database import reading
from data.datasets import dataset
from data.facts import in_force
from data.tables import batch, sighting, versions
from tests.returns import hand_in, item, take_back

SUPERVISION = dataset("supervision")


def progress_on(url: str, day: str, known_at: dt.datetime | None = None) -> dict[str, str]:
    """Item number → progress text in force on a day."""
    with reading(url) as connection:
        facts = in_force(SUPERVISION, dt.date.fromisoformat(day), known_at)
        return {row.item_no: row.progress_text for row in connection.execute(sa.select(facts))}


def count(url: str, table: sa.Table) -> int:
    with reading(url) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("database_url" if request.param == "sqlite" else "prepared_postgres_url"))


def test_a_return_holds_from_its_day_until_the_next_one(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1", progress_text="甲"))
    hand_in(url, "supervision", "2020-02-29", item("1", progress_text="乙"))
    assert progress_on(url, "2020-01-30") == {}
    assert progress_on(url, "2020-01-31") == {"1": "甲"}
    assert progress_on(url, "2020-02-28") == {"1": "甲"}
    assert progress_on(url, "2020-02-29") == {"1": "乙"}


def test_an_unchanged_row_adds_no_version_but_is_remembered(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1"))
    outcome = hand_in(url, "supervision", "2020-02-29", item("1"))
    assert (outcome.added, outcome.changed, outcome.unchanged) == (0, 0, 1)
    assert (count(url, versions("supervision")), count(url, sighting)) == (1, 1)


def test_the_same_file_again_does_nothing(url: str) -> None:
    first = hand_in(url, "supervision", "2020-01-31", item("1"))
    second = hand_in(url, "supervision", "2020-01-31", item("1"))
    assert second.already_loaded
    assert second.batch == first.batch
    assert count(url, batch) == 1


def test_a_late_return_lands_in_its_place_and_leaves_today_alone(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1", progress_text="甲"))
    hand_in(url, "supervision", "2020-03-31", item("1", progress_text="丙"))
    hand_in(url, "supervision", "2020-02-29", item("1", progress_text="乙"))
    assert [progress_on(url, f"2020-0{month}-28")["1"] for month in (2, 3, 4)] == ["甲", "乙", "丙"]


def test_a_late_return_leaves_alone_what_a_newer_one_only_confirmed(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1", progress_text="甲"))
    hand_in(url, "supervision", "2020-03-31", item("1", progress_text="甲"))
    hand_in(url, "supervision", "2020-02-29", item("1", progress_text="乙"))
    assert [progress_on(url, f"2020-0{month}-28")["1"] for month in (2, 3, 4)] == ["甲", "乙", "甲"]


def test_undo_of_the_newest_return_restores_the_one_before(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1", progress_text="甲"))
    newest = hand_in(url, "supervision", "2020-02-29", item("1", progress_text="乙"), item("2"))
    take_back(url, newest.batch)
    assert progress_on(url, "2020-12-31") == {"1": "甲"}


def test_undo_keeps_what_another_return_confirmed(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1", progress_text="甲"))
    middle = hand_in(url, "supervision", "2020-02-29", item("1", progress_text="乙"))
    hand_in(url, "supervision", "2020-03-31", item("1", progress_text="乙"))
    take_back(url, middle.batch)
    assert [progress_on(url, f"2020-0{month}-28")["1"] for month in (2, 3, 4)] == ["甲", "甲", "乙"]


def test_undo_of_the_only_return_leaves_no_record(url: str) -> None:
    only = hand_in(url, "supervision", "2020-01-31", item("1"))
    take_back(url, only.batch)
    assert progress_on(url, "2020-12-31") == {}


def test_a_file_can_be_loaded_again_after_its_undo(url: str) -> None:
    first = hand_in(url, "supervision", "2020-01-31", item("1"))
    take_back(url, first.batch)
    again = hand_in(url, "supervision", "2020-01-31", item("1"))
    assert not again.already_loaded
    assert progress_on(url, "2020-12-31") == {"1": "正常推进"}


def test_the_later_of_two_returns_of_one_day_counts(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1", progress_text="甲"))
    hand_in(url, "supervision", "2020-01-31", item("1", progress_text="乙"))
    assert progress_on(url, "2020-01-31") == {"1": "乙"}


def test_what_was_known_at_a_moment_can_be_seen_again(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1", progress_text="甲"))
    before = now()
    correction = hand_in(url, "supervision", "2020-01-31", item("1", progress_text="乙"))
    corrected = now()
    take_back(url, correction.batch)
    assert progress_on(url, "2020-06-30", before) == {"1": "甲"}
    assert progress_on(url, "2020-06-30", corrected) == {"1": "乙"}
    assert progress_on(url, "2020-06-30", now()) == {"1": "甲"}


def test_rows_missing_from_a_full_return_are_counted_and_kept(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1"), item("2"), item("3", list_type="county_supervision"))
    outcome = hand_in(url, "supervision", "2020-02-29", item("1"))
    assert outcome.missing == 1
    assert set(progress_on(url, "2020-12-31")) == {"1", "2", "3"}


def test_a_blank_status_keeps_the_one_before(url: str) -> None:
    hand_in(url, "supervision", "2020-01-31", item("1", status="finished", status_text="已办结"))
    outcome = hand_in(url, "supervision", "2020-02-29", item("1", status=None))
    assert outcome.unchanged == 1


def test_a_return_without_a_column_leaves_what_stands_there(url: str) -> None:
    due = dt.date(2020, 3, 1)
    hand_in(url, "supervision", "2020-01-31", item("1", due_on=due, due_kind="date", completion=0.3))
    outcome = hand_in(url, "supervision", "2020-02-29", item("1", progress_text="乙"))
    assert outcome.changed == 1
    with reading(url) as connection:
        facts = in_force(SUPERVISION, dt.date(2020, 3, 31))
        row = connection.execute(sa.select(facts)).one()
    assert (row.due_on, row.completion, row.progress_text) == (due, 0.3, "乙")


class Model:
    """What history must be: every live return said again in order of (as_of, batch)."""

    def __init__(self) -> None:
        self.returns: dict[int, tuple[str, dict[str, str]]] = {}

    def on(self, day: str) -> dict[str, str]:
        state: dict[str, str] = {}
        for _, (as_of, said) in sorted(self.returns.items(), key=lambda pair: (pair[1][0], pair[0])):
            if as_of <= day:
                state.update(said)
        return state


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_returns_and_undos_gives_the_history_of_what_remains(database_url: str, seed: int) -> None:
    chance = random.Random(seed)
    model = Model()
    days = [f"2020-{month:02d}-15" for month in range(1, 9)]
    for step in range(30):
        if model.returns and chance.random() < 0.25:
            gone = chance.choice(list(model.returns))
            take_back(database_url, gone)
            del model.returns[gone]
            continue
        said = {key: chance.choice("甲乙丙") for key in chance.sample("123", chance.randint(1, 3))}
        records: list[dict[str, Any]] = [item(key, progress_text=text) for key, text in said.items()]
        day = chance.choice(days)
        outcome = hand_in(database_url, "supervision", day, *records, file=f"{step}.xlsx")
        if not outcome.already_loaded:
            assert outcome.batch is not None
            model.returns[outcome.batch] = (day, said)
    for day, _ in itertools.product([*days, "2020-12-31"], range(1)):
        assert progress_on(database_url, day) == model.on(day)
