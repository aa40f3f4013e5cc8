"""What somebody must be told of on a day, by kind: exact numbers of the sample, and every edge on facts of its own."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import Any

from data.alerts import Cause, Ruled, causes, in_force
from data.database import reading
from tests.returns import hand_in, item


def found(url: str, day: str, ruled: Ruled | None = None, *kinds: str) -> list[Cause]:
    with reading(url) as connection:
        every = causes(connection, dt.date.fromisoformat(day), ruled or in_force())
    return [cause for cause in every if cause.kind in kinds] if kinds else every


def only(url: str, day: str, kind: str) -> Cause:
    (cause,) = found(url, day, None, kind)
    return cause


def listed(url: str, as_of: str, **fields: Any) -> None:
    hand_in(url, "supervision", as_of, item("1", due_kind="date", **fields))


def test_the_sample_at_its_day_has_these_alerts(sample_url: str) -> None:
    opening = [cause for cause in found(sample_url, "2020-12-31") if cause.opens]
    assert Counter(cause.kind for cause in opening) == {
        "due_soon": 52, "overdue": 25, "legal_passed": 14, "legal_near": 12, "behind": 1, "no_feedback": 2,
        "rank_fell": 1, "not_started": 1, "promise_broken": 6, "promise_due": 2,
    }  # fmt: skip
    assert Counter(cause.severity for cause in opening) == {"blue": 38, "red": 48, "yellow": 30}


def test_the_graver_come_first_and_of_these_the_longest_overdue(sample_url: str) -> None:
    first = found(sample_url, "2020-12-31")[0]
    assert (first.title, first.unit, first.leader) == (
        "经开区推进“低散乱”企业整治提升", "econ_zone", "分管副市长(工业)",
    )  # fmt: skip
    assert (first.reason, first.since, first.clears_by) == (
        "逾期92天", dt.date(2020, 10, 1), "办结销号，或经批准延期",
    )  # fmt: skip


def test_a_deadline_is_near_in_three_steps(database_url: str) -> None:
    listed(database_url, "2020-10-20", due_on=dt.date(2020, 10, 31))
    days = ("2020-10-23", "2020-10-24", "2020-10-27", "2020-10-28", "2020-10-30", "2020-10-31", "2020-11-01")
    near = [
        [(cause.stage, cause.severity, cause.reason) for cause in found(database_url, day, None, "due_soon")]
        for day in days
    ]
    assert near == [
        [], [(1, "blue", "7天后到期")], [(1, "blue", "4天后到期")], [(2, "blue", "3天后到期")],
        [(3, "yellow", "1天后到期")], [(3, "yellow", "今日到期")], [],
    ]  # fmt: skip


def test_overdue_has_the_bands_of_the_rules(database_url: str) -> None:
    listed(database_url, "2020-10-20", due_on=dt.date(2020, 10, 31))
    days = ("2020-11-01", "2020-11-07", "2020-11-08", "2020-11-30", "2020-12-01")
    late = [only(database_url, day, "overdue") for day in days]
    assert [(cause.stage, cause.reason) for cause in late] == [
        (1, "逾期1天"), (1, "逾期7天"), (2, "逾期8天"), (2, "逾期30天"), (3, "逾期31天"),
    ]  # fmt: skip
    assert {cause.since for cause in late} == {dt.date(2020, 11, 1)}


def test_what_is_done_or_goes_on_for_ever_has_no_deadline_alert(database_url: str) -> None:
    hand_in(
        database_url, "supervision", "2020-10-20",
        item("1", due_on=dt.date(2020, 10, 1), due_kind="date", status="finished"),
        item("2", due_on=dt.date(2020, 10, 1), due_kind="long_term"),
    )  # fmt: skip
    assert found(database_url, "2020-10-31", None, "overdue", "due_soon") == []


def test_behind_opens_at_the_lights_thresholds_and_closes_two_points_later(database_url: str) -> None:
    plan = {"due_on": dt.date(2020, 12, 31), "due_kind": "date"}
    rates = (0.43, 0.42, 0.41, 0.40, 0.20, 0.19)
    hand_in(
        database_url, "supervision", "2020-07-05",
        *(item(f"{rate:.2f}", completion=rate, **plan) for rate in rates),
    )  # fmt: skip
    behind = {cause.key[-4:]: cause for cause in found(database_url, "2020-07-05", None, "behind")}
    assert {rate: (cause.severity, cause.stage, cause.opens) for rate, cause in behind.items()} == {
        "0.42": ("yellow", 1, False), "0.41": ("yellow", 1, False), "0.40": ("yellow", 1, True),
        "0.20": ("yellow", 1, True), "0.19": ("red", 2, True),
    }  # fmt: skip


def test_behind_is_told_only_when_the_monthly_return_had_time_to_come(database_url: str) -> None:
    listed(database_url, "2020-05-31", completion=0.35, due_on=dt.date(2020, 12, 31))
    (fresh,) = found(database_url, "2020-07-04", None, "behind")
    assert (fresh.since, fresh.opens) == (dt.date(2020, 6, 30), False)
    assert only(database_url, "2020-07-05", "behind").opens


def test_behind_by_its_own_plan_counts_from_the_day_of_the_plan(database_url: str) -> None:
    plan = {"assigned_on": dt.date(2020, 3, 1), "due_on": dt.date(2021, 2, 28), "time_mode": "by_day"}
    listed(database_url, "2020-06-30", completion=0.1, **plan)
    # 365 days: 20 % of them are over on the 73rd.
    assert only(database_url, "2020-06-30", "behind").since == dt.date(2020, 5, 12)


def test_missing_feedback_is_counted_in_cycles_with_grace(database_url: str) -> None:
    listed(database_url, "2020-05-31", due_on=dt.date(2020, 12, 31))
    days = ("2020-07-06", "2020-07-07", "2020-08-06", "2020-08-07")
    silent = [found(database_url, day, None, "no_feedback") for day in days]
    assert [[(cause.severity, cause.stage) for cause in one] for one in silent] == [
        [], [("yellow", 1)], [("yellow", 1)], [("red", 2)],
    ]  # fmt: skip
    assert {cause.since for one in silent for cause in one} == {dt.date(2020, 7, 7)}


def test_an_item_without_a_cycle_is_silent_after_the_days_of_the_rules(database_url: str) -> None:
    listed(database_url, "2020-05-31", due_on=dt.date(2020, 12, 31), feedback_cycle="none")
    ruled = in_force()
    assert found(database_url, "2020-08-31", ruled, "no_feedback") == []
    talking = Ruled(ruled.rules, replace(ruled.alerts, silent_days=60))
    (silent,) = found(database_url, "2020-08-31", talking, "no_feedback")
    assert (silent.reason, silent.since) == ("92天没有反馈", dt.date(2020, 7, 31))


def test_what_should_have_begun_is_told_after_a_week(database_url: str) -> None:
    listed(database_url, "2020-05-31", status_flag="not_started", due_on=dt.date(2020, 12, 31))
    assert not only(database_url, "2020-06-06", "not_started").opens
    assert only(database_url, "2020-06-07", "not_started").opens


def ranked(url: str, *ranks: tuple[str, int | None]) -> None:
    for day, rank in ranks:
        line = {
            "indicator": "外贸出口增速",
            "lead_unit": "commerce",
            "period": dt.date.fromisoformat(day),
            "period_kind": "month",
            "rank": rank,
        }
        hand_in(url, "assessment_ranks", day, line)


def test_a_fall_through_the_floor_stays_until_the_indicator_is_back(database_url: str) -> None:
    ranked(
        database_url, ("2020-03-31", 4), ("2020-06-30", 5), ("2020-07-31", None), ("2020-09-30", 7), ("2020-10-31", 4)
    )
    assert found(database_url, "2020-06-29", None, "rank_fell") == []
    for day in ("2020-06-30", "2020-09-30"):
        assert only(database_url, day, "rank_fell").cause_key == "rank_fell|外贸出口增速|2020-06-30"
    assert only(database_url, "2020-09-30", "rank_fell").reason == "2020-06-30这一期跌破第4位，现列第7位"
    assert found(database_url, "2020-10-31", None, "rank_fell") == []


def test_an_indicator_that_never_held_the_floor_did_not_fall(database_url: str) -> None:
    ranked(database_url, ("2020-03-31", 6), ("2020-06-30", 7))
    assert found(database_url, "2020-06-30", None, "rank_fell") == []


def test_a_late_urgent_report_is_told_for_a_week_after_its_return(sample_url: str) -> None:
    told = found(sample_url, "2020-08-07", None, "urgent_late")
    assert [cause.told for cause in told] == ["紧急信息 JJ2020-093", "紧急信息 JJ2020-088", "紧急信息 JJ2020-099"]
    assert (told[0].reason, told[0].since) == ("超时51分钟，登记为迟报", dt.date(2020, 7, 20))
    assert found(sample_url, "2020-08-08", None, "urgent_late") == []


def test_a_late_return_is_a_matter_of_its_division(sample_url: str) -> None:
    late = found(sample_url, "2020-05-20", None, "hand_in_late")
    assert [(cause.title, cause.unit, cause.since, cause.reason) for cause in late] == [
        ("干部培训", "人事处", dt.date(2020, 4, 9), "2020年一季度逾期未报42天"),
        ("省对市考核指标排名", "督查处", dt.date(2020, 5, 9), "2020年4月逾期未报12天"),
    ]


def test_targets_due_by_now_are_told_all_year_whole_ones_late_in_the_year(sample_url: str) -> None:
    june = {cause.title: cause.reason for cause in found(sample_url, "2020-06-15", None, "target_missed")}
    assert june["调研成果"] == "现为1篇，序时目标5篇"
    assert "按时办结率" not in june
    november = {cause.title: cause.reason for cause in found(sample_url, "2020-11-20", None, "target_missed")}
    assert november["按时办结率"] == "现为63.6%，年度目标85.0%"


def test_what_leaves_the_house_names_a_case_by_its_number_alone(sample_url: str) -> None:
    legal = found(sample_url, "2020-12-31", None, "legal_passed", "legal_near")
    assert legal[0].title == "市政复〔2020〕56号 行政处罚"
    assert legal[0].told == "行政复议 市政复[2020]56号"
    assert (legal[0].reason, legal[0].clears_by) == ("复议决定超法定期限31天", "尽快作出复议决定")


def test_a_kind_that_is_switched_off_is_not_found(sample_url: str) -> None:
    ruled = in_force()
    off = Ruled(ruled.rules, replace(ruled.alerts, off=["due_soon", "overdue"]))
    kinds = {cause.kind for cause in found(sample_url, "2020-12-31", off)}
    assert not kinds & {"due_soon", "overdue"}
    assert "legal_passed" in kinds


def test_every_kind_has_causes_in_the_year_of_the_sample(sample_url: str) -> None:
    kinds = {cause.kind for day in ("2020-12-31", "2020-05-20", "2020-07-31") for cause in found(sample_url, day)}
    assert len(kinds) == 13
