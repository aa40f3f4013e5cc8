"""A supervised item (督查事项) of the sample: what is fixed about it, before its year unfolds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from etl.sample_year.spelling import Deadline

Fate = Literal[
    "done",
    "late",
    "overdue",
    "gap",
    "due_soon",
    "behind",
    "not_started",
    "suspended",
    "terminated",
    "no_data",
    "long_term",
    "carried",
    "undated",
]
"""How the item stands on 31 December: `late` is done after its deadline, `gap` is open far below time progress,
`carried` is on track into 2021, `undated` is open without a deadline."""

DONE: frozenset[Fate] = frozenset({"done", "late"})
SUSPENDED_OR_ENDED: frozenset[Fate] = frozenset({"suspended", "terminated"})


@dataclass(frozen=True, slots=True)
class Extension:
    """A granted extension (延期): from that day on, the new deadline stands."""

    granted_on: dt.date
    due: Deadline


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the item runs otherwise than planned, first day included, last excluded."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Plan:
    """Days and amounts that decide the item's course."""

    fate: Fate
    assigned_on: dt.date
    due: Deadline
    end: dt.date
    """Day on which it is done, suspended or ended; for open items the day by which `reach` is reached."""
    reach: float
    """Completion in percent points at `end` while still open."""
    bend: float
    """Above 1: slow at first; below 1: quick at first."""
    extension: Extension | None = None
    setback: Stretch | None = None
    """Completion fell after a re-check (复核调减)."""
    silent_from: dt.date | None = None
    """From then on the unit reports nothing new; its last words stand."""
    reopened: Stretch | None = None
    """Closed at the start, sent back at the end (退回重办)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of one list. `grain` is a number of its own from which its wording is chosen."""

    list_type: str
    number: str | None
    title: str
    source: str
    target: str
    lead: str
    partners: tuple[str, ...]
    leader: str
    division: str
    section: str
    shows_completion: bool
    grain: int
    begun_on: dt.date
    """Day from which its completion runs: the year's first for tasks of the work report, else its assignment."""
    plan: Plan

    def due_on(self, day: dt.date) -> Deadline:
        """The deadline in force on that day."""
        extension = self.plan.extension
        return extension.due if extension and extension.granted_on <= day else self.plan.due
