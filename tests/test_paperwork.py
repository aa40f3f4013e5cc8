"""Documents by month, unit and state; meetings by kind and division; executive items: on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data import agenda, meetings, paperwork
from data.agenda import by_month, items, kept
from data.figures import figure
from data.paperwork import Month, UnitWork, months, papers, units

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
D = dt.date.fromisoformat


def draft(number: str, received: str, **fields: Any) -> dict[str, Any]:
    """A draft of 市教育局, in hand unless it was issued or returned."""
    days: dict[str, Any] = {name: D(fields.pop(name)) for name in ("issued_on", "returned_on") if name in fields}
    plain = {"title": f"文稿{number}", "issuer": "office", "draft_unit": "edu", "received_on": D(received)}
    return {"record_no": number, **plain, **days, **fields}


def hand_in_drafts(ledger: Ledger) -> None:
    """Two issued in June, one in July, one returned in July, one in hand, one of last year, one open telegram."""
    ledger.hand_in(
        "document_months",
        {"month": D("2019-06-30"), "issued": 3, "telegram_meetings": 5},
        as_of=D("2019-12-31"),
    )
    ledger.hand_in(
        "documents",
        draft("1", "2020-06-01", issued_on="2020-06-03", errors=2, series="政办发"),
        draft("2", "2020-06-08", issued_on="2020-06-12", draft_unit="police", series="政发"),
        draft("3", "2020-06-28", issued_on="2020-07-01", series="政办发"),
        draft("4", "2020-07-06", returned_on="2020-07-08", returned=True, return_reason="未征求意见"),
        draft("5", "2020-12-01"),
        draft("6", "2019-12-01", issued_on="2019-12-20"),
        draft("7", "2020-06-01", issued_on="2020-06-01", series="发明电"),
    )


def test_months_stand_beside_those_of_the_year_before(ledger: Ledger) -> None:
    hand_in_drafts(ledger)
    found = months(ledger.connection, YEAR_END)
    assert [month.month for month in found] == list(range(1, 13))
    assert found[5] == Month(6, 2, 3, 0, 2, 3, 0, 5)
    assert found[6] == Month(7, 1, None, 1, 0, 3, 0, None)


def test_months_add_up_to_the_indicators(ledger: Ledger) -> None:
    hand_in_drafts(ledger)
    found = months(ledger.connection, YEAR_END)
    assert figure(ledger.connection, "docmt_issued", YEAR_END).value == sum(month.issued for month in found) == 3
    assert figure(ledger.connection, "docmt_returned", YEAR_END).value == sum(month.returned for month in found) == 1
    assert figure(ledger.connection, "docmt_errors", YEAR_END).value == sum(month.errors for month in found) == 2


def test_a_month_counted_otherwise_than_registered_disagrees(ledger: Ledger) -> None:
    hand_in_drafts(ledger)
    ledger.hand_in("document_months", {"month": D("2020-06-30"), "issued": 2}, {"month": D("2020-07-31"), "issued": 3})
    assert [month.month for month in months(ledger.connection, YEAR_END) if month.disagrees] == [7]


def test_last_years_number_comes_from_the_monthly_counts(ledger: Ledger) -> None:
    hand_in_drafts(ledger)
    assert figure(ledger.connection, "docmt_issued", YEAR_END).last_year == 3
    assert figure(ledger.connection, "docmt_issued", D("2020-05-31")).last_year is None


def test_units_with_returned_drafts_come_first(ledger: Ledger) -> None:
    hand_in_drafts(ledger)
    assert units(ledger.connection, YEAR_END) == (UnitWork("edu", 2, 1, 2, 2.5), UnitWork("police", 1, 0, 0, 4))
    assert units(ledger.connection, YEAR_END)[0].returned_share == pytest.approx(1 / 3)
    assert UnitWork("x", 0, 0, 0, None).returned_share is None


def test_drafts_in_hand_come_first_then_the_newest(ledger: Ledger) -> None:
    hand_in_drafts(ledger)
    found = papers(ledger.connection, YEAR_END, paperwork.Wanted())
    assert [(paper.key, paper.state) for paper in found] == [
        ("5", "in_hand"),
        ("4", "returned"),
        ("3", "issued"),
        ("2", "issued"),
        ("1", "issued"),
        ("7", "issued"),
    ]


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (paperwork.Wanted(states=("returned", "in_hand")), ["5", "4"]),
        (paperwork.Wanted(series=("政办发",)), ["3", "1"]),
        (paperwork.Wanted(units=("police",)), ["2"]),
        (paperwork.Wanted(months=(7,)), ["4", "3"]),
        (paperwork.Wanted(faulty_only=True), ["1"]),
        (paperwork.Wanted(months=(7,), states=("issued",)), ["3"]),
    ],
)
def test_filters_of_drafts_hold_together(ledger: Ledger, wanted: paperwork.Wanted, keys: list[str]) -> None:
    hand_in_drafts(ledger)
    assert [paper.key for paper in papers(ledger.connection, YEAR_END, wanted)] == keys


def meeting(name: str, kind: str, held: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "kind": kind, "held_on": D(held), "times": 1, **fields}


def hand_in_meetings(ledger: Ledger) -> None:
    ledger.hand_in(
        "meetings",
        meeting("甲", "全市性会议", "2020-06-03", by_telegram=True, attendees=100, decisions=4, decisions_done=3),
        meeting("乙", "全市性会议", "2020-06-04", by_telegram=True, attendees=300, approved="rejected"),
        meeting(
            "丙", "协调会", "2020-07-01", times=20, times_qual="gt", division="综合一处", decisions=5, decisions_done=4
        ),
        meeting("丁", "协调会", "2020-07-02", times=3, division="综合一处", decisions=3, decisions_done=2),
        meeting("戊", "协调会", "2020-07-03", times=9, division="综合二处", major_event=True),
        meeting("己", "协调会", "2019-07-03", times=99, division="综合二处"),
    )


def test_meetings_by_kind_leave_out_those_refused(ledger: Ledger) -> None:
    hand_in_meetings(ledger)
    coordination, citywide = meetings.kinds(ledger.connection, YEAR_END)
    assert (coordination.kind, coordination.times, coordination.qualifier) == ("协调会", 32, "gt")
    assert (citywide.times, citywide.by_telegram, citywide.attendees, citywide.decisions) == (1, 1, 100, 4)


def test_coordination_is_counted_by_division(ledger: Ledger) -> None:
    hand_in_meetings(ledger)
    first, second = meetings.divisions(ledger.connection, YEAR_END)
    assert (first.division, first.times, first.qualifier, first.solved_share) == ("综合一处", 23, "gt", 0.75)
    assert (second.division, second.times, second.qualifier, second.solved_share) == ("综合二处", 9, "eq", None)


def test_figures_of_meetings_come_from_the_register(ledger: Ledger) -> None:
    hand_in_meetings(ledger)
    shown = {
        code: figure(ledger.connection, code, YEAR_END)
        for code in ("coord_meetings", "coord_major_events", "coord_issues_solved_rate", "meet_total")
    }
    assert {code: (entry.value, entry.qualifier) for code, entry in shown.items()} == {
        "coord_meetings": (32, "gt"),
        "coord_major_events": (1, "eq"),
        "coord_issues_solved_rate": (0.75, "eq"),
        "meet_total": (1, "eq"),
    }


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (meetings.Wanted(), ["戊", "丁", "丙", "乙", "甲"]),
        (meetings.Wanted(kinds=("协调会",), months=(7,)), ["戊", "丁", "丙"]),
        (meetings.Wanted(telegram_only=True), ["乙", "甲"]),
    ],
)
def test_filters_of_meetings_hold_together(ledger: Ledger, wanted: meetings.Wanted, names: list[str]) -> None:
    hand_in_meetings(ledger)
    assert [entry.name for entry in meetings.meetings(ledger.connection, YEAR_END, wanted)] == names


def item(title: str, month: str, applied: str, **fields: Any) -> dict[str, Any]:
    days: dict[str, Any] = {n: D(fields.pop(n)) for n in ("approved_on", "meeting_on", "material_on") if n in fields}
    return {"title": title, "month": D(month), "applied_on": D(applied), "submit_unit": "edu", **days, **fields}


def hand_in_items(ledger: Ledger) -> None:
    """Two held in November, one of them forecast late; one waiting too long; one listed for January; one deferred."""
    listed = {"result": "listed", "outcome": "passed", "meeting_on": "2020-11-09", "material_on": "2020-11-05"}
    ledger.hand_in(
        "executive_items",
        item("按期", "2020-11-30", "2020-10-16", approved_on="2020-10-20", **listed),
        item("迟报", "2020-11-30", "2020-11-02", approved_on="2020-11-06", **listed),
        item("待审", "2021-01-31", "2020-12-18"),
        item("列入", "2021-01-31", "2020-12-17", approved_on="2020-12-18", result="listed", meeting_on="2021-01-06"),
        item("缓议", "2020-12-31", "2020-11-18", approved_on="2020-11-20", result="deferred"),
    )


def test_items_that_press_come_first(ledger: Ledger) -> None:
    hand_in_items(ledger)
    found = items(ledger.connection, YEAR_END)
    assert [entry.title for entry in found] == ["待审", "列入", "缓议", "按期", "迟报"]
    assert [clock.reason if (clock := entry.worst) else None for entry in found[:3]] == [
        "议题审核超约定期限6天",
        "距材料报送约定期限还有3日",
        None,
    ]
    assert [entry.title for entry in found if entry.is_coming] == ["待审", "列入"]


def test_items_that_do_not_press_come_as_they_will_be_held(ledger: Ledger) -> None:
    listed = {"approved_on": "2020-12-15", "result": "listed"}
    ledger.hand_in(
        "executive_items",
        item("二", "2021-01-31", "2020-12-10", meeting_on="2021-01-20", **listed),
        item("一", "2021-01-31", "2020-12-10", meeting_on="2021-01-12", **listed),
    )
    assert [entry.title for entry in items(ledger.connection, YEAR_END)] == ["一", "二"]


def test_items_of_a_month_tell_forecasts_in_time_and_days_of_review(ledger: Ledger) -> None:
    hand_in_items(ledger)
    november = by_month(items(ledger.connection, YEAR_END), YEAR_END)[10]
    assert (november.held, november.in_time, november.review_days) == (2, 1, 3)
    assert figure(ledger.connection, "exec_forecast_rate", YEAR_END).value == 0.5
    assert figure(ledger.connection, "exec_items", YEAR_END).value == 2
    assert figure(ledger.connection, "exec_meetings", YEAR_END).value == 1


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (agenda.Wanted(months=("2020-11",)), ["按期", "迟报"]),
        (agenda.Wanted(results=("waiting", "deferred")), ["待审", "缓议"]),
        (agenda.Wanted(late_only=True), ["待审", "迟报"]),
        (agenda.Wanted(units=("police",)), []),
    ],
)
def test_filters_of_items_hold_together(ledger: Ledger, wanted: agenda.Wanted, titles: list[str]) -> None:
    hand_in_items(ledger)
    assert [entry.title for entry in kept(items(ledger.connection, YEAR_END), wanted)] == titles
