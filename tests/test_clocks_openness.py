"""Clocks of requests for disclosure and of proposals: the reference's vectors, stops, restarts, stated deadlines."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from data.clocks import Clock, Reckoner, add_months, disclosure, proposals, terms
from data.datasets import dataset
from data.workdays import read_calendar
from etl.messages_checks import CHECK_MESSAGES

D = dt.date.fromisoformat
REQUEST = (
    "received_on", "correction_asked_on", "correction_in_on", "third_party_from_on", "third_party_to_on", "answered_on",
)  # fmt: skip
PROPOSAL = ("assigned_on", "returned_on", "reassigned_on", "co_opinion_on", "answered_on")


def of_request(day: str, **facts: str | bool) -> dict[str, Clock]:
    """Clocks of a request by the code of their term."""
    row = SimpleNamespace(**dict.fromkeys((*REQUEST, "extended", "extended_on")) | _as_stored(facts))
    reckoner = Reckoner(D(day), terms(), read_calendar())
    return {one.term: reckoner.reckon(one) for one in disclosure.clocks(row)}


def of_proposal(day: str, **facts: str | bool) -> dict[str, Clock]:
    row = SimpleNamespace(
        **dict.fromkeys((*PROPOSAL, "extended", "extended_on", "co_units", "kind")) | _as_stored(facts)
    )
    reckoner = Reckoner(D(day), terms(), read_calendar())
    return {one.term: reckoner.reckon(one) for one in proposals.clocks(row)}


def _as_stored(facts: dict[str, str | bool]) -> dict[str, object]:
    return {name: D(str(value)) if name.endswith("_on") else value for name, value in facts.items()}


@pytest.mark.parametrize(
    ("received", "first", "extended"),
    [
        ("2020-01-20", "2020-02-25", "2020-03-24"),
        ("2020-04-24", "2020-05-25", "2020-06-22"),
        ("2020-09-18", "2020-10-22", "2020-11-19"),
        ("2020-12-28", "2021-01-26", "2021-02-26"),
        ("2026-02-10", "2026-03-16", "2026-04-14"),
    ],
)
def test_a_request_is_answered_in_twenty_working_days_forty_where_extended(
    received: str, first: str, extended: str
) -> None:
    assert of_request(received, received_on=received)["disclosure_answer"].due == D(first)
    assert of_request(received, extended=True, received_on=received)["disclosure_answer"].due == D(extended)


def test_a_request_of_before_2019_may_15_has_fifteen_working_days() -> None:
    found = of_request("2019-05-20", received_on="2019-05-14", correction_asked_on="2019-05-17")
    assert (found["disclosure_answer"].original_due, set(found)) == (D("2019-06-04"), {"disclosure_answer"})


def test_the_answers_clock_begins_anew_with_the_correction() -> None:
    found = of_request(
        "2020-05-20", received_on="2020-04-24", correction_asked_on="2020-05-08", correction_in_on="2020-05-15"
    )
    assert found["disclosure_answer"].running.started == D("2020-05-15")
    assert found["disclosure_answer"].due == D("2020-06-12")


def test_a_notice_of_what_to_correct_is_late_after_seven_working_days() -> None:
    in_time = of_request("2020-05-20", received_on="2020-04-24", correction_asked_on="2020-05-07")
    late = of_request("2020-05-20", received_on="2020-04-24", correction_asked_on="2020-05-08")
    assert in_time["disclosure_correction"].due == D("2020-05-07")
    assert not in_time["disclosure_correction"].is_closed_late
    assert late["disclosure_correction"].is_closed_late


def test_the_clock_stands_still_while_a_correction_is_waited_for() -> None:
    found = of_request("2020-06-30", received_on="2020-04-24", correction_asked_on="2020-05-07")["disclosure_answer"]
    assert (found.light, found.reason) == ("paused", "等待申请人补正，自2020年5月7日起停止计时")


def test_nobody_owes_an_answer_to_a_request_that_was_never_corrected() -> None:
    found = of_request(
        "2020-12-31", received_on="2020-04-24", correction_asked_on="2020-05-07", answered_on="2020-09-01"
    )
    assert set(found) == {"disclosure_correction"}


def test_time_with_a_third_party_is_not_counted() -> None:
    asked = {"received_on": "2020-04-24", "third_party_from_on": "2020-04-27"}
    waiting = of_request("2020-06-30", **asked)["disclosure_answer"]
    assert (waiting.light, waiting.is_overdue) == ("paused", False)
    assert waiting.reason == "征求第三方意见，自2020年4月27日起停止计时"
    over = of_request("2020-05-20", **asked, third_party_to_on="2020-05-07")["disclosure_answer"]
    assert (over.original_due, over.due) == (D("2020-05-25"), D("2020-06-01"))


def test_a_third_party_consulted_before_the_correction_moves_nothing() -> None:
    found = of_request(
        "2020-05-20", received_on="2020-04-24", third_party_from_on="2020-04-27", third_party_to_on="2020-04-30",
        correction_asked_on="2020-05-06", correction_in_on="2020-05-15",
    )  # fmt: skip
    assert found["disclosure_answer"].due == D("2020-06-12")


def test_a_proposal_is_answered_in_three_months_six_where_extended() -> None:
    assert of_proposal("2020-04-01", assigned_on="2020-03-20")["proposal_answer"].due == D("2020-06-22")
    extended = of_proposal("2020-04-01", extended=True, assigned_on="2020-03-20")
    assert extended["proposal_answer"].due == D("2020-09-21")


def test_three_months_from_november_30_end_on_the_last_of_february() -> None:
    on_a_sunday = of_proposal("2020-12-01", assigned_on="2020-11-30")["proposal_answer"]
    assert add_months(D("2020-11-30"), 3) == D("2021-02-28")
    assert on_a_sunday.due == D("2021-03-01")
    assert of_proposal("2022-12-01", assigned_on="2022-11-30")["proposal_answer"].due == D("2023-02-28")


def test_a_reassigned_proposal_counts_from_its_last_assignment() -> None:
    returned = {"assigned_on": "2020-03-20", "returned_on": "2020-03-27"}
    waiting = of_proposal("2020-07-01", **returned)["proposal_answer"]
    assert waiting.reason == "已退回，等待重新交办，自2020年3月27日起停止计时"
    again = of_proposal("2020-07-01", **returned, reassigned_on="2020-04-07")
    assert again["proposal_answer"].due == D("2020-07-07")
    assert not again["proposal_return"].is_closed_late


def test_a_return_is_late_after_seven_working_days() -> None:
    found = of_proposal("2020-07-01", assigned_on="2020-03-20", returned_on="2020-04-01")["proposal_return"]
    assert (found.due, found.is_closed_late) == (D("2020-03-31"), True)


def test_co_hosts_give_their_opinion_within_a_month_until_the_host_has_answered() -> None:
    late = of_proposal("2020-05-01", assigned_on="2020-03-20", co_units="finance")["proposal_co_opinion"]
    assert (late.due, late.light) == (D("2020-04-20"), "red")
    over = of_proposal("2020-07-01", assigned_on="2020-03-20", co_units="finance", answered_on="2020-06-01")
    assert over["proposal_co_opinion"].light == "paused"
    assert "proposal_co_opinion" not in of_proposal("2020-05-01", assigned_on="2020-03-20")


def said(name: str, **row: object) -> list[str]:
    """What the dataset's checks say of a row's deadline."""
    found = [check(row) for check in dataset(name).checks]
    return [
        CHECK_MESSAGES[one[1].code].format(**one[1].detail) for one in found if one and one[1].code == "due_disagrees"
    ]


def test_a_stated_deadline_is_compared_with_the_reckoned_one() -> None:
    received = {"received_on": D("2020-09-18")}
    assert said("disclosure_requests", **received, due_on=D("2020-10-22")) == []
    assert said("disclosure_requests", **received, due_on=D("2020-10-16")) == [
        "应答复日期填的是2020-10-16，按《政府信息公开条例》第三十三条（20个工作日）计算是2020-10-22。系统按计算的日期提醒，请核对。"
    ]


@pytest.mark.parametrize("stated", ["2020-06-20", "2020-06-22"])
def test_a_deadline_on_a_day_off_may_be_stated_as_it_is_or_as_it_moves(stated: str) -> None:
    assert said("proposals", assigned_on=D("2020-03-20"), due_on=D(stated)) == []


def test_a_deadline_of_before_all_law_is_left_alone() -> None:
    assert said("disclosure_requests", received_on=D("2007-09-18"), due_on=D("2007-10-16")) == []


def test_a_members_proposal_follows_the_days_by_custom_not_by_the_law_on_deputies() -> None:
    of_member, of_deputy = (
        of_proposal("2020-07-01", assigned_on="2020-03-20", kind=kind) for kind in ("member", "deputy")
    )
    assert of_member["proposal_answer_cppcc"].reason == "提案答复超约定期限9天"
    assert of_deputy["proposal_answer"].reason == "答复超法定期限9天"


def test_the_opinion_is_owed_by_the_first_co_host_and_by_nobody_once_the_host_sent_it_back() -> None:
    asked = {"assigned_on": "2020-03-20", "co_units": "market,health"}
    assert of_proposal("2020-04-01", **asked)["proposal_co_opinion"].running.unit == "market"
    returned = of_proposal("2020-06-01", **asked, returned_on="2020-03-25")["proposal_co_opinion"]
    assert returned.light == "paused"
