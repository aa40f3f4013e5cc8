"""Causes in what is handed in: a division whose return has not come by the last day of its duty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from data.alerts.cause import Cause, Situation, key_of
from data.owed import Owed, overdue, owed


def returns(found: Situation) -> Iterator[Cause]:
    """The duties whose newest period that is over is missing, each a matter of the division that owes it."""
    for entry in overdue(owed(found.connection, found.day)):
        yield _late(entry, found)


def _late(entry: Owed, found: Situation) -> Cause:
    since = entry.period.last_on + dt.timedelta(days=1)
    key = f"{entry.dataset}/{entry.division}"
    return Cause(
        kind="hand_in_late", dataset=entry.dataset, key=key, title=entry.name, told=entry.name,
        unit=entry.division, leader=None, reason=f"{entry.period.label}{entry.word}",
        since=since, clears_by=f"报送{entry.period.label}的数据", severity="yellow", stage=1, days=entry.days_late,
        cause_key=key_of("hand_in_late", key, entry.period.last_on), opens=found.is_old_enough("hand_in_late", since),
    )  # fmt: skip
