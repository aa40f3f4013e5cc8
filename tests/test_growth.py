"""Truth table of growth against the same months of the year before, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.formulas import Count, Facts, Growth, Occasions
from data.formulas.growth import FullMonths, LastYear, SameMonthsBefore, SumOfFormer
from data.formulas.reading import Reading
from data.spans import month_span

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
DOCUMENTS, MONTHS, ITEMS = Facts("documents"), Facts("document_months", every_year=True), Facts("executive_items")
BEFORE = SumOfFormer(MONTHS, "issued", (SameMonthsBefore("month", "documents"),))
GROWTH = Growth(Count(DOCUMENTS, (FullMonths("issued_on"),)), BEFORE)


def document(number: int, issued: dt.date) -> dict[str, Any]:
    return {"record_no": str(number), "title": "通知", "issued_on": issued}


def month(year: int, number: int, issued: int | None, **fields: Any) -> dict[str, Any]:
    return {"month": month_span(year, number)[1], "month_kind": "month", "issued": issued, **fields}


def day(number: int, of: int = 15) -> dt.date:
    return dt.date(2020, number, of)


def test_growth_is_the_change_against_the_year_before(ledger: Ledger) -> None:
    ledger.hand_in("document_months", month(2019, 1, 2), month(2019, 2, 2), as_of=dt.date(2019, 12, 31))
    ledger.hand_in("documents", *(document(n, day(1 + n % 2)) for n in range(3)))
    assert ledger.read(GROWTH) == Reading(-0.25, "eq", 5)
    assert ledger.contributions(GROWTH) == {
        **{str(n): (1, None) for n in range(3)},
        "2019-01-31": (None, 2),
        "2019-02-28": (None, 2),
    }


@pytest.mark.parametrize(
    ("this", "last", "growth"),
    [(4, 4, 0), (5, 4, 0.25), (0, 4, -1), (3, 0, None), (3, None, None)],
)
def test_growth_needs_a_number_of_the_year_before(
    ledger: Ledger, this: int, last: int | None, growth: float | None
) -> None:
    ledger.hand_in("document_months", month(2019, 6, last), as_of=dt.date(2019, 12, 31))
    ledger.hand_in("documents", document(99, dt.date(2020, 12, 1)), as_of=dt.date(2020, 6, 30))
    ledger.hand_in("documents", *(document(n, day(6)) for n in range(this)), as_of=dt.date(2020, 6, 30))
    assert ledger.read(GROWTH, dt.date(2020, 6, 30)).value == growth


def test_no_former_returns_are_no_data_and_no_growth(ledger: Ledger) -> None:
    ledger.hand_in("documents", document(1, day(1)))
    ledger.hand_in("document_months", month(2020, 1, 1))
    assert ledger.read(BEFORE).value is None
    assert ledger.read(GROWTH).value is None


@pytest.mark.parametrize(
    ("looked_from", "growth"),
    [
        (dt.date(2020, 1, 30), None),
        (dt.date(2020, 1, 31), 1.0),
        (dt.date(2020, 2, 28), 1.0),
        (dt.date(2020, 2, 29), 0.0),
        (dt.date(2020, 3, 30), 0.0),
    ],
)
def test_only_months_that_are_over_are_compared(ledger: Ledger, looked_from: dt.date, growth: float | None) -> None:
    ledger.hand_in("document_months", month(2019, 1, 1), month(2019, 2, 2), as_of=dt.date(2019, 12, 31))
    ledger.hand_in("documents", document(1, day(1)), document(2, day(1)), as_of=dt.date(2020, 1, 15))
    ledger.hand_in("documents", document(3, day(2)), as_of=dt.date(2020, 1, 31))
    ledger.hand_in("documents", document(4, day(3)), as_of=dt.date(2020, 2, 29))
    assert ledger.read(GROWTH, looked_from).value == growth


def test_a_month_not_reported_this_year_is_not_held_against_it(ledger: Ledger) -> None:
    ledger.hand_in("document_months", *(month(2019, n, 2) for n in (1, 2, 3)), as_of=dt.date(2019, 12, 31))
    ledger.hand_in("documents", document(1, day(1)), document(2, day(2)), as_of=dt.date(2020, 2, 29))
    assert ledger.read(BEFORE, dt.date(2020, 3, 31)) == Reading(4, "eq", 2)
    assert ledger.read(GROWTH, dt.date(2020, 3, 31)).value == -0.5


def test_the_whole_year_before_is_all_its_months(ledger: Ledger) -> None:
    told = SumOfFormer(MONTHS, "issued", (LastYear("month"),))
    ledger.hand_in("document_months", month(2018, 12, 9), month(2019, 1, 2), month(2019, 12, 3), month(2020, 1, 5))
    assert ledger.read(told) == Reading(5, "eq", 2)
    assert ledger.read(told, dt.date(2021, 1, 2)).value == 5
    assert ledger.read(told, dt.date(2022, 1, 2)).value is None


def test_a_number_that_is_only_a_bound_turns_round_in_growth(ledger: Ledger) -> None:
    ledger.hand_in("document_months", month(2019, 1, 2, issued_qual="gt"), as_of=dt.date(2019, 12, 31))
    ledger.hand_in("documents", document(1, day(1)))
    assert ledger.read(GROWTH) == Reading(-0.5, "lt", 2)


def test_occasions_are_counted_once_each(ledger: Ledger) -> None:
    sittings = ((1, day(1)), (2, day(1)), (3, day(2)), (4, None))
    ledger.hand_in(
        "executive_items",
        *({"month": day(1, 31), "title": str(n), "applied_on": day(1, 2), "meeting_on": on} for n, on in sittings),
    )
    formula = Occasions(ITEMS, "meeting_on")
    assert ledger.read(formula) == Reading(2, "eq", 2)
    assert ledger.contributions(formula) == {"2020-01-31/1": (1, None), "2020-01-31/3": (1, None)}


def test_no_occasion_is_zero_after_a_return_of_the_year(ledger: Ledger) -> None:
    formula = Occasions(ITEMS, "meeting_on")
    assert ledger.read(formula).value is None
    ledger.hand_in("executive_items", {"month": day(1, 31), "title": "甲", "applied_on": day(1, 2)})
    assert ledger.read(formula).value == 0
