"""Truth tables of the conditions that choose a formula's records, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.formulas import Count, Facts, Items
from data.formulas.conditions import (
    AnyOf,
    AtLeast,
    BehindTime,
    Condition,
    Filled,
    InYear,
    Is,
    IsNot,
    No,
    OfYear,
    ReportedLate,
    UnitKind,
    UpTo,
    Yes,
)

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

CASES = Facts("smuggling_cases")
JUNE = dt.date(2020, 6, 30)


def case(number: int, seized: dt.date = JUNE, **fields: Any) -> dict[str, Any]:
    return {"year": seized.year, "case_no": str(number), "seized_on": seized, **fields}


WHERE: list[tuple[Condition, set[str]]] = [
    (Is("goods", "冻品"), {"1"}),
    (Is("goods", ("冻品", "香烟")), {"1", "2"}),
    (IsNot("goods", "冻品"), {"2", "3", "4"}),
    (Filled("goods"), {"1", "2"}),
    (AtLeast("case_value", 20), {"2", "3"}),
    (OfYear(), {"1", "2", "3"}),
    (InYear("seized_on"), {"1", "2"}),
    (UpTo("seized_on"), {"1", "2", "4"}),
    (UnitKind("county", ("county",)), {"2"}),
    (AnyOf((Is("goods", "香烟"), AtLeast("case_value", 30))), {"2", "3"}),
    (AnyOf(()), set()),
]


@pytest.mark.parametrize(
    ("condition", "expected"), WHERE, ids=lambda entry: repr(sorted(entry) if isinstance(entry, set) else entry)[:60]
)
def test_a_condition_chooses_records(ledger: Ledger, condition: Condition, expected: set[str]) -> None:
    ledger.hand_in(
        "smuggling_cases",
        case(1, dt.date(2020, 1, 1), goods="冻品", case_value=19.9, county="city"),
        case(2, JUNE, goods="香烟", case_value=20, county="nancheng"),
        case(3, dt.date(2020, 7, 1), case_value=30, county="port_zone"),
        case(4, dt.date(2019, 12, 31)),
        as_of=JUNE,
    )
    found = ledger.contributions(Count(CASES, (condition,)), JUNE)
    assert {key.rpartition("/")[2] for key in found} == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [(Yes("reported_up"), {"1"}), (No("reported_up"), {"2", "3"})],
    ids=["yes", "no"],
)
def test_a_blank_answer_is_no(ledger: Ledger, condition: Condition, expected: set[str]) -> None:
    answers = {"1": True, "2": False, "3": None}
    rows = ({"year": 2020, "instr_no": number, "reported_up": answer} for number, answer in answers.items())
    ledger.hand_in("instructions", *rows)
    found = ledger.contributions(Count(Facts("instructions"), (condition,)))
    assert {key.rpartition("/")[2] for key in found} == expected


def test_the_last_minute_of_the_day_belongs_to_it(ledger: Ledger) -> None:
    moments = (dt.datetime(2019, 12, 31, 23, 59), dt.datetime(2020, 1, 1), dt.datetime(2020, 6, 30, 23, 59))
    for number, moment in enumerate((*moments, dt.datetime(2020, 7, 1))):
        ledger.hand_in("urgent_reports", {"year": 2020, "report_no": str(number), "received_at": moment}, as_of=JUNE)
    found = ledger.contributions(Count(Facts("urgent_reports"), (InYear("received_at"),)), JUNE)
    assert sorted(found) == ["2020/1", "2020/2"]


@pytest.mark.parametrize(
    ("channel", "minutes", "is_late"),
    [
        ("电话", 30, False),
        ("电话", 31, True),
        ("书面", 60, False),
        ("书面", 61, True),
        (None, 60, False),
        (None, 61, True),
    ],
)
def test_an_urgent_report_is_late_past_the_limit_of_its_channel(
    ledger: Ledger, channel: str | None, minutes: int, is_late: bool
) -> None:
    received = dt.datetime(2020, 6, 30, 23, 45)
    passed_on = received + dt.timedelta(minutes=minutes)
    row = {"year": 2020, "report_no": "1", "channel": channel, "received_at": received, "to_leader_at": passed_on}
    ledger.hand_in("urgent_reports", row)
    late = Count(Facts("urgent_reports"), (ReportedLate("received_at", "to_leader_at", "channel"),))
    assert ledger.read(late).value == is_late


@pytest.mark.parametrize(("completion", "is_behind"), [(0.90, True), (0.9001, False), (None, False)])
def test_behind_begins_where_the_rules_begin_to_count(
    ledger: Ledger, completion: float | None, is_behind: bool
) -> None:
    open_item = {
        "year": 2020,
        "list_type": "work_report",
        "item_no": "1",
        "title": "任务",
        "status": "in_progress",
        "completion": completion,
    }
    ledger.hand_in("supervision", open_item)
    assert ledger.read(Count(Items("supervision"), (BehindTime(),))).value == is_behind
