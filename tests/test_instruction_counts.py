"""Counts of leaders' instructions by level, leader and month, the bulletins about them, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from data.database import reading
from data.figures import figure
from data.instruction_counts import Month, bulletins, by_leader, by_level, by_month, received
from data.rules import rules

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)


def instruction(
    number: str, level: str = "city_gov", day: dt.date = dt.date(2020, 3, 5), **fields: Any
) -> dict[str, Any]:
    plain = {"year": 2020.0, "instr_no": number, "level": level, "leader_role": "市长", "instructed_on": day}
    return {**plain, "started_on": day, "title": f"来文{number}", "lead_unit": "edu", "status": "in_progress", **fields}


def test_central_and_provincial_count_together_ahead_of_the_city(ledger: Ledger) -> None:
    levels = ("city_gov", "provincial", "central", "city_party", "city_gov")
    ledger.hand_in("instructions", *(instruction(f"n{n}", level) for n, level in enumerate(levels)))
    found = by_level(received(ledger.connection, YEAR_END, rules()))
    assert [(name, counts.total) for name, counts in found.items()] == [("省级以上", 2), ("市委", 1), ("市政府", 2)]


def test_an_instruction_of_another_year_is_not_the_years(ledger: Ledger) -> None:
    ledger.hand_in(
        "instructions", instruction("old", day=dt.date(2019, 12, 31)), instruction("new", day=dt.date(2020, 1, 1))
    )
    assert sum(entry.counts.total for entry in received(ledger.connection, YEAR_END, rules())) == 1


def test_leaders_stand_in_official_order_those_unnamed_last(ledger: Ledger) -> None:
    roles = ("分管副市长(工业)", None, "市长", "省长")
    ledger.hand_in("instructions", *(instruction(f"n{n}", leader_role=role) for n, role in enumerate(roles)))
    found = by_leader(received(ledger.connection, YEAR_END, rules()))
    assert list(found) == ["省长", "市长", "分管副市长(工业)", "（未写明）"]


def test_closed_and_late_are_told_apart(ledger: Ledger) -> None:
    due = dt.date(2020, 3, 20)
    ledger.hand_in(
        "instructions",
        instruction("late", due_on=due, due_kind="date"),
        instruction("closed", due_on=due, due_kind="date", status="finished", finished_on=dt.date(2020, 3, 18)),
        instruction("closed-late", due_on=due, due_kind="date", status="finished", finished_on=dt.date(2020, 3, 21)),
    )
    counts = by_level(received(ledger.connection, YEAR_END, rules()))["市政府"]
    assert (counts.total, counts.closed, counts.overdue, counts.closed_late) == (3, 2, 1, 1)
    assert counts.on_time_rate == 1 / 3


def test_a_month_counts_what_came_and_what_was_closed_in_it(ledger: Ledger) -> None:
    closed: dict[str, Any] = {"status": "finished", "finished_on": dt.date(2020, 3, 1)}
    march = dt.date(2020, 3, 31)
    records = (instruction("a", day=dt.date(2020, 1, 31), **closed), instruction("b", day=march))
    ledger.hand_in("instructions", *records, as_of=march)
    assert by_month(ledger.connection, march) == (Month(1, 1, 0), Month(2, 0, 0), Month(3, 1, 1))


def test_bulletins_are_the_years_newest_first(ledger: Ledger) -> None:
    def issue(number: str, day: dt.date, kind: str = "instruction_bulletin") -> dict[str, Any]:
        return {"year": float(day.year), "kind": kind, "issue_no": number, "title": "批示通报", "issued_on": day}

    ledger.hand_in(
        "publications",
        issue("1", dt.date(2020, 1, 6)),
        issue("2", dt.date(2020, 2, 6)),
        issue("9", dt.date(2019, 9, 9)),
        issue("3", dt.date(2020, 3, 3), "gov_info_issue"),
    )
    assert [entry.issue_no for entry in bulletins(ledger.connection, YEAR_END)] == ["2", "1"]


def test_levels_and_months_add_up_to_the_indicators(sample_url: str) -> None:
    with reading(sample_url) as connection:
        levels = by_level(received(connection, YEAR_END, rules()))
        assert levels["省级以上"].total == figure(connection, "instr_provincial_plus", YEAR_END).value == 317
        assert levels["市政府"].total == figure(connection, "instr_city", YEAR_END).value == 2135
        assert sum(month.received for month in by_month(connection, YEAR_END)) == sum(c.total for c in levels.values())
        assert len(bulletins(connection, YEAR_END)) == figure(connection, "instr_bulletins", YEAR_END).value
