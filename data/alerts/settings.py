"""The rules of alerts (预警规则): lead times, grace, repetition, quiet hours, from an editable file checked when read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Any, get_type_hints

from data.alerts.words import KINDS
from data.editable import REFERENCE, Editable, TableError, build, entries

NAME = "预警规则"


class AlertRulesError(TableError):
    """The rules of alerts are missing or wrong; the message says where, in Chinese."""


@dataclass(frozen=True)
class Reminder:
    """How often and when somebody is told. `retry_minutes` are the waits after a failed try, the last one for all later."""

    repeat_days: int
    ceiling: int
    quiet_from: str
    quiet_to: str
    on_days_off: bool
    retry_minutes: list[int]
    lines: int

    def is_quiet(self, at: dt.time) -> bool:
        """Whether nobody is to be told at that time of the day; the span may reach over midnight."""
        first, last = _time(self.quiet_from), _time(self.quiet_to)
        return first <= at < last if first <= last else at >= first or at < last

    def wait(self, tries: int) -> dt.timedelta:
        """How long to wait after so many failed tries."""
        return dt.timedelta(minutes=self.retry_minutes[min(tries, len(self.retry_minutes)) - 1])


@dataclass(frozen=True)
class Escalation:
    """From how many days overdue on the head of the unit is told."""

    overdue_days: int


@dataclass(frozen=True)
class SlipRules:
    """Working days within which a slip of a colour is to be answered."""

    blue_reply_days: int
    yellow_reply_days: int
    red_reply_days: int


@dataclass(frozen=True)
class AlertRules:
    """Everything about alerts that an office may set differently; thresholds of lights are in `data.rules`."""

    version: str
    days_before: list[int]
    recover_points: float
    reopen_days: int
    events_kept_days: int
    whole_targets_from_month: int
    silent_days: int
    reminder: Reminder
    escalation: Escalation
    slip: SlipRules
    promise_days: int = 3
    """Days before its last day from which on a unit is reminded of a promise."""
    off: list[str] = field(default_factory=list)
    grace_days: dict[str, int] = field(default_factory=dict)
    """Days that a cause must have lasted, by kind, before it opens an alert."""


def alert_rules() -> AlertRules:
    """The rules in force: the file named by `ALERTS_FILE`, else the shipped one. Raises AlertRulesError."""
    return TABLE.read()


def parse(text: str) -> AlertRules:
    """Rules from the text of a file. Raises AlertRulesError with what is wrong and where."""
    table = entries(text, NAME, AlertRulesError)
    for name, kind in get_type_hints(AlertRules).items():
        if isinstance(kind, type) and is_dataclass(kind) and isinstance(table.get(name), Mapping):
            table[name] = build(kind, table[name], name, AlertRulesError)
    made = build(AlertRules, table, NAME, AlertRulesError)
    _check(made)
    return made


def _check(made: AlertRules) -> None:
    for name in (*made.off, *made.grace_days):
        if name not in KINDS:
            raise AlertRulesError(f"不认识预警种类“{name}”，可写的有 {'、'.join(KINDS)}。")
    days = made.days_before
    if not days or not _are_whole(days) or days != sorted(set(days), reverse=True):
        raise AlertRulesError("days_before 要从大到小写不重复的天数，如 [7, 3, 1]。")
    for name, value in _counts(made).items():
        if not _are_whole([value]):
            raise AlertRulesError(f"{name} 必须是不小于 0 的整数，现为 {value!r}。")
    if made.recover_points < 0:
        raise AlertRulesError("recover_points 不能小于 0。")
    if not 1 <= made.whole_targets_from_month <= 12:
        raise AlertRulesError("whole_targets_from_month 要写 1 到 12 的月份。")
    _check_reminder(made.reminder)


def _check_reminder(reminder: Reminder) -> None:
    if reminder.ceiling < 1 or reminder.lines < 1:
        raise AlertRulesError("reminder：ceiling 和 lines 至少为 1。")
    if not reminder.retry_minutes or not _are_whole(reminder.retry_minutes) or min(reminder.retry_minutes) < 1:
        raise AlertRulesError("reminder：retry_minutes 要写至少一个不小于 1 的分钟数，如 [10, 60, 240]。")
    for name in ("quiet_from", "quiet_to"):
        try:
            _time(getattr(reminder, name))
        except ValueError:
            raise AlertRulesError(
                f"reminder：{name} 写成了“{getattr(reminder, name)}”，应写成 20:00 这样的时间。"
            ) from None


def _counts(made: AlertRules) -> dict[str, Any]:
    """Every number of days or times, by the name under which it is written."""
    slip = made.slip
    return {
        "reopen_days": made.reopen_days, "events_kept_days": made.events_kept_days, "silent_days": made.silent_days,
        "promise_days": made.promise_days,
        **{f"grace_days 的 {name}": days for name, days in made.grace_days.items()},
        "reminder 的 repeat_days": made.reminder.repeat_days, "escalation 的 overdue_days": made.escalation.overdue_days,
        "slip 的 blue_reply_days": slip.blue_reply_days, "slip 的 yellow_reply_days": slip.yellow_reply_days,
        "slip 的 red_reply_days": slip.red_reply_days,
    }  # fmt: skip


def _are_whole(values: list[Any]) -> bool:
    return all(type(value) is int and value >= 0 for value in values)


def _time(text: str) -> dt.time:
    return dt.datetime.strptime(text, "%H:%M").time()


TABLE = Editable(NAME, "ALERTS_FILE", REFERENCE / "alerts.toml", parse, AlertRulesError)
