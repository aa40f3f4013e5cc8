"""Monthly numbers beside cumulative ones, several numbers of a record, columns left out: on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.formulas import Facts, Ratio, Sum, Told
from data.formulas.once import CountedOnce

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

INFORMATION = Facts("information")
ONCE = CountedOnce(INFORMATION, "org", "period", "basis", "month")
SUBMITTED = Sum(INFORMATION, "submitted", (ONCE,))
FEBRUARY, MARCH, JUNE = dt.date(2020, 2, 29), dt.date(2020, 3, 31), dt.date(2020, 6, 30)


def month(org: str, period: dt.date, **numbers: Any) -> dict[str, Any]:
    return {"org": org, "period": period, "period_kind": "month", "basis": "month", **numbers}


def since_new_year(org: str, period: dt.date, **numbers: Any) -> dict[str, Any]:
    return {"org": org, "period": period, "period_kind": "span", "basis": "cumulative", **numbers}


def test_a_cumulative_number_beside_the_same_months_is_not_counted_again(ledger: Ledger) -> None:
    ledger.hand_in("information", month("yunxi", FEBRUARY, submitted=4), month("yunxi", MARCH, submitted=5))
    ledger.hand_in("information", since_new_year("yunxi", JUNE, submitted=40))
    assert ledger.read(SUBMITTED).value == 9


def test_of_a_unit_with_cumulative_numbers_alone_the_latest_counts(ledger: Ledger) -> None:
    ledger.hand_in(
        "information", since_new_year("yunxi", MARCH, submitted=9), since_new_year("yunxi", JUNE, submitted=21)
    )
    ledger.hand_in("information", month("pinghai", MARCH, submitted=5))
    assert ledger.contributions(SUBMITTED) == {
        "2020-06-30/cumulative/yunxi": (21, None),
        "2020-03-31/month/pinghai": (5, None),
    }


def test_months_go_on_from_a_cumulative_number_that_ends_before_them(ledger: Ledger) -> None:
    ledger.hand_in("information", since_new_year("yunxi", FEBRUARY, submitted=7), month("yunxi", MARCH, submitted=5))
    assert ledger.read(SUBMITTED).value == 12


def test_numbers_of_last_year_open_no_year(ledger: Ledger) -> None:
    ledger.hand_in(
        "information",
        since_new_year("yunxi", dt.date(2019, 12, 31), submitted=90),
        month("yunxi", MARCH, submitted=5),
        as_of=dt.date(2020, 3, 31),
    )
    assert ledger.read(SUBMITTED).value == 5


@pytest.mark.parametrize(
    ("numbers", "value", "qualifier"),
    [
        ({"instr_prov": 2, "instr_state": 1}, 3, "eq"),
        ({"instr_prov": 2, "instr_state": None}, 2, "eq"),
        ({"instr_prov": 2, "instr_prov_qual": "gt", "instr_state": 1}, 3, "gt"),
        ({"instr_prov": 2, "instr_prov_qual": "gt", "instr_state": 1, "instr_state_qual": "lt"}, 3, "approx"),
        ({"instr_prov": None, "instr_prov_qual": "text", "instr_state": 1}, 1, "ge"),
        ({"instr_prov": None, "instr_prov_qual": "text", "instr_state": None}, None, "text"),
        ({"instr_prov": None, "instr_state": None}, 0, "eq"),
    ],
)
def test_several_numbers_of_a_record_are_one_contribution(
    ledger: Ledger, numbers: dict[str, Any], value: float | None, qualifier: str
) -> None:
    ledger.hand_in("information", month("yunxi", MARCH, **numbers))
    reading = ledger.read(Sum(INFORMATION, "instr_prov", (), ("instr_state",)))
    assert (reading.value, reading.qualifier) == (value, qualifier)


def test_a_column_that_no_return_has_says_nothing_instead_of_none(ledger: Ledger) -> None:
    told = Told(Sum(INFORMATION, "late", (ONCE,)))
    ledger.hand_in("information", month("yunxi", MARCH, submitted=3, late=None))
    assert ledger.read(told).value is None
    assert ledger.read(Ratio(told, SUBMITTED)).value is None
    ledger.hand_in("information", month("pinghai", MARCH, submitted=3, late=0))
    assert ledger.read(told).value == 0
    assert ledger.read(Ratio(told, SUBMITTED)).value == 0
