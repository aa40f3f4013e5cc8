"""Disclosure, requests and proposals: sums, rates by unit, opinions in their parts, filters, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data import disclosure, proposals
from data.datasets import dataset
from data.disclosure import Sums, cells
from data.disclosure_requests import OPEN, outcomes, requests
from data.disclosure_requests import Wanted as Requests
from data.figures import figure
from data.formulas import View
from data.formulas.reading import read
from data.indicators.openness import RESOLUTION
from data.proposals import Opinions, Rate, Wanted, opinions, standings
from data.rules import TABLE, parse
from data.sums import summed

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
D = dt.date.fromisoformat


def month(org: str, period: str, total: float, **fields: Any) -> dict[str, Any]:
    return {"org": org, "period": D(period), "period_kind": "month", "total": total, **fields}


def request(number: str, received: str, **fields: Any) -> dict[str, Any]:
    day = D(received)
    return {"year": day.year, "req_no": number, "received_on": day, **fields}


def proposal(number: str, host: str, **fields: Any) -> dict[str, Any]:
    given = {
        "year": 2020,
        "level": "city",
        "kind": "member",
        "no": number,
        "title": f"关于{number}的提案",
        "host_unit": host,
    }
    return {**given, "assigned_on": D("2020-03-20"), **fields}  # fmt: skip


def met(number: str, host: str, result: str, work: str, **fields: Any) -> dict[str, Any]:
    answered = {"answered_on": D("2020-06-19"), "consult_way": "座谈", "met": True}
    return proposal(
        number, host, **{**answered, "result_class": result, "sat_process": work, "sat_result": work, **fields}
    )


def hand_in_disclosure(ledger: Ledger) -> None:
    ledger.hand_in(
        "disclosure",
        month("nancheng", "2020-06-30", 400, total_qual="gt"),
        month("nancheng", "2020-07-31", 100, site=60, new_media=30, gazette=2, other_channel=8),
        month("edu", "2020-07-31", 20, site=20),
        month("edu", "2019-12-31", 999, site=999),
    )


def test_disclosure_is_added_up_by_unit_with_what_no_channel_tells(ledger: Ledger) -> None:
    hand_in_disclosure(ledger)
    found = summed(cells(ledger.connection, YEAR_END), lambda cell: cell.unit)
    assert list(found) == ["nancheng", "edu"]
    assert found["nancheng"] == Sums(total=500, site=60, new_media=30, gazette=2, other=8, vague=1)
    assert found["nancheng"].unsplit == 400


def test_more_than_400_in_one_return_makes_the_years_sum_more_than_so_much(ledger: Ledger) -> None:
    hand_in_disclosure(ledger)
    shown = figure(ledger.connection, "open_published", YEAR_END)
    assert (shown.value, shown.qualifier) == (520, "gt")
    assert shown.value == sum(cell.sums.total for cell in disclosure.cells(ledger.connection, YEAR_END))


def hand_in_requests(ledger: Ledger) -> None:
    ledger.hand_in(
        "disclosure_requests",
        request("1", "2020-04-24", answered_on=D("2020-05-25"), result="予以公开", channel="网络", unit="edu"),
        request("2", "2020-04-24", answered_on=D("2020-05-26"), result="不予公开", result_reason="国家秘密"),
        request("3", "2020-04-24", answered_on=D("2020-06-22"), extended=True, result="不予公开", unit="edu"),
        request("4", "2020-11-25"),
        request("5", "2020-12-28"),
        request("6", "2020-12-01", third_party_from_on=D("2020-12-02")),
        request("7", "2019-12-20", answered_on=D("2020-01-10"), result="予以公开"),
        request("8", "2020-05-06", correction_asked_on=D("2020-05-08"), answered_on=D("2020-09-01"), result="其他处理"),
    )


def test_requests_answered_in_time_are_divided_by_those_answered_this_year_and_those_overdue(ledger: Ledger) -> None:
    hand_in_requests(ledger)
    shown = figure(ledger.connection, "open_requests_ontime", YEAR_END)
    assert (shown.value, shown.rows) == (0.6, 5)


def test_leaving_a_request_unanswered_does_not_better_the_rate(ledger: Ledger) -> None:
    late = request("1", "2020-06-01", answered_on=D("2020-09-01"), result="予以公开")
    ledger.hand_in("disclosure_requests", late, request("2", "2020-06-01", answered_on=D("2020-06-10")))
    answered = figure(ledger.connection, "open_requests_ontime", YEAR_END).value
    ledger.hand_in(
        "disclosure_requests", request("1", "2020-06-01"), request("2", "2020-06-01", answered_on=D("2020-06-10"))
    )
    assert figure(ledger.connection, "open_requests_ontime", YEAR_END).value == answered == 0.5


def test_only_a_request_whose_clock_runs_is_overdue(ledger: Ledger) -> None:
    hand_in_requests(ledger)
    assert figure(ledger.connection, "open_requests_overdue", YEAR_END).value == 1
    assert figure(ledger.connection, "open_requests_overdue", D("2021-01-27")).value == 2
    assert figure(ledger.connection, "open_requests", YEAR_END).value == 7


def test_outcomes_come_with_their_reasons_those_still_open_last(ledger: Ledger) -> None:
    hand_in_requests(ledger)
    found = outcomes(requests(ledger.connection, YEAR_END, Requests()))
    assert list(found) == ["不予公开", "予以公开", "其他处理", OPEN]
    assert dict(found["不予公开"]) == {"国家秘密": 1, None: 1}


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Requests(results=(OPEN,)), ["5", "6", "4"]),
        (Requests(channels=("网络",)), ["1"]),
        (Requests(units=("edu",)), ["3", "1"]),
        (Requests(results=("予以公开",), channels=("邮寄",)), []),
    ],
)
def test_filters_leave_requests(ledger: Ledger, wanted: Requests, numbers: list[str]) -> None:
    hand_in_requests(ledger)
    assert [entry.number for entry in requests(ledger.connection, YEAR_END, wanted)] == numbers


def hand_in_proposals(ledger: Ledger) -> None:
    ledger.hand_in(
        "proposals",
        met("1", "edu", "A", "satisfied"),
        met("2", "edu", "B", "basically", sat_result="dissatisfied"),
        met("3", "edu", "C", "none", consult_way="电话", met=False),
        met("4", "finance", "A", "satisfied", answered_on=D("2020-06-30")),
        proposal("5", "finance"),
        met("6", "organization", "A", "satisfied"),
        met("7", "court", "A", "satisfied"),
        met("1", "edu", "A", "satisfied", year=2019, assigned_on=D("2019-03-20"), answered_on=D("2019-05-20")),
    )


def test_the_government_side_is_told_by_the_kind_of_the_hosting_unit(ledger: Ledger) -> None:
    hand_in_proposals(ledger)
    codes = ("prop_total", "prop_handled", "prop_share")
    assert [figure(ledger.connection, code, YEAR_END).value for code in codes] == [7, 5, pytest.approx(5 / 7)]


def test_rates_by_unit_add_up_to_the_indicators(ledger: Ledger) -> None:
    hand_in_proposals(ledger)
    finance, edu = sorted(standings(ledger.connection, YEAR_END), key=lambda entry: entry.hosted)
    assert (finance.unit, finance.hosted, finance.met, finance.on_time) == ("finance", 2, Rate(1, 2), Rate(0, 2))
    assert (edu.unit, edu.met, edu.resolved, edu.content) == ("edu", Rate(2, 3), Rate(1, 3), Rate(2, 2))
    for field, code in (
        ("met", "prop_face_rate"),
        ("resolved", "prop_resolution_rate"),
        ("on_time", "prop_ontime_rate"),
    ):
        rates = [getattr(entry, field) for entry in (finance, edu)]
        whole = sum(rate.part for rate in rates) / sum(rate.whole for rate in rates)
        assert figure(ledger.connection, code, YEAR_END).value == pytest.approx(whole)


def test_satisfaction_keeps_its_parts_and_its_base(ledger: Ledger) -> None:
    hand_in_proposals(ledger)
    on_work, on_result = opinions(ledger.connection, YEAR_END)
    assert on_work == Opinions(satisfied=2, basically=1, dissatisfied=0, silent=2)
    assert on_result == Opinions(satisfied=2, basically=0, dissatisfied=1, silent=2)
    assert on_work.told == on_result.told == 3
    assert figure(ledger.connection, "prop_satisfaction", YEAR_END).value == 1


def test_classes_and_ways_count_the_government_side(ledger: Ledger) -> None:
    hand_in_proposals(ledger)
    assert proposals.classes(ledger.connection, YEAR_END) == {"A": 2, "B": 1, "C": 1, None: 1}
    assert proposals.ways(ledger.connection, YEAR_END) == {"座谈": 3, "电话": 1, None: 1}


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(), ["5", "4", "1", "2", "3", "6", "7"]),
        (Wanted(units=("edu",), classes=("A",)), ["1"]),
        (Wanted(opinions=("dissatisfied",)), ["2"]),
        (Wanted(opinions=("none",)), ["5", "3"]),
        (Wanted(sides=("other",)), ["6", "7"]),
        (Wanted(sides=("government",), kinds=("deputy",)), []),
    ],
)
def test_filters_leave_proposals(ledger: Ledger, wanted: Wanted, numbers: list[str]) -> None:
    hand_in_proposals(ledger)
    assert [entry.number for entry in proposals.proposals(ledger.connection, YEAR_END, wanted)] == numbers


def test_resolution_counts_a_and_b_where_the_rules_say_so(ledger: Ledger) -> None:
    hand_in_proposals(ledger)
    text = TABLE.shipped.read_text(encoding="utf-8")
    other = parse(text.replace('resolution = "a" ', 'resolution = "a_and_b" '))
    assert [read(ledger.connection, [RESOLUTION], View(YEAR_END, rules=given))[0].value for given in (parse(text), other)] == [
        0.5, 0.75,
    ]  # fmt: skip


def derived(**row: Any) -> dict[str, Any]:
    derive = dataset("proposals").derive
    assert derive is not None
    return derive({"assigned_on": D("2020-03-20"), **row})


@pytest.mark.parametrize(
    ("row", "was_met"),
    [
        ({"consult_way": "上门"}, True),
        ({"consult_way": "电话", "consulted": True, "consulted_on": D("2020-05-01")}, False),
        ({"consulted_on": D("2020-05-01")}, True),
        ({"consulted": True}, True),
        ({"consulted": False}, False),
        ({}, None),
    ],
)
def test_only_face_to_face_ways_are_a_meeting(row: dict[str, Any], was_met: bool | None) -> None:
    assert derived(**row)["met"] is was_met


def test_a_proposal_without_level_or_year_is_the_citys_of_the_year_of_its_assignment() -> None:
    found = derived(extended_on=D("2020-06-10"))
    assert (found["year"], found["level"], found["extended"]) == (2020, "city", True)


def test_both_days_with_a_third_party_may_stand_in_one_cell() -> None:
    derive = dataset("disclosure_requests").derive
    assert derive is not None
    both = derive({"received_on": D("2020-03-02"), "third_party_span": "3月5日至3月20日"})
    assert (both["third_party_from_on"], both["third_party_to_on"]) == (D("2020-03-05"), D("2020-03-20"))
    running = derive({"received_on": D("2020-03-02"), "third_party_span": "2020-03-05"})
    assert (running["third_party_from_on"], running["third_party_to_on"]) == (D("2020-03-05"), None)
