"""Causes in deadlines by law and by the office's custom: clocks that are near their last day or past it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from data.alerts.cause import Cause, Situation, key_of
from data.clock_board import Entry, entries
from data.workdays import read_calendar


def legal(found: Situation) -> Iterator[Cause]:
    """Open clocks that are red or yellow."""
    for entry in entries(found.connection, found.day):
        if entry.is_pressing:
            yield _pressing(entry, found)


def _pressing(entry: Entry, found: Situation) -> Cause:
    clock = entry.clock
    kind = "legal_passed" if clock.is_overdue else "legal_near"
    since = clock.due + dt.timedelta(days=1) if clock.is_overdue else _near_since(entry)
    return Cause(
        kind=kind, dataset=entry.dataset, key=entry.key, title=entry.title, unit=entry.unit, leader=None,
        told=f"{entry.list} {entry.key.rpartition('|')[2]}", reason=clock.reason, since=min(since, found.day),
        clears_by=clock.next_green, severity="red" if clock.is_overdue else "yellow", stage=1,
        days=clock.overdue_days or -(clock.due - found.day).days,
        cause_key=key_of(kind, entry.dataset, entry.key, clock.term.code, clock.running.started, clock.due),
        opens=found.is_old_enough(kind, since),
    )  # fmt: skip


def _near_since(entry: Entry) -> dt.date:
    """The day from which no more days are left than count as near; not before the clock began."""
    clock, soon = entry.clock, entry.clock.term.soon
    if clock.day_kind == "working_days":
        first = read_calendar().add(clock.due, -soon).day
    else:
        first = clock.due - dt.timedelta(days=soon)
    return max(first, clock.running.started)
