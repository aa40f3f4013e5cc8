"""Why an alert closes, in words: its item was done, stands otherwise, or the matter went on under another kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from data.alerts.cause import Cause
from data.alerts.words import KINDS
from data.datasets import tracked
from data.items import measured
from data.rules import rules

CLEARED = {
    "overdue": "时限已延期",
    "legal_passed": "已办理、停止计时或延期",
    "promise_broken": "已兑现",
    "rank_fell": "已回到前列",
    "urgent_late": "提示期已满",
    "behind": "不再低于序时",
    "no_feedback": "已报送进展",
    "not_started": "已启动",
    "target_missed": "已达到目标",
    "hand_in_late": "已报送",
    "legal_near": "已办理、停止计时或延期",
    "promise_due": "已兑现或时限已调整",
    "due_soon": "时限已调整",
}
"""What a kind's end mostly is, where nothing more is known."""
GOES_ON = {
    "due_soon": "overdue", "behind": "overdue", "not_started": "overdue", "legal_near": "legal_passed",
    "promise_due": "promise_broken",
}  # fmt: skip
"""Which kind may follow upon which."""
ROWS = 400


def why_closed(
    connection: sa.Connection, closing: Sequence[Any], day: dt.date, found: Mapping[str, Cause]
) -> dict[int, str]:
    """The words for each of the alerts, by its id."""
    now = {(cause.kind, cause.dataset, cause.key) for cause in found.values()}
    ends = _ends(connection, closing, day)
    return {row.id: _why(row, now, ends) for row in closing}


def _why(row: Any, now: set[tuple[str, str, str]], ends: Mapping[tuple[str, str], str]) -> str:
    follows = GOES_ON.get(row.kind, "")
    if (follows, row.dataset, row.record_key) in now:
        return f"转为“{KINDS[follows]}”"
    return ends.get((row.dataset, row.record_key)) or CLEARED[row.kind]


def _ends(connection: sa.Connection, closing: Sequence[Any], day: dt.date) -> dict[tuple[str, str], str]:
    """What became of supervised items: done, paused, gone from the lists; blank for those that go on as before."""
    names = {spec.name for spec in tracked()}
    asked = [(row.dataset, row.record_key) for row in closing if row.dataset in names]
    ends = dict.fromkeys(asked, "事项已不在清单")
    c = measured(day, rules(), only=("dataset", "key", "is_done", "is_paused", "is_open")).c
    for start in range(0, len(asked), ROWS):
        keys = [key for _, key in asked[start : start + ROWS]]
        for row in connection.execute(sa.select(*c).where(c.key.in_(keys))):
            ends[row.dataset, row.key] = "事项已办结" if row.is_done else "事项已中止" if row.is_paused else ""
    return ends
