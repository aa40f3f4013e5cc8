"""Traffic lights (亮灯): the rules' table as SQL, each light with its reason in words and what would turn it green."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.datasets import tracked
from data.items import Told, measured, measured_once, measured_parts, measured_told
from data.rules import LightRule, Rules

Columns = Any
"""The columns of `measured`."""

WORDS = {"done": "已办结", "paused": "已中止", "red": "红灯", "yellow": "黄灯", "green": "绿灯", "no_data": "无数据"}
"""Colour codes in words: a word stands beside every colour."""


def items(
    day: dt.date, rules: Rules, known_at: dt.datetime | None = None, only: Collection[str] | None = None
) -> sa.Subquery:
    """`measured` items with their light: adds columns light (a colour code) and rule (its line in the table, from 0).

    `only` names the columns wanted, which must hold those that lights are made of (`COUNTED`).
    """
    facts = measured(day, rules, known_at, only)
    return sa.select(facts, _rule(facts.c, rules), _light(facts.c, rules)).subquery("items")


def items_of(name: str, day: dt.date, rules: Rules) -> sa.Subquery:
    """As `items`, of one tracked dataset, for a question about some of its records."""
    names = [spec.name for spec in tracked()]
    facts = measured_parts(day, rules)[names.index(name)].subquery()
    return sa.select(facts, _rule(facts.c, rules), _light(facts.c, rules)).subquery("items")


def items_once(day: dt.date, rules: Rules, known_at: dt.datetime | None = None) -> sa.Subquery:
    """The columns `COUNTED` of every item with its light, for a statement that reads all of them."""
    facts = measured_once(day, rules, known_at)
    return sa.select(facts, _light(facts.c, rules)).offset(0).subquery("items")


def items_told(told: Told, day: dt.date, rules: Rules, keys: Mapping[str, Sequence[str]] | None = None) -> sa.Subquery:
    """`measured_told` with the line of the rules' table (`rule`) that gives each item its light on the day."""
    facts = measured_told(told, day, rules, keys)
    return sa.select(facts, _rule(facts.c, rules)).subquery("items")


def items_known(told: Told, rules: Rules) -> sa.Select[Any]:
    """`measured_told` on the last day told of, with `rule` and `light`: how everything stood, as known at a moment."""
    facts = measured_told(told, told.until, rules)
    return sa.select(facts, _rule(facts.c, rules), _light(facts.c, rules))


def meets(c: Columns, number: int, rules: Rules) -> sa.ColumnElement[bool]:
    """True for `measured` items whose light comes from that line of the table: they meet it and none before it."""
    earlier = (sa.not_(_condition(rule, c, rules)) for rule in rules.light[:number])
    return sa.and_(_condition(rules.light[number], c, rules), *earlier)


def _rule(c: Columns, rules: Rules) -> sa.Label[int]:
    numbers = ((_condition(rule, c, rules), number) for number, rule in enumerate(rules.light))
    return sa.case(*numbers, else_=len(rules.light) - 1).label("rule")


def _light(c: Columns, rules: Rules) -> sa.Label[str]:
    return sa.case(*((_condition(rule, c, rules), rule.colour) for rule in rules.light), else_="no_data").label("light")


def _condition(rule: LightRule, c: Columns, rules: Rules) -> sa.ColumnElement[bool]:
    return CONDITIONS[rule.when](rule, c, rules)


def _behind(rule: LightRule, c: Columns, rules: Rules) -> sa.ColumnElement[bool]:
    gap: sa.ColumnElement[float] = c.gap_points
    return gap <= -rule.points if rule.inclusive else gap < -rule.points


def _not_started(rule: LightRule, c: Columns, rules: Rules) -> sa.ColumnElement[bool]:
    return sa.and_(c.status_flag == "not_started", sa.not_(c.is_long_term))


CONDITIONS: dict[str, Callable[[LightRule, Columns, Rules], sa.ColumnElement[bool]]] = {
    "done": lambda rule, c, rules: c.is_done,
    "paused": lambda rule, c, rules: c.is_paused,
    "overdue": lambda rule, c, rules: c.is_overdue,
    "behind": _behind,
    "feedback_overdue": lambda rule, c, rules: c.feedback_missed >= rule.cycles,
    "due_soon": lambda rule, c, rules: c.is_due_soon,
    "reported_behind": lambda rule, c, rules: sa.and_(c.status_flag == "behind", sa.not_(c.is_long_term)),
    "not_started": _not_started,
    "no_data": lambda rule, c, rules: sa.not_(c.is_reported),
    "otherwise": lambda rule, c, rules: sa.true(),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an item has its light, and what would turn it green; both plain Chinese."""

    reason: str
    next_green: str


def explain(item: Any, day: dt.date, rules: Rules) -> Explanation:
    """The words for a row of `items`."""
    rule = rules.light[item.rule]
    return Explanation(REASONS[rule.when](item, day, rules), NEXT_GREEN[rule.when](item, day, rules))


def _done_reason(item: Any, day: dt.date, rules: Rules) -> str:
    word = "已销号" if item.status == "closed" else "已办结"
    if item.is_closed_late:
        return f"{word}，逾期{(item.finished - item.due).days}天办结{_by_rule(item)}"
    return word


def _overdue_reason(item: Any, day: dt.date, rules: Rules) -> str:
    return f"逾期{(day - item.due).days}天{_by_rule(item)}"


def _due_soon_reason(item: Any, day: dt.date, rules: Rules) -> str:
    days = (item.due - day).days
    return f"{'今日到期' if days == 0 else f'{days}天后到期'}{_by_rule(item)}"


def _by_rule(item: Any) -> str:
    return "，时限按规则推算" if item.is_due_by_rule else ""


def _otherwise_reason(item: Any, day: dt.date, rules: Rules) -> str:
    if item.is_long_term:
        return "长期事项，按期反馈"
    if item.due is None:
        return "正常推进，未设时限"
    return "按序时推进"


def _behind_reason(item: Any, day: dt.date, rules: Rules) -> str:
    """One decimal; two where one would show a threshold that the gap has passed or not reached."""
    points = -item.gap_points
    hides = round(points, 1) in {rule.points for rule in rules.light} and round(points, 2) != round(points, 1)
    return f"低于序时{points:.2f}个百分点" if hides else f"低于序时{points:.1f}个百分点"


def _behind_next(item: Any, day: dt.date, rules: Rules) -> str:
    allowed = min(rule.points for rule in rules.light if rule.when == "behind")
    needed = max(0.0, item.time_progress * 100 - allowed)
    now = item.completion * 100
    digits = 1 if f"{needed:.1f}" != f"{now:.1f}" else 2
    return f"完成率超过{needed:.{digits}f}%（现为{now:.{digits}f}%）"


REASONS: dict[str, Callable[[Any, dt.date, Rules], str]] = {
    "done": _done_reason,
    "paused": lambda item, day, rules: "已终止" if item.status == "terminated" else "已中止",
    "overdue": _overdue_reason,
    "behind": _behind_reason,
    "feedback_overdue": lambda item, day, rules: (
        f"连续{item.feedback_missed}个周期未反馈" if item.feedback_missed > 1 else "反馈逾期1个周期"
    ),
    "due_soon": _due_soon_reason,
    "reported_behind": lambda item, day, rules: "单位自报进展滞后",
    "not_started": lambda item, day, rules: "应开工未开工",
    "no_data": lambda item, day, rules: "尚无进展数据",
    "otherwise": _otherwise_reason,
}

NEXT_GREEN: dict[str, Callable[[Any, dt.date, Rules], str]] = {
    "done": lambda item, day, rules: "",
    "paused": lambda item, day, rules: "",
    "overdue": lambda item, day, rules: "办结销号，或经批准延期",
    "behind": _behind_next,
    "feedback_overdue": lambda item, day, rules: "报送本期进展情况",
    "due_soon": lambda item, day, rules: f"在{item.due.year}年{item.due.month}月{item.due.day}日前办结",
    "reported_behind": lambda item, day, rules: "追上进度，进展状态改为正常推进",
    "not_started": lambda item, day, rules: "启动并报送进展情况",
    "no_data": lambda item, day, rules: "报送进展情况或完成率",
    "otherwise": lambda item, day, rules: "",
}
