"""Causes in promises made to a meeting (承诺账): not kept by the last day, or due within days and not kept yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from data.alerts.cause import Cause, Situation, key_of
from data.alerts.words import Severity
from data.promise_words import fate, keeps_by
from data.promises import Promise, due_soon, promises


def promised(found: Situation) -> Iterator[Cause]:
    """Broken promises, then those near, each a matter of the unit that made it."""
    every = promises(found.connection, found.day)
    for one in every:
        if one.state == "broken":
            stage = 1 + sum(one.days_late > edge for edge in found.rules.due.overdue_bands_days)
            yield _cause(one, found, "promise_broken", (one.due_on + dt.timedelta(days=1), "red", stage, one.days_late))
    ahead = found.alerts.promise_days
    for one in due_soon(every, found.day, ahead):
        since = max(one.made_on, one.due_on - dt.timedelta(days=ahead))
        yield _cause(one, found, "promise_due", (since, "yellow", 1, -(one.due_on - found.day).days))


def _cause(one: Promise, found: Situation, kind: str, measures: tuple[dt.date, Severity, int, int]) -> Cause:
    """What a unit promised does not stand on the public board: outside the house it goes by its number."""
    since, severity, stage, days = measures
    return Cause(
        kind=kind, dataset="promises", key=one.key, title=one.what, told=f"承诺{one.number}", unit=one.unit, leader=None,
        reason=fate(one, found.day), since=since, clears_by=keeps_by(one), severity=severity, stage=stage, days=days,
        cause_key=key_of(kind, one.key, one.due_on), opens=found.is_old_enough(kind, since),
    )  # fmt: skip
