"""Causes in supervised items: near their deadline, overdue, behind, without feedback, not started."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from data.alerts.cause import Cause, Situation, key_of
from data.alerts.pace import behind_since
from data.alerts.words import Severity
from data.items import measured
from data.lights import NEXT_GREEN, REASONS
from data.rules import LightRule, Rules

READ = frozenset(
    {
        "dataset", "key", "title", "unit", "leader", "year", "due", "is_due_by_rule", "started", "completion",
        "is_overdue", "is_due_soon", "time_progress", "time_basis", "gap_points", "feedback_on", "feedback_missed",
        "cycle", "status_flag", "is_long_term", "as_of", "is_open",
    }
)  # fmt: skip


def supervised(found: Situation) -> Iterator[Cause]:
    """The causes in every open item."""
    for row in found.connection.execute(_pressing(found)):
        for of_item in (_overdue, _behind, _no_feedback, _not_started, _due_soon):
            cause = of_item(row, found)
            if cause is not None:
                yield cause


def _pressing(found: Situation) -> sa.Select[Any]:
    """The open items with which anything may be the matter: of 100 000 few are."""
    ahead = replace(found.rules.due, soon_days=found.alerts.days_before[0])
    c = measured(found.day, replace(found.rules, due=ahead), only=READ).c
    points = min((rule.points for rule in _steps(found.rules, "behind")), default=None)
    wrong = [c.is_overdue, c.is_due_soon, c.feedback_missed > 0, c.status_flag == "not_started"]
    if points is not None:
        wrong.append(c.gap_points <= found.alerts.recover_points - points)
    if found.alerts.silent_days:
        wrong.append(_feedback_from(c) < found.day - dt.timedelta(days=found.alerts.silent_days))
    return sa.select(*c).where(c.is_open, sa.or_(*wrong))


def _feedback_from(c: Any) -> sa.ColumnElement[dt.date]:
    return sa.func.coalesce(c.feedback_on, c.started, c.as_of)


def _steps(rules: Rules, when: str) -> list[LightRule]:
    """The lines of the traffic-light table that look at one thing, the mildest first."""
    return sorted((rule for rule in rules.light if rule.when == when), key=lambda rule: (rule.points, rule.cycles))


def _due_soon(row: Any, found: Situation) -> Cause | None:
    if not row.is_due_soon:
        return None
    left, before = (row.due - found.day).days, found.alerts.days_before
    stage = sum(left <= days for days in before)
    severity: Severity = "yellow" if stage == len(before) else "blue"
    since = row.due - dt.timedelta(days=before[0])
    return _cause(row, found, "due_soon", (row.due,), since=since, severity=severity, stage=stage, days=-left)


def _overdue(row: Any, found: Situation) -> Cause | None:
    if not row.is_overdue:
        return None
    days = (found.day - row.due).days
    stage = 1 + sum(days > edge for edge in found.rules.due.overdue_bands_days)
    since = row.due + dt.timedelta(days=1)
    return _cause(row, found, "overdue", (row.due,), since=since, severity="red", stage=stage, days=days)


def _behind(row: Any, found: Situation) -> Cause | None:
    """None for what is overdue: that says more."""
    steps = _steps(found.rules, "behind")
    if row.gap_points is None or row.is_overdue or not steps:
        return None
    points, mildest = -row.gap_points, steps[0].points
    if points < mildest - found.alerts.recover_points:
        return None
    met = [rule for rule in steps if points > rule.points or (rule.inclusive and points == rule.points)]
    since = behind_since(row, mildest / 100, found.day)
    cause = _cause(
        row, found, "behind", (), since=since, severity=_severity(met), stage=max(1, len(met)), days=round(points)
    )
    return replace(cause, opens=bool(met) and cause.opens)


def _severity(met: list[LightRule]) -> Severity:
    return "red" if met and met[-1].colour == "red" else "yellow"


def _no_feedback(row: Any, found: Situation) -> Cause | None:
    met = [rule for rule in _steps(found.rules, "feedback_overdue") if row.feedback_missed >= rule.cycles]
    start = row.feedback_on or row.started or row.as_of
    if not met:
        return _silent(row, found, start)
    length = found.rules.feedback.cycle_days[row.cycle] * met[0].cycles + found.rules.feedback.grace_days
    since = start + dt.timedelta(days=length + 1)
    return _cause(
        row, found, "no_feedback", (start,), since=since, severity=_severity(met), stage=len(met),
        days=(found.day - start).days,
    )  # fmt: skip


def _silent(row: Any, found: Situation, start: dt.date) -> Cause | None:
    """An item without a cycle that nothing was heard of for too long."""
    allowed, silent = found.alerts.silent_days, (found.day - start).days
    if not allowed or row.cycle != "none" or silent <= allowed:
        return None
    since = start + dt.timedelta(days=allowed + 1)
    cause = _cause(row, found, "no_feedback", (start,), since=since, severity="yellow", stage=1, days=silent)
    return replace(cause, reason=f"{silent}天没有反馈")


def _not_started(row: Any, found: Situation) -> Cause | None:
    if row.status_flag != "not_started" or row.is_long_term or row.is_overdue:
        return None
    days = (found.day - row.as_of).days
    return _cause(row, found, "not_started", (), since=row.as_of, severity="yellow", stage=1, days=days)


_LIGHT = {"no_feedback": "feedback_overdue"}
"""What the traffic-light table calls a kind, where it is another name."""


def _cause(row: Any, found: Situation, kind: str, told_apart: tuple[object, ...], **measures: Any) -> Cause:
    """A cause whose reason and way out are those of its light."""
    when = _LIGHT.get(kind, kind)
    return Cause(
        kind=kind, dataset=row.dataset, key=row.key, title=row.title, told=row.title, unit=row.unit, leader=row.leader,
        reason=REASONS[when](row, found.day, found.rules), clears_by=NEXT_GREEN[when](row, found.day, found.rules),
        cause_key=key_of(kind, row.dataset, row.key, *told_apart),
        opens=found.is_old_enough(kind, measures["since"]), **measures,
    )  # fmt: skip
