"""A dry run of thresholds: exactly what would move on a day of the sample, and wrong numbers in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from data.alerts import Ruled, in_force
from data.database import reading
from data.dry_run import Moves, dry_run
from data.rules import rules
from data.thresholds import Thresholds, WrongThresholds, differences, thresholds, with_thresholds

YEAR_END, NOVEMBER = dt.date(2020, 12, 31), dt.date(2020, 11, 20)


def tried(**changes: Any) -> Thresholds:
    return replace(thresholds(rules()), **changes)


def moves(url: str, day: dt.date, **changes: Any) -> Moves:
    before = in_force()
    after = Ruled(with_thresholds(before.rules, tried(**changes)), before.alerts)
    with reading(url) as connection:
        return dry_run(connection, day, before, after)


def test_thresholds_read_from_the_rules_and_put_back_change_nothing(sample_url: str) -> None:
    assert thresholds(with_thresholds(rules(), thresholds(rules()))) == thresholds(rules())
    assert moves(sample_url, YEAR_END).is_empty


def test_three_days_more_make_fourteen_items_yellow_and_move_nothing_else(sample_url: str) -> None:
    found = moves(sample_url, YEAR_END, soon_days=10)
    assert Counter((one.before.light, one.after.light) for one in found.lights) == {("green", "yellow"): 14}
    assert (found.alerts, found.ranks) == ((), ())
    assert (found.before.yellow + 14, found.before.red) == (found.after.yellow, found.after.red)


def test_a_stricter_red_moves_ten_items_and_their_alerts(sample_url: str) -> None:
    found = moves(sample_url, NOVEMBER, red_points=20.0)
    assert (found.before.red, found.after.red) == (22, 32)
    first = found.lights[0]
    assert (first.before.light, first.after.light, first.after.reason) == ("yellow", "red", "低于序时28.3个百分点")
    grave = [(one.before.severity, one.after.severity) for one in found.alerts if one.before and one.after]
    assert grave == [("yellow", "red")] * 10


def test_no_grace_for_feedback_opens_an_alert_and_moves_ranks(sample_url: str) -> None:
    found = moves(sample_url, NOVEMBER, grace_days=0)
    (opened,) = found.alerts
    assert (opened.before, opened.cause.kind, opened.cause.title) == (None, "no_feedback", "开展信访积案化解攻坚")
    assert len(found.ranks) == 32
    moved = {one.after.name: (one.before.rank, one.after.rank) for one in found.ranks}
    assert moved["市税务局"] == (3, 2)


def test_shorter_limits_make_more_urgent_reports_late(sample_url: str) -> None:
    before = in_force()
    urgent = replace(before.rules.urgent, written_minutes=20)
    after = Ruled(replace(before.rules, version="试算", urgent=urgent), before.alerts)
    with reading(sample_url) as connection:
        found = dry_run(connection, YEAR_END, before, after)
    assert found.late_reports == (10, 70)
    assert (found.lights, found.ranks, found.is_empty) == ((), (), False)


def test_alerts_that_go_are_told_as_they_stood(sample_url: str) -> None:
    before = in_force()
    after = Ruled(before.rules, replace(before.alerts, off=["overdue"]))
    with reading(sample_url) as connection:
        found = dry_run(connection, YEAR_END, before, after)
    assert {one.cause.kind for one in found.alerts} == {"overdue"}
    assert len(found.alerts) == 25
    assert all(one.after is None for one in found.alerts)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"red_points": 5.0}, "红灯的百分点不能小于黄灯的"),
        ({"yellow_cycles": 2, "red_cycles": 1}, "红灯的周期数不能小于黄灯的"),
        ({"overdue_bands_days": ()}, "逾期分档要从小到大写"),
        ({"overdue_bands_days": (30, 7)}, "逾期分档要从小到大写"),
        ({"overdue_bands_days": (0, 7)}, "逾期分档要从小到大写"),
    ],
)
def test_numbers_that_contradict_one_another_are_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(WrongThresholds, match=says):
        with_thresholds(rules(), tried(**changes))


def test_what_was_changed_is_told_in_words() -> None:
    after = tried(soon_days=10, overdue_bands_days=(5, 20))
    assert list(differences(thresholds(rules()), after)) == [
        ("临期天数", "7", "10"), ("逾期分档", "7、30", "5、20"),
    ]  # fmt: skip
