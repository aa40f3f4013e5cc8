"""Alerts (预警): what somebody must be told of, found by one module a family; a family more is its file and a line here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import sqlalchemy as sa

from data.alerts import legal, promised, ranks, returns, supervised, targets, urgent
from data.alerts.cause import Cause, Ruled, Situation, worst_first
from data.alerts.settings import AlertRules, AlertRulesError, alert_rules
from data.alerts.words import KINDS, SEVERITIES
from data.rules import rules

FAMILIES: tuple[Callable[[Situation], Iterable[Cause]], ...] = (
    supervised.supervised,
    legal.legal,
    promised.promised,
    ranks.ranks,
    urgent.urgent,
    targets.missed,
    returns.returns,
)


def in_force() -> Ruled:
    """The rules as they are now. Raises RulesError and AlertRulesError."""
    return Ruled(rules(), alert_rules())


def causes(connection: sa.Connection, day: dt.date, ruled: Ruled) -> list[Cause]:
    """Every cause on the day, worst first; those too weak or too young to open an alert among them."""
    found: dict[str, Cause] = {}
    for family in FAMILIES:
        for cause in family(Situation(connection, day, ruled)):
            if cause.kind not in ruled.alerts.off:
                found.setdefault(cause.cause_key, cause)
    return sorted(found.values(), key=worst_first)


__all__ = [
    "FAMILIES", "KINDS", "SEVERITIES", "AlertRules", "AlertRulesError", "Cause", "Ruled", "alert_rules", "causes",
    "in_force",
]  # fmt: skip
