"""Scores and ranks of units: parts, small counts, ties, change (reference §2.9)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.database import reading
from data.rules import rules
from data.scores import UnitStanding, score_parts, standings
from data.status import Counts
from tests.returns import hand_in, item

DAY = "2020-11-30"


def done(number: str, unit: str, finished: str = "2020-10-01") -> dict[str, Any]:
    due, end = dt.date(2020, 10, 31), dt.date.fromisoformat(finished)
    return item(number, lead_unit=unit, status="finished", finished_on=end, due_on=due, due_kind="date")


def late(number: str, unit: str) -> dict[str, Any]:
    return item(number, lead_unit=unit, due_on=dt.date(2020, 10, 31), due_kind="date")


def ranked(url: str, day: str = DAY) -> dict[str, UnitStanding]:
    with reading(url) as connection:
        return {s.unit: s for s in standings(connection, dt.date.fromisoformat(day), rules())}


def test_fewer_overdue_items_rank_higher(database_url: str) -> None:
    records = [done(f"a{n}", "ndrc") for n in range(3)]
    records += [done("b1", "edu"), done("b2", "edu"), late("b3", "edu")]
    hand_in(database_url, "supervision", DAY, *records)
    found = ranked(database_url)
    assert (found["ndrc"].rank, found["edu"].rank) == (1, 2)
    assert found["ndrc"].score == 100.0


def test_the_costliest_part_is_what_lost_most_of_the_points_that_there_were_to_lose(database_url: str) -> None:
    records = [done("a1", "edu"), done("a2", "edu"), late("a3", "edu"), *(done(f"b{n}", "ndrc") for n in range(3))]
    hand_in(database_url, "supervision", DAY, *records)
    found = ranked(database_url)
    loss = found["edu"].costliest
    assert loss is not None
    assert loss.part.name == "按时办结率"
    weights = sum(part.weight for part in found["edu"].parts if part.value is not None)
    assert loss.points == pytest.approx(100 / 3 * 0.5 / weights)
    assert found["ndrc"].costliest is None


def test_a_unit_with_two_items_is_not_ranked(database_url: str) -> None:
    hand_in(database_url, "supervision", DAY, *(done(f"a{n}", "ndrc") for n in range(2)))
    found = ranked(database_url)["ndrc"]
    assert (found.rank, found.score) == (None, 100.0)


def test_equal_units_share_a_rank_and_the_next_one_is_skipped(database_url: str) -> None:
    records = [done(f"{unit}{n}", unit) for unit in ("ndrc", "edu", "sci") for n in range(3)]
    records += [done(f"civil{n}", "civil", finished="2020-11-05") for n in range(3)]
    hand_in(database_url, "supervision", DAY, *records)
    found = ranked(database_url)
    assert sorted((s.rank, s.unit) for s in found.values()) == [(1, "edu"), (1, "ndrc"), (1, "sci"), (4, "civil")]


def test_counties_are_ranked_apart_from_departments(database_url: str) -> None:
    records = [done(f"{unit}{n}", unit) for unit in ("ndrc", "nancheng") for n in range(3)]
    hand_in(database_url, "supervision", DAY, *records)
    found = ranked(database_url)
    assert (found["ndrc"].rank, found["nancheng"].rank) == (1, 1)
    assert {found["ndrc"].group, found["nancheng"].group} == {"department", "county"}


def test_places_gained_since_the_month_before_are_shown(database_url: str) -> None:
    before = [late(f"ndrc{n}", "ndrc") | {"due_on": dt.date(2020, 9, 30)} for n in range(3)]
    hand_in(
        database_url, "supervision", "2020-10-31", *before, *(done(f"edu{n}", "edu", "2020-10-30") for n in range(3))
    )
    assert ranked(database_url, "2020-10-31")["ndrc"].rank == 2
    after = [done(f"ndrc{n}", "ndrc", "2020-10-30") for n in range(3)]
    hand_in(database_url, "supervision", DAY, *after, *(late(f"edu{n}", "edu") for n in range(3)))
    found = ranked(database_url)
    assert (found["ndrc"].rank_change, found["edu"].rank_change) == (1, -1)


@pytest.mark.parametrize(("instructions", "bonus"), [(0, 0.0), (2, 2.0), (7, 5.0)])
def test_commending_instructions_add_points_up_to_a_cap(database_url: str, instructions: int, bonus: float) -> None:
    hand_in(database_url, "supervision", DAY, *(done(f"a{n}", "ndrc") for n in range(3)))
    praise = [
        {"year": 2020.0, "instr_no": str(n), "level": "city_gov", "title": f"件{n}", "nature": "commending",
         "lead_unit": "ndrc", "status": "finished", "instructed_on": dt.date(2020, 5, 1)}
        for n in range(instructions)
    ]  # fmt: skip
    if praise:
        hand_in(database_url, "instructions", DAY, *praise)
    assert ranked(database_url)["ndrc"].bonus == bonus


def test_a_part_without_a_base_is_left_out_and_its_weight_shared() -> None:
    parts = {part.name: part.value for part in score_parts(Counts(total=3), rules())}
    assert parts == {"按时办结率": None, "按时反馈率": None, "序时完成度": None, "未退回率": 1.0}
