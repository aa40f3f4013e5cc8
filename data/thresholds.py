"""Thresholds of lights and deadlines (门槛) as a few numbers that may be tried: read from rules, put into rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from data.rules import LightRule, Rules


class WrongThresholds(ValueError):
    """Numbers that contradict one another. The message is for people."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Days, percentage points behind time progress, cycles without feedback. Red is never milder than yellow."""

    soon_days: int
    overdue_bands_days: tuple[int, ...]
    yellow_points: float
    red_points: float
    yellow_cycles: int
    red_cycles: int
    grace_days: int


NAMES = {
    "soon_days": "临期天数",
    "overdue_bands_days": "逾期分档",
    "yellow_points": "黄灯：低于序时百分点",
    "red_points": "红灯：低于序时百分点",
    "yellow_cycles": "黄灯：未反馈周期数",
    "red_cycles": "红灯：未反馈周期数",
    "grace_days": "反馈宽限天数",
}
"""What people call each of them."""

_LINES = {"behind": "points", "feedback_overdue": "cycles"}
"""Conditions of the traffic-light table with the field of their threshold."""


def thresholds(rules: Rules) -> Thresholds:
    """Those of the rules; 0 where the traffic-light table has no such line."""
    found = {
        f"{colour}_{name}": next((getattr(rule, name) for rule in _lines(rules, when, colour)), 0)
        for when, name in _LINES.items()
        for colour in ("yellow", "red")
    }
    return Thresholds(
        soon_days=rules.due.soon_days, overdue_bands_days=tuple(rules.due.overdue_bands_days),
        grace_days=rules.feedback.grace_days, **found,
    )  # fmt: skip


def with_thresholds(rules: Rules, tried: Thresholds) -> Rules:
    """The rules with these thresholds instead of their own. Raises WrongThresholds."""
    _check(tried)
    return replace(
        rules,
        version=f"{rules.version} 试算",
        light=tuple(_put(rule, tried) for rule in rules.light),
        due=replace(rules.due, soon_days=tried.soon_days, overdue_bands_days=list(tried.overdue_bands_days)),
        feedback=replace(rules.feedback, grace_days=tried.grace_days),
    )


def differences(before: Thresholds, after: Thresholds) -> Iterator[tuple[str, str, str]]:
    """(name, before, after) of those that differ, in words."""
    for field in fields(Thresholds):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            yield NAMES[field.name], _shown(old), _shown(new)


def _lines(rules: Rules, when: str, colour: str) -> Iterator[LightRule]:
    return (rule for rule in rules.light if rule.when == when and rule.colour == colour)


def _put(rule: LightRule, tried: Thresholds) -> LightRule:
    name = _LINES.get(rule.when)
    if name is None or rule.colour not in ("red", "yellow"):
        return rule
    return replace(rule, **{name: getattr(tried, f"{rule.colour}_{name}")})


def _check(tried: Thresholds) -> None:
    edges = tried.overdue_bands_days
    if not edges or list(edges) != sorted(set(edges)) or edges[0] < 1:
        raise WrongThresholds("逾期分档要从小到大写不重复的天数，如 7、30。")
    if tried.red_points < tried.yellow_points:
        raise WrongThresholds("红灯的百分点不能小于黄灯的：落后更多才亮红灯。")
    if tried.red_cycles < tried.yellow_cycles:
        raise WrongThresholds("红灯的周期数不能小于黄灯的：更久没有反馈才亮红灯。")


def _shown(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else f"{value:g}"
