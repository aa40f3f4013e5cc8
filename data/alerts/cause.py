"""Why there is an alert: a cause (预警原因) computed from facts, rules and a day; never stored as such."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.alerts.settings import AlertRules
from data.alerts.words import KINDS, SEVERITIES, Severity
from data.rules import Rules


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason to tell somebody. `unit` is a unit's code, or the name of a division where a return is missing.

    `cause_key` is the same as long as it is one and the same cause. `opens` is False for one that is too weak or too
    young to open an alert, but keeps an open one from closing.
    """

    kind: str
    dataset: str
    key: str
    title: str
    unit: str | None
    leader: str | None
    reason: str
    since: dt.date
    clears_by: str
    severity: Severity
    stage: int
    """Which of the kind's steps is reached, from 1: 7, 3, 1 days before; bands of days overdue; thresholds behind."""
    days: int
    """What it is ordered by among its like: days over, or days left as a negative number."""
    cause_key: str
    told: str
    """What a message that leaves the house calls it: the title where that stands on the public board, else its number."""
    opens: bool = True


@dataclass(frozen=True)
class Ruled:
    """The rules by which causes are found."""

    rules: Rules
    alerts: AlertRules


@dataclass(frozen=True)
class Situation:
    """What causes are found in: the facts, a day, the rules."""

    connection: sa.Connection
    day: dt.date
    ruled: Ruled

    @property
    def rules(self) -> Rules:
        """Those of lights and deadlines."""
        return self.ruled.rules

    @property
    def alerts(self) -> AlertRules:
        """Those of alerts."""
        return self.ruled.alerts

    def is_old_enough(self, kind: str, since: dt.date) -> bool:
        """Whether a cause has lasted for the grace of its kind."""
        return (self.day - since).days >= self.alerts.grace_days.get(kind, 0)


def key_of(kind: str, *parts: object) -> str:
    """The key of a cause, from what tells it from every other of its kind."""
    return "|".join((kind, *map(str, parts)))


def worst_first(cause: Cause) -> tuple[int, int, int, str]:
    """What causes are sorted by: grave before slight, then by kind, then the longest over."""
    return list(SEVERITIES).index(cause.severity), list(KINDS).index(cause.kind), -cause.days, cause.cause_key
