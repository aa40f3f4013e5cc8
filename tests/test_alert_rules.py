"""The rules of alerts are checked when read, and say in Chinese what is wrong where."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from data.alerts.settings import TABLE, AlertRulesError, alert_rules, parse


def shipped(before: str = "", after: str = "") -> str:
    text = TABLE.shipped.read_text(encoding="utf-8")
    assert before in text
    return text.replace(before, after, 1)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("off = []", 'off = ["lateness"]', "不认识预警种类“lateness”，可写的有 overdue、"),
        ("behind = 5", "slow = 5", "不认识预警种类“slow”"),
        ("behind = 5", "behind = -5", "grace_days 的 behind 必须是不小于 0 的整数，现为 -5。"),
        ("[7, 3, 1]", "[1, 3, 7]", "days_before 要从大到小写不重复的天数，如 [7, 3, 1]。"),
        ("[7, 3, 1]", "[]", "days_before 要从大到小写"),
        ("recover_points = 2.0", "recover_points = -1.0", "recover_points 不能小于 0。"),
        ("from_month = 10", "from_month = 13", "whole_targets_from_month 要写 1 到 12 的月份。"),
        ("ceiling = 5", "ceiling = 0", "reminder：ceiling 和 lines 至少为 1。"),
        ("[10, 60, 240]", "[]", "reminder：retry_minutes 要写至少一个"),
        ('"20:00"', '"晚八点"', "reminder：quiet_from 写成了“晚八点”，应写成 20:00 这样的时间。"),
        ("repeat_days = 7", "repeat = 7", "reminder：不认识“repeat”"),
        ("reopen_days = 7", "", "预警规则：缺少“reopen_days”。"),
        ("overdue_days = 8", 'overdue_days = "八"', "escalation：“overdue_days”的值 '八' 不对，要写整数，如 7。"),
        ("version =", "version ==", "预警规则写法有误"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_place(before: str, after: str, says: str) -> None:
    with pytest.raises(AlertRulesError) as refusal:
        parse(shipped(before, after))
    assert says in str(refusal.value)


def test_an_office_can_use_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "alerts.toml"
    own.write_text(shipped("[7, 3, 1]", "[5, 2]"), encoding="utf-8")
    monkeypatch.setenv("ALERTS_FILE", str(own))
    assert alert_rules().days_before == [5, 2]


@pytest.mark.parametrize(
    ("at", "is_quiet"), [("19:59", False), ("20:00", True), ("23:30", True), ("07:59", True), ("08:00", False)]
)
def test_quiet_hours_reach_over_midnight(at: str, is_quiet: bool) -> None:
    assert parse(shipped()).reminder.is_quiet(dt.time.fromisoformat(at)) is is_quiet


def test_quiet_hours_within_a_day_are_those_between() -> None:
    reminder = parse(shipped('"20:00"', '"07:00"')).reminder
    assert [reminder.is_quiet(dt.time(hour)) for hour in (6, 7, 8)] == [False, True, False]


def test_the_waits_grow_and_the_last_one_stays() -> None:
    reminder = parse(shipped()).reminder
    assert [reminder.wait(tries).total_seconds() / 60 for tries in (1, 2, 3, 4, 9)] == [10, 60, 240, 240, 240]
