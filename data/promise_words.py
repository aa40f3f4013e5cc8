"""Promises in words (承诺账): what became of one and why, what would settle it."""

from __future__ import annotations

import datetime as dt

from data.promises import Promise


def fate(one: Promise, day: dt.date) -> str:
    """What became of it, with the reason: 事项10月28日办结，晚5天；完成率还没有达到80%，已过时限13天."""
    if one.settled_on is not None:
        late = f"，晚{one.days_late}天" if one.days_late else ""
        return f"{_settled(one, one.settled_on)}{late}"
    left = (one.due_on - day).days
    if left < 0:
        return f"{missing(one)}，已过时限{-left}天"
    return f"{missing(one)}，{f'还有{left}天' if left else '今日到期'}"


def missing(one: Promise) -> str:
    """What is not there yet."""
    if one.measure == "confirmed":
        return "督查处还没有确认"
    if not one.is_item_known:
        return "找不到关联事项，等督查处确认" if one.item else "没有关联事项，等督查处确认"
    return "事项还没有办结" if one.measure == "closed" else f"完成率还没有达到{aim(one)}"


def keeps_by(one: Promise) -> str:
    """What would keep it."""
    if one.measure == "confirmed" or not one.is_item_known:
        return "完成承诺，由督查处登记兑现日期"
    return "关联事项办结" if one.measure == "closed" else f"关联事项完成率达到{aim(one)}"


def aim(one: Promise) -> str:
    """The promised completion: 80%."""
    return f"{round((1.0 if one.target is None else one.target) * 100, 1):g}%"


def _settled(one: Promise, on: dt.date) -> str:
    said = f"{on.month}月{on.day}日" if on.year == one.due_on.year else f"{on.year}年{on.month}月{on.day}日"
    if one.measure == "confirmed" or not one.is_item_known:
        return f"督查处确认{said}兑现"
    return f"事项{said}办结" if one.measure == "closed" else f"{said}完成率达到{aim(one)}"
