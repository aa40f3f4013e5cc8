"""Checks and cases: sums by month, county, goods; filters; the ledger, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.anti_smuggling import Sums, Wanted, by_goods, cells, efforts
from data.anti_smuggling import ledger as case_ledger
from data.figures import figure
from data.sums import summed

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
ALL = Wanted()


def check(org: str, month_end: dt.date, number: int, **fields: Any) -> dict[str, Any]:
    return {"org": org, "period": month_end, "pillar": "", "inspections": number, **fields}


def case(number: str, seized_on: dt.date, **fields: Any) -> dict[str, Any]:
    return {"year": seized_on.year, "case_no": number, "seized_on": seized_on, "county": "pinghai", **fields}


def hand_in(ledger: Ledger) -> None:
    june, july = dt.date(2020, 6, 30), dt.date(2020, 7, 31)
    ledger.hand_in(
        "inspections",
        check("pinghai", june, 6, people=20),
        check("pinghai", july, 4, people=None),
        check("yunxi", july, 2, people=5),
        check("pinghai", dt.date(2019, 12, 31), 50),
    )
    ledger.hand_in(
        "smuggling_cases",
        case("1", dt.date(2020, 6, 3), goods="冻品", case_value=120.5, tax=20.0, nature="刑事", seized_by="海警"),
        case("2", dt.date(2020, 7, 3), goods="香烟", case_value=3.5, tax=None, nature="行政", seized_by="烟草"),
        case("3", dt.date(2020, 7, 3), goods=None, case_value=None, county="yunxi"),
        case("4", dt.date(2019, 7, 3), goods="冻品", case_value=99.0),
    )


def test_sums_are_those_of_the_indicators(ledger: Ledger) -> None:
    hand_in(ledger)
    total = sum((cell.sums for cell in cells(ledger.connection, YEAR_END, ALL)), Sums())
    assert total == Sums(checks=12, cases=3, value=124.0, tax=20.0)
    assert figure(ledger.connection, "smug_inspections", YEAR_END).value == total.checks
    assert figure(ledger.connection, "smug_cases", YEAR_END).value == total.cases
    assert figure(ledger.connection, "smug_case_value", YEAR_END).value == total.value
    assert figure(ledger.connection, "smug_hit_rate", YEAR_END).value == total.hit_rate == 0.25


def test_a_rate_of_sums_is_reckoned_from_the_sums_and_none_without_checks(ledger: Ledger) -> None:
    hand_in(ledger)
    counties = summed(cells(ledger.connection, YEAR_END, ALL), lambda cell: cell.county)
    assert counties["pinghai"].hit_rate == pytest.approx(0.2)
    assert counties["yunxi"].hit_rate == pytest.approx(0.5)
    assert Sums(cases=3).hit_rate is None


def test_goods_come_by_value_those_not_stated_under_a_word_of_their_own(ledger: Ledger) -> None:
    hand_in(ledger)
    found = by_goods(cells(ledger.connection, YEAR_END, ALL))
    assert [(name, sums.cases, sums.value) for name, sums in found.items()] == [
        ("冻品", 1, 120.5),
        ("香烟", 1, 3.5),
        ("未写明", 1, 0.0),
    ]


def test_months_hold_checks_and_cases_of_the_year(ledger: Ledger) -> None:
    hand_in(ledger)
    found = summed(cells(ledger.connection, YEAR_END, ALL), lambda cell: cell.month)
    assert {month: (sums.checks, sums.cases) for month, sums in found.items()} == {6: (6, 1), 7: (6, 2)}


@pytest.mark.parametrize(
    ("wanted", "numbers", "checks"),
    [
        (Wanted(months=(7,)), ["3", "2"], 6),
        (Wanted(counties=("yunxi",)), ["3"], 2),
        (Wanted(goods=("冻品",)), ["1"], 12),
        (Wanted(goods=("未写明",)), ["3"], 12),
        (Wanted(natures=("行政",)), ["2"], 12),
        (Wanted(seizers=("海警",), months=(7,)), [], 6),
    ],
)
def test_filters_hold_together_and_leave_checks_alone_where_those_have_no_such_field(
    ledger: Ledger, wanted: Wanted, numbers: list[str], checks: int
) -> None:
    hand_in(ledger)
    assert [entry.number for entry in case_ledger(ledger.connection, YEAR_END, wanted)] == numbers
    total = sum((cell.sums for cell in cells(ledger.connection, YEAR_END, wanted)), Sums())
    assert (total.cases, total.checks) == (len(numbers), checks)


def test_what_went_into_the_checks_is_added_up_by_county_blanks_as_nothing(ledger: Ledger) -> None:
    hand_in(ledger)
    assert [
        (entry.county, entry.checks, entry.people, entry.ships) for entry in efforts(ledger.connection, YEAR_END, ALL)
    ] == [
        ("pinghai", 10, 20, 0),
        ("yunxi", 2, 5, 0),
    ]


def test_a_case_knows_its_place(ledger: Ledger) -> None:
    hand_in(ledger)
    place = case_ledger(ledger.connection, YEAR_END, Wanted(goods=("香烟",)))[0].place
    assert (place.sheet, place.row) == ("Sheet1", 5)
    assert place.file.startswith("smuggling_cases-")
