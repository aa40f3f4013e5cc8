"""A return says nothing of the columns that it lacks: they follow the returns that remain, whichever come late or go."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
import sqlalchemy as sa

from data.clock import now
from data.database import reading, writing
from data.datasets import dataset
from data.facts import in_force, stands
from data.rules import rules
from data.status import Wanted, find_items
from data.tables import batch, setting, versions
from etl.commands import record_history
from etl.intake import Intake
from etl.load import Outcome, examine, load
from tests.prepared import give_tables
from tests.returns import item, make_rows, take_back

SUPERVISION = dataset("supervision")
FREE = ("progress_text", "completion", "leader_role")
"""Fields that returns of this test may speak of or not; a status cell may be blank besides."""
CHOICES: dict[str, tuple[Any, ...]] = {
    "progress_text": ("甲", "乙", None),
    "completion": (0.1, 0.2, None),
    "leader_role": ("市长", "分管副市长"),
    "status": ("in_progress", "suspended", None),
}
DAYS = [f"2020-{month:02d}-15" for month in range(1, 7)]
Said = dict[str, dict[str, Any]]
"""By item number, the fields that a return speaks of."""
State = dict[str, tuple[Any, ...]]


def hand_in(url: str, as_of: str, said: Said, *, looked_at: bool = False) -> Outcome:
    """Loads a return whose sheet has the columns that its rows speak of and no others."""
    give_tables(url)
    records = [{**item(number), "progress_text": None, "status": None, **fields} for number, fields in said.items()]
    rows = make_rows("supervision", dt.date.fromisoformat(as_of), records)
    spoken = {"year", "list_type", "item_no", "title", "lead_unit", "status"}.union(*said.values())
    rows.addresses = {("表1", name): "A" for name in spoken}
    intake, content = Intake(f"{as_of}.xlsx", [rows]), repr((records, sorted(spoken))).encode()
    with writing(url) as connection:
        if looked_at:
            examine(connection, intake, content)
        return load(connection, intake, content, "督查处")[0]


def state_on(url: str, day: str, known_at: dt.datetime | None = None) -> State:
    with reading(url) as connection:
        facts = in_force(SUPERVISION, dt.date.fromisoformat(day), known_at)
        found = connection.execute(sa.select(facts)).mappings()
        return {row["item_no"]: tuple(row[name] for name in (*FREE, "status")) for row in found}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("database_url" if request.param == "sqlite" else "prepared_postgres_url"))


def test_what_a_return_without_the_column_took_over_goes_with_the_return_it_came_from(url: str) -> None:
    first = hand_in(url, DAYS[0], {"1": {"completion": 0.1}})
    hand_in(url, DAYS[1], {"1": {"progress_text": "乙"}})
    assert state_on(url, DAYS[1]) == {"1": ("乙", 0.1, None, None)}
    take_back(url, first.batch)
    assert state_on(url, DAYS[1]) == {"1": ("乙", None, None, None)}


def test_what_a_return_without_the_column_confirmed_goes_too(url: str) -> None:
    hand_in(url, DAYS[0], {"1": {"completion": 0.1}})
    second = hand_in(url, DAYS[1], {"1": {"completion": 0.2}})
    assert hand_in(url, DAYS[2], {"1": {}}).unchanged == 1
    take_back(url, second.batch)
    assert state_on(url, DAYS[2]) == {"1": (None, 0.1, None, None)}


def test_a_late_return_reaches_the_later_ones_that_lack_its_column(url: str) -> None:
    hand_in(url, DAYS[2], {"1": {"progress_text": "丙"}})
    late = hand_in(url, DAYS[0], {"1": {"completion": 0.1, "status": "suspended"}})
    assert state_on(url, DAYS[2]) == {"1": ("丙", 0.1, None, "suspended")}
    take_back(url, late.batch)
    assert state_on(url, DAYS[2]) == {"1": ("丙", None, None, None)}


def test_a_blank_cell_of_a_column_that_is_there_stays_blank(url: str) -> None:
    hand_in(url, DAYS[2], {"1": {"completion": None}})
    hand_in(url, DAYS[0], {"1": {"completion": 0.1}})
    assert state_on(url, DAYS[2]) == {"1": (None, None, None, None)}


def test_a_look_before_the_load_changes_nothing(url: str) -> None:
    first = hand_in(url, DAYS[0], {"1": {"completion": 0.1}})
    hand_in(url, DAYS[1], {"1": {"progress_text": "乙"}}, looked_at=True)
    take_back(url, first.batch)
    assert state_on(url, DAYS[1]) == {"1": ("乙", None, None, None)}


def test_the_version_that_an_undo_replaces_is_history_of_its_time_alone(url: str) -> None:
    first = hand_in(url, DAYS[0], {"1": {"completion": 0.1}})
    second = hand_in(url, DAYS[1], {"1": {"progress_text": "乙"}})
    before = now()
    take_back(url, first.batch)
    assert state_on(url, DAYS[1], before) == {"1": ("乙", 0.1, None, None)}
    assert state_on(url, DAYS[1], now()) == {"1": ("乙", None, None, None)}
    with reading(url) as connection:
        found = record_history(connection, SUPERVISION, "2020|work_report|1")
    assert [(v["batch"], v["withdrawn"], v["valid_from"] is not None) for v in found] == [
        (first.batch, True, False),
        (second.batch, False, False),
        (second.batch, False, True),
    ]


def test_a_deadline_that_went_with_its_return_is_no_extension(url: str) -> None:
    june, september = ({"due_on": dt.date(2020, month, 28), "due_kind": "date"} for month in (6, 9))
    hand_in(url, DAYS[0], {"1": june})
    second = hand_in(url, DAYS[1], {"1": september})
    hand_in(url, DAYS[2], {"1": {"progress_text": "乙"}})
    take_back(url, second.batch)
    wanted = Wanted(keys=(("supervision", "2020|work_report|1"),))
    with reading(url) as connection:
        (found,) = find_items(connection, dt.date.fromisoformat(DAYS[2]), rules(), wanted)
    assert (found.due, found.extensions) == (june["due_on"], 0)


def test_a_database_from_before_keeps_what_its_rows_took_over(database_url: str) -> None:
    first = hand_in(database_url, DAYS[0], {"1": {"completion": 0.1}})
    hand_in(database_url, DAYS[1], {"1": {"progress_text": "乙"}})
    with writing(database_url) as connection:
        for column in ("batch.silent", "sighting.carried", "supervision.carried", "supervision.known_from"):
            table, _, name = column.partition(".")
            connection.execute(sa.text(f"ALTER TABLE {table} DROP COLUMN {name}"))
        connection.execute(setting.delete())
    give_tables(database_url)
    take_back(database_url, first.batch)
    assert state_on(database_url, DAYS[1]) == {"1": ("乙", 0.1, None, None)}


class Model:
    """What history must be: every live return said again in order of (as_of, batch)."""

    def __init__(self) -> None:
        self.returns: dict[int, tuple[str, Said]] = {}

    def on(self, day: str) -> State:
        state: dict[str, dict[str, Any]] = {}
        for _, (as_of, said) in sorted(self.returns.items(), key=lambda pair: (pair[1][0], pair[0])):
            if as_of <= day:
                for number, fields in said.items():
                    heard = {name: value for name, value in fields.items() if name != "status" or value is not None}
                    state.setdefault(number, {}).update(heard)
        return {number: tuple(fields.get(name) for name in (*FREE, "status")) for number, fields in state.items()}


def some_return(chance: random.Random) -> Said:
    spoken = chance.sample(FREE, chance.randint(0, len(FREE)))
    numbers = chance.sample("123", chance.randint(1, 3))
    return {number: {name: chance.choice(CHOICES[name]) for name in (*spoken, "status")} for number in numbers}


@pytest.mark.parametrize("seed", range(8))
def test_any_returns_and_undos_give_what_the_live_returns_say_in_order(database_url: str, seed: int) -> None:
    chance, model = random.Random(seed), Model()
    shown: list[tuple[dt.datetime, str, State]] = []
    for _ in range(30):
        if model.returns and chance.random() < 0.3:
            gone = chance.choice(list(model.returns))
            take_back(database_url, gone)
            del model.returns[gone]
        else:
            day, said = chance.choice(DAYS), some_return(chance)
            outcome = hand_in(database_url, day, said)
            if not outcome.already_loaded:
                assert outcome.batch is not None
                model.returns[outcome.batch] = (day, said)
        day = chance.choice(DAYS)
        shown.append((now(), day, model.on(day)))
        assert state_on(database_url, day) == model.on(day)
    assert [state_on(database_url, day) for day in DAYS] == [model.on(day) for day in DAYS]
    for moment, day, state in shown:
        assert state_on(database_url, day, moment) == state


@pytest.mark.parametrize("seed", range(3))
def test_the_versions_that_stand_are_the_same_now_and_as_known_now(database_url: str, seed: int) -> None:
    chance, batches = random.Random(seed), []
    for _ in range(20):
        batches.append(hand_in(database_url, chance.choice(DAYS), some_return(chance)).batch)
        if chance.random() < 0.3:
            take_back(database_url, batches.pop())
    table = versions(SUPERVISION)
    with reading(database_url) as connection:
        both = [
            connection.scalars(sa.select(table.c.id).join(batch, batch.c.id == table.c.batch_id).where(condition)).all()
            for condition in (stands(table, None), stands(table, now()))
        ]
    assert sorted(both[0]) == sorted(both[1])
