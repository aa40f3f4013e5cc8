"""Activities, courses, cadre changes, pledges: what is counted, in what order it is shown, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.figures import figure
from data.integrity import events, pledges
from data.personal import names_people
from data.team import Cell, Wanted, activities, by_quarter, cells, changes, courses

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
ALL = Wanted()


def activity(title: str, kind: str, held_on: str, **fields: Any) -> dict[str, Any]:
    day = dt.date.fromisoformat(held_on)
    return {"year": day.year, "title": title, "kind": kind, "held_on": day, "sessions": 1.0, **fields}


def change(kind: str, on: str, people: float) -> dict[str, Any]:
    day = dt.date.fromisoformat(on)
    return {"year": day.year, "kind": kind, "changed_on": day, "people": people}


def course(title: str, kind: str, first: str, people: float) -> dict[str, Any]:
    day = dt.date.fromisoformat(first)
    return {"year": day.year, "course": title, "kind": kind, "held": day, "held_to": day, "people": people}


def pledge(division: str | None, due: float | None, signed: float | None, year: int = 2020) -> dict[str, Any]:
    return {
        "year": year, "kind": "pledge", "title": "责任书", "division": division, "pledges_due": due,
        "pledges_signed": signed, "occasion": division or "全办",
    }  # fmt: skip


def hand_in_activities(ledger: Ledger) -> None:
    """Two lectures, a party day, sports of several sessions; one of last year, one yet to come."""
    ledger.hand_in(
        "activities",
        activity("甲", "lecture", "2020-04-10", people=6.0, audience=300.0, audience_qual="gt"),
        activity("乙", "lecture", "2020-05-15", people=5.0, audience=260.0),
        activity("丙", "party_day", "2020-04-30"),
        activity("丁", "culture_event", "2020-12-25", sessions=10.0, sessions_qual="gt"),
        activity("戊", "party_day", "2019-12-31"),
        activity("己", "party_day", "2021-01-08"),
    )


def test_activities_are_counted_by_month_and_kind_with_their_sessions(ledger: Ledger) -> None:
    hand_in_activities(ledger)
    assert cells(ledger.connection, YEAR_END, ALL) == (
        Cell(4, "lecture", 1.0, 1),
        Cell(4, "party_day", 1.0, 1),
        Cell(5, "lecture", 1.0, 1),
        Cell(12, "culture_event", 10.0, 1),
    )


def test_activities_stand_newest_first_and_say_which_of_their_numbers_are_vague(ledger: Ledger) -> None:
    hand_in_activities(ledger)
    found = activities(ledger.connection, YEAR_END, ALL)
    assert [(entry.title, entry.vague) for entry in found] == [
        ("丁", "场次10多场次"),
        ("乙", ""),
        ("丙", ""),
        ("甲", "听众人数300多人"),
    ]


def test_filters_of_activities_hold_together(ledger: Ledger) -> None:
    hand_in_activities(ledger)
    found = activities(ledger.connection, YEAR_END, Wanted(months=(4, 12), kinds=("lecture", "debate")))
    assert [entry.title for entry in found] == ["甲"]


def test_more_than_so_many_listeners_make_the_sum_more_than_so_many(ledger: Ledger) -> None:
    hand_in_activities(ledger)
    shown = figure(ledger.connection, "team_lecture_audience", YEAR_END)
    assert (shown.value, shown.qualifier, shown.rows) == (560.0, "gt", 2)


def test_people_who_lecture_are_not_those_who_listen(ledger: Ledger) -> None:
    hand_in_activities(ledger)
    assert figure(ledger.connection, "team_lecturers", YEAR_END).value == 11


def test_training_in_the_trade_is_shown_but_not_counted(ledger: Ledger) -> None:
    ledger.hand_in(
        "training",
        course("公文处理", "professional", "2020-04-20", 46.0),
        course("中青班", "young_cadres", "2020-06-08", 2.0),
        course("科级班", "section_heads", "2020-03-02", 3.0),
    )
    assert [entry.title for entry in courses(ledger.connection, YEAR_END)] == ["科级班", "公文处理", "中青班"]
    assert figure(ledger.connection, "team_trained", YEAR_END).value == 5


def test_changes_are_added_up_by_quarter(ledger: Ledger) -> None:
    ledger.hand_in(
        "cadre_changes",
        change("rotated", "2020-03-31", 2.0),
        change("rotated", "2020-04-01", 3.0),
        change("rotated", "2020-12-04", 4.0),
        change("intern", "2020-07-06", 4.0),
        change("rotated", "2019-12-31", 9.0),
    )
    found = changes(ledger.connection, YEAR_END)
    assert by_quarter(found, "rotated") == (2.0, 3.0, 0.0, 4.0)
    assert [entry.kind for entry in found] == ["rotated", "intern", "rotated", "rotated"]
    assert figure(ledger.connection, "team_rotated", YEAR_END).value == 9


def test_the_division_with_the_lowest_share_of_pledges_comes_first_one_without_numbers_before_it(
    ledger: Ledger,
) -> None:
    ledger.hand_in(
        "integrity", pledge("秘书处", 10.0, 10.0), pledge("督查处", 10.0, 8.0), pledge("信息处", None, None),
        pledge("人事处", 4.0, 1.0), pledge("法制处", 5.0, 0.0, year=2019),
    )  # fmt: skip
    found = [(entry.division, entry.missing) for entry in pledges(ledger.connection, YEAR_END)]
    assert found == [("信息处", None), ("人事处", 3.0), ("督查处", 2.0), ("秘书处", 0.0)]


def test_the_rate_of_pledges_leaves_out_a_division_without_both_numbers(ledger: Ledger) -> None:
    ledger.hand_in("integrity", pledge("秘书处", 10.0, 9.0), pledge("督查处", 10.0, None), pledge("信息处", None, 5.0))
    assert figure(ledger.connection, "integ_pledge_rate", YEAR_END).value == 0.9


def test_a_later_return_of_pledges_replaces_the_earlier_one(ledger: Ledger) -> None:
    ledger.hand_in("integrity", pledge("秘书处", 10.0, 4.0), as_of=dt.date(2020, 3, 31))
    ledger.hand_in("integrity", pledge("秘书处", 10.0, 10.0), as_of=dt.date(2020, 6, 30))
    assert [entry.signed for entry in pledges(ledger.connection, YEAR_END)] == [10.0]
    assert figure(ledger.connection, "integ_pledge_rate", dt.date(2020, 5, 1)).value == 0.4


def test_events_of_the_year_stand_newest_first_without_pledges(ledger: Ledger) -> None:
    ledger.hand_in(
        "integrity",
        pledge("秘书处", 10.0, 4.0),
        {"year": 2020, "kind": "integrity_meeting", "title": "大会", "held_on": dt.date(2020, 3, 13), "occasion": "1"},
        {"year": 2020, "kind": "knowledge_test", "title": "测试", "held_on": dt.date(2020, 4, 28), "occasion": "2"},
    )
    assert [entry.title for entry in events(ledger.connection, YEAR_END)] == ["测试", "大会"]
    assert figure(ledger.connection, "integ_meeting", YEAR_END).value == 1


@pytest.mark.parametrize(
    "header", ["姓名", "姓 名", "人员名单", "出生年月", "现任职务", "拟任职务(全称)", "性别", "籍贯"]
)
def test_a_column_that_names_people_is_told_by_its_header(header: str) -> None:
    assert names_people(header)


@pytest.mark.parametrize("header", ["人数", "任职时间", "联系人", "联系电话", "主办单位", "参训人数", "备注"])
def test_a_column_that_names_no_people_is_let_pass(header: str) -> None:
    assert not names_people(header)
