"""Clocks of documents and of the executive meeting's items: the office's own rules (reference §4.9, §5.5)."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from data.clocks import Clock, Reckoner, clocked, terms
from data.workdays import read_calendar

D = dt.date.fromisoformat
ITEM = {
    "month": "2020-03-31",
    "applied_on": "2020-02-20",
    "approved_on": None,
    "result": None,
    "meeting_on": None,
    "material_on": None,
    "outcome": None,
}
DOCUMENT = {"received_on": "2020-12-11", "issued_on": None, "returned": None}
DAYS = {"month", "applied_on", "approved_on", "meeting_on", "material_on", "received_on", "issued_on"}


def reckoned(dataset: str, fields: dict[str, str | None], day: str) -> dict[str, Clock]:
    stored = {name: D(value) if name in DAYS and value else value for name, value in fields.items()}
    reckoner = Reckoner(D(day), terms(), read_calendar())
    found = [reckoner.reckon(running) for running in clocked(dataset).clocks(SimpleNamespace(**stored))]
    return {clock.term.code: clock for clock in found}


def item(day: str, **fields: str | None) -> dict[str, Clock]:
    return reckoned("executive_items", ITEM | fields, day)


def document(day: str, **fields: str | None) -> Clock:
    return reckoned("documents", DOCUMENT | fields, day)["document_handling"]


@pytest.mark.parametrize(
    ("month", "due"),
    [
        ("2020-03-31", "2020-02-20"),
        ("2020-01-31", "2019-12-20"),
        ("2021-01-31", "2020-12-20"),
        ("2020-05-31", "2020-04-20"),
    ],
)
def test_an_item_is_forecast_by_the_twentieth_of_the_month_before(month: str, due: str) -> None:
    assert item("2020-12-31", month=month)["exec_forecast"].due == D(due)


@pytest.mark.parametrize(("applied", "late"), [("2020-02-20", False), ("2020-02-21", True), ("2020-03-05", True)])
def test_an_item_applied_for_after_the_twentieth_is_forecast_late(applied: str, late: bool) -> None:
    forecast = item("2020-03-31", applied_on=applied)["exec_forecast"]
    assert (forecast.is_done, forecast.is_closed_late) == (True, late)


def test_a_review_takes_five_working_days_over_a_holiday() -> None:
    review = item("2020-10-12", applied_on="2020-09-28")["exec_review"]
    assert (review.due, review.light, review.reason) == (D("2020-10-12"), "yellow", "议题审核约定期限今日届满")
    assert item("2020-10-13", applied_on="2020-09-28")["exec_review"].reason == "议题审核超约定期限1天"


def test_days_of_review_are_working_days_and_given_once_it_is_done() -> None:
    review = item("2020-12-31", applied_on="2020-09-28", approved_on="2020-10-10")["exec_review"]
    assert (review.days_used, review.light) == (4, "done")
    assert item("2020-12-31")["exec_review"].days_used is None


def test_material_is_due_three_days_before_the_meeting_and_notice_five() -> None:
    found = item("2020-03-01", approved_on="2020-02-25", result="listed", meeting_on="2020-03-09")
    assert (found["exec_material"].due, found["exec_notice"].due) == (D("2020-03-06"), D("2020-03-04"))
    assert (found["exec_material"].light, found["exec_notice"].light) == ("green", "done")


@pytest.mark.parametrize(("material", "late"), [("2020-03-06", False), ("2020-03-07", True), (None, True)])
def test_material_that_comes_within_three_days_of_the_meeting_is_late(material: str | None, late: bool) -> None:
    listed = {"result": "listed", "meeting_on": "2020-03-09", "outcome": "passed"}
    clock = item("2020-03-31", material_on=material, **listed)["exec_material"]
    assert (clock.is_done, clock.is_closed_late) == (True, late)


def test_material_that_is_missing_is_asked_for() -> None:
    clock = item("2020-03-07", result="listed", meeting_on="2020-03-09")["exec_material"]
    assert (clock.light, clock.next_green) == ("red", "尽快报齐上会材料")


@pytest.mark.parametrize("result", ["deferred", "returned"])
def test_an_item_that_does_not_come_to_the_meeting_has_no_clocks_before_it(result: str) -> None:
    assert set(item("2020-03-31", result=result, meeting_on="2020-03-09")) == {"exec_forecast", "exec_review"}


@pytest.mark.parametrize(
    ("day", "light"),
    [("2020-12-29", "yellow"), ("2020-12-28", "green"), ("2021-01-04", "yellow"), ("2021-01-05", "red")],
)
def test_a_document_is_handled_within_fifteen_working_days(day: str, light: str) -> None:
    clock = document(day)
    assert (clock.due, clock.light) == (D("2021-01-04"), light)


def test_a_returned_draft_has_no_clock_any_more() -> None:
    assert reckoned("documents", DOCUMENT | {"returned": "yes"}, "2020-12-31") == {}


def test_a_draft_that_was_returned_and_issued_after_all_is_done() -> None:
    clock = document("2020-12-31", returned="yes", issued_on="2020-12-30")
    assert (clock.is_done, clock.days_used) == (True, 13)


def test_a_document_without_its_day_of_receipt_has_no_clock() -> None:
    assert reckoned("documents", DOCUMENT | {"received_on": None}, "2020-12-31") == {}


def test_every_term_here_is_marked_as_the_offices_own() -> None:
    codes = {"document_handling", "exec_forecast", "exec_notice", "exec_review", "exec_material"}
    assert {term.code for term in terms().rows if term.convention} >= codes
