"""Information work: sums, ranks in groups, circulars and the city's line against the records, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.datasets.information import derive, month_is_no_span
from data.figures import figure
from data.information import Sums, Wanted, entries, ranks, standings
from data.information_checks import city_lines, latest_circular
from data.sums import summed
from data.units import Directory

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
JANUARY, FEBRUARY, MARCH = dt.date(2020, 1, 31), dt.date(2020, 2, 29), dt.date(2020, 3, 31)
ALL = Wanted()
KNOWN = Directory.shipped()


def month(org: str, period: dt.date, **numbers: Any) -> dict[str, Any]:
    return {"org": org, "period": period, "period_kind": "month", "basis": "month", **numbers}


def circular(org: str, period: dt.date, **numbers: Any) -> dict[str, Any]:
    return {"org": org, "period": period, "period_kind": "span", "basis": "cumulative", **numbers}


def hand_in(ledger: Ledger) -> None:
    ledger.hand_in(
        "information",
        month("yunxi", JANUARY, submitted=4, adopted_city=2, adopted_prov=1, instr_prov=1, late=1, score=10.0),
        month("pinghai", JANUARY, submitted=6, adopted_city=3, instr_state=1, score=12.0, commissioned_missed=1),
        month("yunxi", FEBRUARY, submitted=5, adopted_city=2, score=9.5),
        month("edu", FEBRUARY, submitted=2, adopted_state=1, score=3.0),
    )


def units(found: Any) -> list[tuple[str, str, int, int | None]]:
    return [(one.group, one.unit, one.rank, one.change) for one in found]


def test_sums_are_those_of_the_indicators(ledger: Ledger) -> None:
    hand_in(ledger)
    total = sum((entry.sums for entry in entries(ledger.connection, YEAR_END, ALL)), Sums())
    read = {code: figure(ledger.connection, code, YEAR_END).value for code in ("info_submitted", "info_adopted")}
    assert read == {"info_submitted": 17, "info_adopted": 9}
    assert (total.submitted, total.adopted, total.instr_provincial, total.score) == (17, 9, 2, 34.5)
    assert figure(ledger.connection, "info_instr_provincial", YEAR_END).value == total.instr_provincial
    assert figure(ledger.connection, "info_instr_rate", YEAR_END).value == pytest.approx(2 / 17)
    assert figure(ledger.connection, "info_score", YEAR_END).value == total.score


def test_adoptions_are_told_by_level(ledger: Ledger) -> None:
    hand_in(ledger)
    levels = ("city", "provincial", "state")
    assert [figure(ledger.connection, f"info_adopted_{level}", YEAR_END).value for level in levels] == [7, 1, 1]


def test_units_are_ranked_in_their_groups_with_the_places_gained(ledger: Ledger) -> None:
    hand_in(ledger)
    found = entries(ledger.connection, YEAR_END, ALL)
    sums = summed(found, lambda entry: entry.unit)
    before = summed([entry for entry in found if entry.period < FEBRUARY], lambda entry: entry.unit)
    assert units(standings(sums, before, KNOWN, lambda one: one.score or 0.0)) == [
        ("county", "yunxi", 1, 1),
        ("county", "pinghai", 2, -1),
        ("department", "edu", 1, None),
    ]


def test_a_number_that_no_record_states_stays_without_a_value() -> None:
    assert (Sums(score=3.0) + Sums(score=1.5, adopted_prov=2)) == Sums(score=4.5, adopted_prov=2)
    assert (Sums(adopted_prov=2).adopted, Sums(score=1.0).instr_provincial) == (2, None)


def test_equal_values_share_a_place_and_the_next_one_is_left_out() -> None:
    values = {"yunxi": 5.0, "pinghai": 5.0, "nancheng": 4.0, "beicheng": 0.1 + 0.2, "yanwan": 0.3}
    assert ranks(values, KNOWN) == {"yunxi": 1, "pinghai": 1, "nancheng": 3, "beicheng": 4, "yanwan": 4}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(months=(2,)), ["edu", "yunxi"]),
        (Wanted(units=("yunxi",)), ["yunxi", "yunxi"]),
        (Wanted(troubled_only=True), ["pinghai", "yunxi"]),
        (Wanted(months=(2,), troubled_only=True), []),
    ],
)
def test_filters_hold_together(ledger: Ledger, wanted: Wanted, found: list[str]) -> None:
    hand_in(ledger)
    assert [entry.unit for entry in entries(ledger.connection, YEAR_END, wanted)] == found


def test_an_entry_knows_its_place(ledger: Ledger) -> None:
    hand_in(ledger)
    place = entries(ledger.connection, YEAR_END, Wanted(units=("edu",)))[0].place
    assert (place.sheet, place.row) == ("Sheet1", 7)
    assert place.file.startswith("information-")


def test_a_circular_is_checked_by_its_own_points_and_by_the_months(ledger: Ledger) -> None:
    hand_in(ledger)
    ledger.hand_in(
        "information",
        circular("yunxi", FEBRUARY, score=19.5, rank=2, adopted_city=4, adopted_prov=1),
        circular("pinghai", FEBRUARY, score=14.0, rank=1, adopted_city=3, adopted_prov=0),
        circular("beicheng", FEBRUARY, score=1.0, rank=3, adopted_city=9),
    )
    found = latest_circular(ledger.connection, YEAR_END)
    assert found is not None
    assert (found.period, found.units) == (FEBRUARY, 3)
    assert [(one.unit, one.what, one.stated, one.counted) for one in found.differences] == [
        ("yunxi", "名次", 2, 1),
        ("pinghai", "名次", 1, 2),
        ("pinghai", "得分", 14.0, 12.0),
    ]


def test_months_after_a_circular_do_not_speak_against_it(ledger: Ledger) -> None:
    hand_in(ledger)
    ledger.hand_in("information", circular("yunxi", JANUARY, score=10.0, rank=1, adopted_city=2, adopted_prov=1))
    found = latest_circular(ledger.connection, YEAR_END)
    assert found is not None
    assert found.differences == ()


def test_a_year_without_a_circular_has_none(ledger: Ledger) -> None:
    hand_in(ledger)
    assert latest_circular(ledger.connection, YEAR_END) is None


def issue(number: int, day: dt.date) -> dict[str, Any]:
    return {"year": day.year, "kind": "gov_info_issue", "issue_no": str(number), "issued_on": day, "title": "甲"}


def test_the_citys_line_stands_beside_what_the_records_come_to(ledger: Ledger) -> None:
    hand_in(ledger)
    ledger.hand_in("publications", issue(1, dt.date(2020, 1, 5)), issue(2, dt.date(2020, 2, 9)))
    ledger.hand_in(
        "information_city",
        {"period": dt.date(2019, 12, 31), "period_kind": "year", "issues": 652, "submitted": 1102, "rank": 5},
        {"period": JANUARY, "period_kind": "month", "issues": 1, "submitted": 9, "rank": 4, "rank_of": 11},
        {"period": FEBRUARY, "period_kind": "span", "issues": 2, "submitted": 17, "rank": None},
    )
    found = city_lines(ledger.connection, YEAR_END)
    assert [(line.issues, line.issues_counted, line.submitted, line.submitted_counted) for line in found] == [
        (2, 2, 17, 17),
        (1, 1, 9, 10),
        (652, None, 1102, None),
    ]
    assert [(line.rank, line.change) for line in found] == [(None, None), (4, 1), (5, None)]


def test_the_rank_of_the_year_is_that_of_its_latest_publication(ledger: Ledger) -> None:
    ledger.hand_in(
        "information_city",
        {"period": dt.date(2019, 12, 31), "period_kind": "year", "rank": 5},
        {"period": MARCH, "period_kind": "quarter", "rank": 4},
        as_of=MARCH,
    )
    assert figure(ledger.connection, "info_rank", MARCH).value == 4
    ledger.hand_in("information_city", {"period": FEBRUARY, "period_kind": "span", "rank": 2}, as_of=MARCH)
    assert figure(ledger.connection, "info_rank", MARCH).value == 4


@pytest.mark.parametrize(
    ("row", "basis"),
    [
        ({"period_kind": "month"}, "month"),
        ({"period_kind": "span"}, "cumulative"),
        ({"period_kind": "quarter"}, "cumulative"),
        ({"period_kind": "month", "basis": "cumulative"}, "cumulative"),
    ],
)
def test_numbers_of_more_than_a_month_run_from_new_year(row: dict[str, Any], basis: str) -> None:
    assert derive(row)["basis"] == basis


def test_points_since_new_year_are_the_points_of_a_cumulative_sheet_alone() -> None:
    assert derive({"period_kind": "span", "score_ytd": 40.0}) == {"basis": "cumulative", "score": 40.0}
    assert derive({"period_kind": "month", "score_ytd": 40.0}) == {"basis": "month"}


def test_a_sheet_of_several_months_cannot_call_its_numbers_those_of_one() -> None:
    row = {"basis": "month", "period": FEBRUARY, "period_kind": "span"}
    found = month_is_no_span(row)
    assert found is not None
    assert (found[0], found[1].code, found[1].severity) == ("basis", "month_of_a_span", "error")
    assert month_is_no_span({"basis": "month", "period": FEBRUARY, "period_kind": "month"}) is None
