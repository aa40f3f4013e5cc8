"""What the forecast must beat: that today's light stays, that every item goes on in a straight line."""

from __future__ import annotations

from data.forecast.cases import Case
from data.forecast.rhythm import Rhythm
from data.rules import LightRule, Rules

ALL_DONE = 0.9995
"""A completion that is shown as 100.0%."""
SAYS = 0.75
"""Chance of finishing in time where nothing but the straight line says so."""


def line_light(case: Case, rules: Rules) -> str:
    """The light on the target day if the item goes on at its pace and nothing else changes (直线推算)."""
    reached = _reached(case)
    if reached is None:
        return case.ahead.light
    if reached >= ALL_DONE:
        return "done"
    for number, rule in enumerate(rules.light):
        if _holds(rule, number, case, reached):
            return rule.colour
    return rules.light[-1].colour


def _reached(case: Case) -> float | None:
    """The share done on the target day by the straight line."""
    if case.pace is None or case.now.completion is None:
        return None
    return case.now.completion + case.pace.per_day * (case.target - case.day).days


def _holds(rule: LightRule, number: int, case: Case, reached: float) -> bool:
    """A line of the rules' table, its pace by the straight line; with a return to come, feedback comes with it."""
    if rule.when == "behind":
        if case.ahead.time_progress is None:
            return False
        gap = round((reached - case.ahead.time_progress) * 100, 2)
        return gap <= -rule.points if rule.inclusive else gap < -rule.points
    if rule.when == "feedback_overdue" and case.rhythm != Rhythm.SILENT:
        return False
    return case.ahead.rule == number


def line_in_time(case: Case) -> float:
    """Chance by the straight line alone that it finishes in time: likely, unlikely, or even where nothing is known."""
    if case.need is None:
        return 0.5
    return SAYS if case.need <= 1 else 1 - SAYS
