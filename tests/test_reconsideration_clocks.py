"""Clocks of reconsideration and legality review: the vectors of reference §5.2 and §5.5, the law of either day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.clock_board import Entry, entries
from data.clocks import clocked
from data.clocks.reconsideration import decision_due
from data.datasets.reconsideration import stated_due_agrees

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

D = dt.date.fromisoformat
YEAR_END = D("2020-12-31")


def case(accepted: str | None, **fields: Any) -> dict[str, Any]:
    """An application against the police, received on the day on which it was accepted."""
    day = D(accepted) if accepted else None
    plain = {"case_no": "1", "respondent": "police", "bureau": "justice", "accept_result": "accepted"}
    return {"year": 2020, "received_on": day, "accepted_on": day, **plain, **fields}


def clocks(ledger: Ledger, record: dict[str, Any], day: dt.date, name: str = "reconsideration") -> dict[str, Entry]:
    ledger.hand_in(name, record, as_of=min(day, YEAR_END))
    return {entry.clock.term.code: entry for entry in entries(ledger.connection, day, of=(clocked(name),))}


@pytest.mark.parametrize(
    ("accepted", "fields", "due"),
    [
        ("2020-03-02", {}, "2020-05-06"),
        ("2020-03-02", {"extended": True}, "2020-06-01"),
        ("2020-03-02", {"extended": True, "extended_days": 45.0}, "2020-06-01"),
        ("2020-03-02", {"extended": True, "extended_days": 15.0}, "2020-05-18"),
        ("2020-08-03", {}, "2020-10-09"),
        ("2020-06-01", {}, "2020-07-31"),
        ("2020-06-01", {"suspended_on": D("2020-06-10"), "resumed_on": D("2020-06-20")}, "2020-08-10"),
        ("2020-06-01", {"procedure": "simplified"}, "2020-07-31"),
        ("2024-03-01", {"procedure": "simplified"}, "2024-04-01"),
        ("2024-03-01", {"procedure": "ordinary"}, "2024-04-30"),
        ("2024-03-01", {"procedure": "simplified", "extended": True}, "2024-04-01"),
    ],
)
def test_the_decision_is_due_by_the_law_in_force_when_the_case_was_accepted(
    accepted: str, fields: dict[str, Any], due: str
) -> None:
    reached = decision_due(case(accepted, **fields))
    assert reached is not None
    assert reached.due == D(due)


@pytest.mark.parametrize(
    ("accepted", "clause"), [("2023-12-31", "2017年修正）第三十一条"), ("2024-01-01", "2023年修订）第六十二条")]
)
def test_a_decision_names_the_clause_that_bounds_it(accepted: str, clause: str) -> None:
    reached = decision_due(case(accepted))
    assert reached is not None
    assert reached.source.endswith(clause)


def test_a_suspended_or_refused_case_has_no_last_day_yet() -> None:
    assert decision_due(case("2020-06-01", suspended_on=D("2020-06-10"))) is None
    assert decision_due(case(None, accept_result="refused")) is None


def test_a_stated_day_that_is_not_the_laws_is_told_with_the_right_one() -> None:
    assert stated_due_agrees(case("2020-08-03", due_on=D("2020-10-09"))) is None
    found = stated_due_agrees(case("2020-08-03", due_on=D("2020-10-02")))
    assert found is not None
    assert found[0] == "due_on"
    assert (found[1].detail["stated"], found[1].detail["computed"]) == ("2020-10-02", "2020-10-09")


@pytest.mark.parametrize(
    ("fields", "day", "light", "reason"),
    [
        ({}, "2020-07-20", "green", "距复议决定法定期限还有11日"),
        ({}, "2020-07-21", "yellow", "距复议决定法定期限还有10日"),
        ({}, "2020-08-01", "red", "复议决定超法定期限1天"),
        ({"extended": True}, "2020-08-01", "green", "距复议决定法定期限还有30日"),
        ({"suspended_on": D("2020-07-01")}, "2020-09-01", "paused", "中止，自2020年7月1日起停止计时"),
        ({"concluded_on": D("2020-08-03")}, "2020-08-05", "done", "已办结，超期3天"),
    ],
)
def test_the_clock_of_a_decision_says_how_it_stands(
    ledger: Ledger, fields: dict[str, Any], day: str, light: str, reason: str
) -> None:
    entry = clocks(ledger, case("2020-06-01", **fields), D(day))["recon_decide"]
    assert (entry.clock.light, entry.clock.reason, entry.unit) == (light, reason, "justice")


def test_five_working_days_to_accept_or_refuse(ledger: Ledger) -> None:
    waiting = case(None, accept_result="examining", received_on=D("2020-09-25"))
    entry = clocks(ledger, waiting, D("2020-10-10"))["recon_accept"]
    assert (entry.clock.due, entry.clock.reason) == (D("2020-10-09"), "受理审查超法定期限1天")


def test_time_for_corrections_does_not_count(ledger: Ledger) -> None:
    corrected = case("2020-09-25", received_on=D("2020-09-14"), correction_asked_on=D("2020-09-16"))
    entry = clocks(ledger, {**corrected, "correction_in_on": D("2020-09-23")}, YEAR_END)["recon_accept"]
    assert (entry.clock.original_due, entry.clock.due) == (D("2020-09-21"), D("2020-09-27"))
    assert not entry.clock.is_closed_late


def test_since_2024_the_days_to_accept_begin_anew_with_the_corrections(ledger: Ledger) -> None:
    corrected = case("2024-03-18", received_on=D("2024-03-01"), correction_asked_on=D("2024-03-05"))
    entry = clocks(ledger, {**corrected, "correction_in_on": D("2024-03-12")}, D("2024-12-31"))["recon_accept"]
    assert (entry.clock.running.started, entry.clock.due) == (D("2024-03-12"), D("2024-03-19"))


def test_an_application_answered_otherwise_has_no_clock(ledger: Ledger) -> None:
    assert clocks(ledger, case(None, accept_result="refused", received_on=D("2020-09-25")), YEAR_END) == {}


@pytest.mark.parametrize(
    ("accepted", "procedure", "copy_due", "reply_due"),
    [
        ("2020-09-21", None, "2020-09-29", "2020-10-09"),
        ("2024-09-18", "ordinary", "2024-09-27", "2024-10-10"),
        ("2024-09-18", "simplified", "2024-09-23", "2024-09-27"),
    ],
)
def test_the_respondent_replies_within_ten_days_or_in_the_simplified_procedure_five(
    ledger: Ledger, accepted: str, procedure: str | None, copy_due: str, reply_due: str
) -> None:
    sent = D(accepted) + dt.timedelta(days=4)
    found = clocks(ledger, case(accepted, procedure=procedure, forwarded_on=sent), sent + dt.timedelta(days=30))
    form = "_simplified" if procedure == "simplified" else ""
    copy, reply = found[f"recon_copy{form}"], found[f"recon_reply{form}"]
    assert (copy.clock.due, reply.clock.due, reply.unit) == (D(copy_due), D(reply_due), "police")


def test_a_reply_falls_away_with_the_case(ledger: Ledger) -> None:
    ended = case("2020-09-21", forwarded_on=D("2020-09-24"), concluded_on=D("2020-09-28"), result="terminated")
    assert clocks(ledger, ended, YEAR_END)["recon_reply"].clock.reason == "已终止"


def review(received: str, **fields: Any) -> dict[str, Any]:
    plain = {"year": 2020, "submit_unit": "edu", "reviewer": "justice", "title": "管理办法", "kind": "normative"}
    return {"received_on": D(received), **plain, **fields}


def test_a_review_takes_at_most_fifteen_working_days(ledger: Ledger) -> None:
    entry = clocks(ledger, review("2020-09-18"), D("2020-10-15"), "legal_reviews")["legal_review"]
    assert (entry.clock.due, entry.unit) == (D("2020-10-15"), "justice")
    assert (entry.clock.light, entry.clock.reason) == ("yellow", "合法性审查法定期限今日届满")


def test_a_normative_document_is_filed_within_fifteen_days_of_its_publication(ledger: Ledger) -> None:
    published = review("2020-08-03", issued_on=D("2020-08-14"), published_on=D("2020-09-18"))
    entry = clocks(ledger, published, D("2020-10-10"), "legal_reviews")["normative_filing"]
    assert (entry.clock.due, entry.unit) == (D("2020-10-09"), "edu")
    assert entry.clock.reason == "备案超约定期限1天"


def test_only_normative_documents_are_filed(ledger: Ledger) -> None:
    contract = review("2020-08-03", kind="contract", published_on=D("2020-09-18"))
    assert set(clocks(ledger, contract, YEAR_END, "legal_reviews")) == {"legal_review_other"}


def test_a_clock_that_ended_in_a_year_before_is_left_out(ledger: Ledger) -> None:
    ended = case("2020-06-01", received_on=D("2020-05-29"), concluded_on=D("2020-07-20"))
    assert set(clocks(ledger, ended, YEAR_END)) == {"recon_accept", "recon_decide"}
    assert entries(ledger.connection, D("2021-01-01"), of=(clocked("reconsideration"),)) == []


def test_a_record_older_than_the_table_of_terms_has_no_clock(ledger: Ledger) -> None:
    old = review("2017-05-02", published_on=D("2017-06-01"))
    assert clocks(ledger, old, YEAR_END, "legal_reviews") == {}
