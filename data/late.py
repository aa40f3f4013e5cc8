"""Records that stand late on a day: with a red light, past a deadline by law, urgent reports that took too long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from data.clock_board import every
from data.clocks import ALL as CLOCKED
from data.emergency import Wanted, reports
from data.lights import explain, items_of
from data.rules import Rules, rules
from data.spec import Dataset

Lateness = Literal["red", "overdue", "closed_late", "reported_late"]


@dataclass(frozen=True, slots=True)
class Late:
    """A record that counts as late, with its reason in words."""

    key: str
    lateness: Lateness
    reason: str


def can_be_late(spec: Dataset) -> bool:
    """Whether the dataset has lights, deadlines or limits at all."""
    return spec.tracking is not None or spec.name == URGENT or any(entry.dataset == spec.name for entry in CLOCKED)


def late_records(connection: sa.Connection, spec: Dataset, day: dt.date) -> Iterator[Late]:
    """The dataset's records in force on the day that count as late; one that is late in two ways is told twice."""
    if spec.tracking is not None:
        yield from _red(connection, spec, day, rules())
    if spec.name == URGENT:
        found = reports(connection, day, Wanted(late_only=True))
        yield from (Late(report.key, "reported_late", report.reason) for report in found)
    for source in (entry for entry in CLOCKED if entry.dataset == spec.name):
        for entry in every(connection, day, source):
            if entry.clock.is_overdue or entry.clock.is_closed_late:
                yield Late(entry.key, "overdue" if entry.clock.is_overdue else "closed_late", entry.clock.reason)


URGENT = "urgent_reports"


def _red(connection: sa.Connection, spec: Dataset, day: dt.date, by: Rules) -> Iterator[Late]:
    c = items_of(spec.name, day, by).c
    for item in connection.execute(sa.select(*c).where(c.light == "red")):
        yield Late(item.key, "red", explain(item, day, by).reason)
