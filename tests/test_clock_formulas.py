"""Formulas over clocks, on both databases: handling time of documents, items forecast in time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from data.clock_board import entries
from data.clocks import clocked
from data.formulas import Clocks, Count, Mean, Share, Sum
from data.formulas.conditions import Filled, InYear, No, Yes
from data.formulas.reading import Reading

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

D = dt.date.fromisoformat
HANDLING = Clocks("documents", "document_handling")
FORECAST = Clocks("executive_items", "exec_forecast")


def document(number: int, received: str, issued: str | None = None) -> dict[str, Any]:
    days = {"received_on": D(received), "issued_on": D(issued) if issued else None}
    return {"record_no": str(number), "title": "通知", **days}


def test_handling_time_is_the_mean_of_working_days(ledger: Ledger) -> None:
    mean = Mean(Sum(HANDLING, "days_used", (InYear("issued_on"),)))
    assert ledger.read(mean) == Reading(None, "eq", 0)
    ledger.hand_in(
        "documents",
        document(1, "2020-09-28", "2020-10-10"),
        document(2, "2020-12-01", "2020-12-02"),
        document(3, "2020-12-01"),
    )
    assert ledger.read(mean) == Reading(2.5, "eq", 2)
    assert ledger.contributions(Sum(HANDLING, "days_used", (Filled("days_used"),))) == {"1": (4, None), "2": (1, None)}


def test_what_is_over_is_told_for_the_day_looked_from(ledger: Ledger) -> None:
    ledger.hand_in("documents", document(1, "2020-12-01"), as_of=D("2020-12-01"))
    over = Count(HANDLING, (Yes("is_overdue"),))
    assert ledger.read(over, D("2020-12-22")).value == 0
    assert ledger.read(over, D("2020-12-23")).value == 1


def test_items_forecast_in_time_are_a_share_of_those_held(ledger: Ledger) -> None:
    def item(title: str, applied: str) -> dict[str, Any]:
        return {"month": D("2020-03-31"), "title": title, "applied_on": D(applied), "meeting_on": D("2020-03-09")}

    ledger.hand_in("executive_items", item("甲", "2020-02-20"), item("乙", "2020-02-21"), item("丙", "2020-02-03"))
    share = Share(FORECAST, whole=(InYear("meeting_on"),), part=(No("is_closed_late"),))
    assert ledger.read(share).value == 0.666666667
    assert ledger.read(share, D("2020-03-08")).value is None


def test_an_item_of_january_keeps_the_clock_that_ended_in_december(ledger: Ledger) -> None:
    days = {"month": D("2020-01-31"), "applied_on": D("2019-12-18"), "meeting_on": D("2020-01-09")}
    ledger.hand_in("executive_items", {"title": "甲", **days}, as_of=D("2020-01-31"))
    share = Share(FORECAST, whole=(InYear("meeting_on"),), part=(No("is_closed_late"),))
    assert ledger.read(share) == Reading(1, "eq", 1)
    found = entries(ledger.connection, D("2020-12-31"), of=(clocked("executive_items"),))
    assert {entry.clock.term.code for entry in found} == {"exec_review", "exec_material"}
