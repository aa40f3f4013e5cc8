"""Urgent reports, drills, roster: what counts as late, as overdue, as a gap, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.drills import Drill, by_month, drills
from data.emergency import Cell, Sums, Wanted, cells, channels, reports
from data.figures import figure
from data.milestones import milestones
from data.roster import duty_days
from data.sums import summed

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
ALL = Wanted()


def report(number: str, minutes: int, **fields: Any) -> dict[str, Any]:
    """A first report by phone of an ordinary accident in 南城区, received at eight on 1 August."""
    received = fields.pop("received_at", dt.datetime(2020, 8, 1, 8, 0))
    plain = {
        "report_kind": "first", "kind": "事故灾难", "level": "level_4", "county": "nancheng", "channel": "电话",
        "fault": "normal", "title": f"事件{number}",
    }  # fmt: skip
    moments = {"received_at": received, "to_leader_at": received + dt.timedelta(minutes=minutes)}
    return {"year": received.year, "report_no": number, **plain, **moments, **fields}


def hand_in_reports(ledger: Ledger) -> None:
    """Six reports: two over their limit, one registered as missed; one of last year."""
    ledger.hand_in(
        "urgent_reports",
        report("1", 31),
        report("2", 30),
        report("3", 95, channel="书面", county="beicheng", kind="自然灾害"),
        report("4", 60, channel=None, report_kind="follow_up", level="level_3"),
        report("5", 5, fault="missed", report_kind="final"),
        report("6", 5, received_at=dt.datetime(2020, 12, 31, 23, 59)),
        report("7", 500, received_at=dt.datetime(2019, 12, 31, 23, 59)),
    )


def test_late_reports_come_first_the_furthest_over_its_limit_on_top(ledger: Ledger) -> None:
    hand_in_reports(ledger)
    found = reports(ledger.connection, YEAR_END, ALL)
    assert [(entry.number, entry.reason) for entry in found if entry.is_late] == [
        ("3", "超时35分钟"),
        ("1", "超时1分钟"),
        ("5", "登记为漏报"),
    ]
    assert [entry.number for entry in found if not entry.is_late] == ["6", "2", "4"]


def to_province(number: str, minutes: int | None, **fields: Any) -> dict[str, Any]:
    """A written report that reached a leader in time, the province so many minutes after receipt."""
    received = dt.datetime(2020, 8, 1, 8, 0)
    passed_on = None if minutes is None else received + dt.timedelta(minutes=minutes)
    return report(number, fields.pop("to_leader", 10), channel="书面", to_province_at=passed_on, **fields)


@pytest.mark.parametrize(
    ("level", "minutes", "over"),
    [
        ("level_1", 121, 1),
        ("level_2", 150, 30),
        ("level_3", 121, 1),
        ("level_3", 120, None),
        ("level_3", None, None),
        ("level_4", 500, None),
        ("ungraded", 500, None),
    ],
)
def test_a_serious_report_is_late_from_the_first_minute_beyond_the_limit_to_the_province(
    ledger: Ledger, level: str, minutes: int | None, over: int | None
) -> None:
    ledger.hand_in("urgent_reports", to_province("1", minutes, level=level))
    found = reports(ledger.connection, YEAR_END, ALL)[0]
    assert (found.province_over, found.is_late) == (over, over is not None)
    assert figure(ledger.connection, "emrg_late_reports", YEAR_END).value == (0 if over is None else 1)


def test_the_reason_names_leader_and_province_and_the_worse_delay_orders(ledger: Ledger) -> None:
    ledger.hand_in(
        "urgent_reports",
        to_province("1", 130, level="level_3"),
        to_province("2", 125, level="level_3", to_leader=65, fault="late"),
        to_province("3", 10, level="level_3", to_leader=67),
    )
    found = reports(ledger.connection, YEAR_END, ALL)
    assert [(entry.number, entry.reason) for entry in found] == [
        ("1", "报省超时10分钟"),
        ("3", "超时7分钟"),
        ("2", "超时5分钟，报省超时5分钟，登记为迟报"),
    ]


@pytest.mark.parametrize(
    ("channel", "minutes", "over"),
    [
        ("电话", 30, None),
        ("电话", 31, 1),
        ("书面", 60, None),
        ("书面", 61, 1),
        ("传真", 61, 1),
        (None, 60, None),
        (None, 75, 15),
    ],
)
def test_a_report_is_over_from_the_first_minute_beyond_the_limit_of_its_channel(
    ledger: Ledger, channel: str | None, minutes: int, over: int | None
) -> None:
    ledger.hand_in("urgent_reports", report("1", minutes, channel=channel))
    found = reports(ledger.connection, YEAR_END, ALL)[0]
    assert (found.over, found.is_late) == (over, over is not None)


def test_sums_are_those_of_the_indicators(ledger: Ledger) -> None:
    hand_in_reports(ledger)
    total = sum((cell.sums for cell in cells(ledger.connection, YEAR_END, ALL)), Sums())
    assert total == Sums(reports=5, incidents=4, late=3)
    assert figure(ledger.connection, "emrg_urgent_reports", YEAR_END).value == total.reports
    assert figure(ledger.connection, "emrg_late_reports", YEAR_END).value == total.late


def test_cells_add_up_by_whatever_is_asked(ledger: Ledger) -> None:
    hand_in_reports(ledger)
    found = cells(ledger.connection, YEAR_END, ALL)

    def by_month(cell: Cell) -> int:
        return cell.month

    assert {month: sums.reports for month, sums in summed(found, by_month).items()} == {8: 4, 12: 1}
    assert summed(found, lambda cell: cell.county)["beicheng"] == Sums(1, 1, 1)
    assert summed(found, lambda cell: (cell.kind, cell.level))["事故灾难", "level_3"] == Sums(1, 0, 0)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(months=(12,)), ["6"]),
        (Wanted(counties=("beicheng",)), ["3"]),
        (Wanted(kinds=("自然灾害",)), ["3"]),
        (Wanted(levels=("level_3",)), ["4"]),
        (Wanted(late_only=True, kinds=("事故灾难",)), ["1", "5"]),
        (Wanted(months=(8,), levels=("level_1",)), []),
    ],
)
def test_filters_hold_together(ledger: Ledger, wanted: Wanted, numbers: list[str]) -> None:
    hand_in_reports(ledger)
    assert [entry.number for entry in reports(ledger.connection, YEAR_END, wanted)] == numbers
    assert sum(entry.reports for entry in channels(ledger.connection, YEAR_END, wanted)) == len(numbers)


def test_channels_tell_average_and_longest_minutes_against_their_limit(ledger: Ledger) -> None:
    hand_in_reports(ledger)
    phone, *others = channels(ledger.connection, YEAR_END, ALL)
    assert (phone.name, phone.reports, phone.average, phone.longest, phone.allowed, phone.late) == (
        "电话",
        4,
        17.75,
        31,
        30,
        2,
    )
    assert {entry.name: entry.allowed for entry in others} == {"书面": 60, "未写明": 60}


def test_a_report_knows_the_minutes_to_the_province_and_its_place(ledger: Ledger) -> None:
    received = dt.datetime(2020, 8, 1, 8, 0)
    ledger.hand_in(
        "urgent_reports", report("1", 5, level="level_2", to_province_at=received + dt.timedelta(minutes=130))
    )
    found = reports(ledger.connection, YEAR_END, ALL)[0]
    assert found.province_minutes == 130
    assert (found.place.sheet, found.place.row, found.place.as_of) == ("Sheet1", 4, YEAR_END)
    assert found.place.file.startswith("urgent_reports-")


def drill(title: str, status: str, due: dt.date | None = None, **fields: Any) -> dict[str, Any]:
    return {"year": 2020, "title": title, "host_unit": "edu", "status": status, "plan_due_on": due, **fields}


def hand_in_drills(ledger: Ledger) -> tuple[Drill, ...]:
    june, november = dt.date(2020, 6, 30), dt.date(2020, 11, 30)
    ledger.hand_in(
        "drills",
        drill("取消了", "取消", june),
        drill("上半年", "已开展", june, held_on=dt.date(2020, 5, 8)),
        drill("年底", "计划", YEAR_END),
        drill("未定", "计划"),
        drill("延期的", "延期", november),
        drill("更久的", "计划", june),
        drill("下半年", "已开展", november, held_on=dt.date(2020, 12, 1)),
    )
    return drills(ledger.connection, YEAR_END)


def test_drills_begin_with_the_longest_overdue_and_end_with_the_cancelled(ledger: Ledger) -> None:
    found = hand_in_drills(ledger)
    assert [entry.title for entry in found] == ["更久的", "延期的", "年底", "未定", "下半年", "上半年", "取消了"]
    assert [entry.overdue_days for entry in found] == [184, 31, 0, 0, 0, 0, 0]
    assert [entry.is_cancelled for entry in found].index(True) == 6


def test_drills_held_are_those_of_the_indicator(ledger: Ledger) -> None:
    found = hand_in_drills(ledger)
    held = sum(entry.is_held for entry in found)
    assert figure(ledger.connection, "emrg_drills", YEAR_END).value == held == 2
    planned = [entry for entry in found if not entry.is_cancelled]
    assert figure(ledger.connection, "emrg_drill_plan_rate", YEAR_END).rows == len(planned) == 6


def test_months_add_up_plan_and_drills_held_without_the_cancelled(ledger: Ledger) -> None:
    found = by_month(hand_in_drills(ledger), YEAR_END)
    assert {entry.month: (entry.planned, entry.held) for entry in found if entry.month in (4, 5, 6, 11, 12)} == {
        4: (0, 0), 5: (0, 1), 6: (2, 1), 11: (4, 1), 12: (5, 2),
    }  # fmt: skip


def shift(day: int, name: str, lead: str | None = "副秘书长", officer: str | None = "值班员") -> dict[str, Any]:
    return {"date": dt.date(2020, 12, day), "shift": name, "duty_lead": lead, "duty_officer": officer}


@pytest.mark.parametrize(
    ("shifts", "missing"),
    [
        ([shift(31, "全天")], []),
        ([shift(31, "白班"), shift(31, "夜班")], []),
        ([shift(31, "白班")], ["夜班未排班"]),
        ([shift(31, "白班"), shift(31, "夜班", officer=None)], ["夜班主班空缺"]),
        ([shift(31, "白班", None, None), shift(31, "夜班")], ["白班带班领导、主班空缺"]),
        ([shift(31, "全天", lead=None)], ["全天带班领导空缺"]),
        ([shift(31, "全天", officer=None), shift(31, "白班"), shift(31, "夜班")], []),
    ],
)
def test_a_day_is_covered_when_both_posts_of_all_its_shifts_are_filled(
    ledger: Ledger, shifts: list[dict[str, Any]], missing: list[str]
) -> None:
    ledger.hand_in("duty_roster", *shifts)
    (found,) = duty_days(ledger.connection, YEAR_END)
    assert [gap.missing for gap in found.gaps] == missing
    rate = figure(ledger.connection, "emrg_duty_hours", YEAR_END).value
    assert (rate == 1.0) is (not missing)


def test_days_without_any_entry_since_the_first_are_gaps_without_a_place(ledger: Ledger) -> None:
    ledger.hand_in("duty_roster", shift(29, "全天"), shift(31, "全天"))
    first, between, last = duty_days(ledger.connection, YEAR_END)
    assert not first.gaps
    assert not last.gaps
    assert [(gap.missing, gap.place) for gap in between.gaps] == [("白班未排班", None), ("夜班未排班", None)]


def test_a_roster_of_another_year_says_nothing_about_this_one(ledger: Ledger) -> None:
    ledger.hand_in("duty_roster", shift(31, "全天"))
    assert duty_days(ledger.connection, dt.date(2021, 1, 5)) == ()


def test_milestones_tell_how_late_they_were_or_still_are(ledger: Ledger) -> None:
    def milestone(code: str, due: dt.date | None, reached: dt.date | None = None) -> dict[str, Any]:
        return {"code": code, "title": code, "due_on": due, "reached_on": reached}

    ledger.hand_in(
        "milestones",
        milestone("smug_a", dt.date(2020, 9, 30), dt.date(2020, 9, 22)),
        milestone("smug_b", dt.date(2020, 10, 31), dt.date(2020, 11, 6)),
        milestone("smug_c", dt.date(2020, 12, 1)),
        milestone("smug_old", dt.date(2019, 6, 30), dt.date(2019, 6, 1)),
        milestone("data_x", dt.date(2020, 1, 1)),
    )
    found = milestones(ledger.connection, YEAR_END, "smug_")
    assert [(entry.code, entry.late_days) for entry in found] == [("smug_a", 0), ("smug_b", 6), ("smug_c", 30)]
