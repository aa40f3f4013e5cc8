"""Items of the executive meeting (常务会议议题): what comes to the next ones, how each month's were forecast and reviewed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.clock_board import Entry, every
from data.clocks import Clock, clocked
from data.formulas.view import View
from data.places import Place, place, with_files

CLOCKED = clocked("executive_items")
ORDER = ("red", "yellow", "green", "paused", "done")


@dataclass(frozen=True)
class Item:
    """One item with its clocks by term. `unit` is a code, `units` how many take part."""

    key: str
    month: dt.date
    title: str
    unit: str | None
    leader: str | None
    units: int
    consulted: bool | None
    legal_reviewed: bool | None
    applied_on: dt.date
    approved_on: dt.date | None
    result: str | None
    meeting_no: float | None
    meeting_on: dt.date | None
    material_on: dt.date | None
    outcome: str | None
    clocks: dict[str, Clock]
    place: Place
    is_coming: bool
    """Whether it is still to be held, or its month is not over."""

    @property
    def is_forecast_late(self) -> bool:
        """Whether it was forecast after the 20th of the month before."""
        clock = self.clocks.get("exec_forecast")
        return clock is not None and clock.is_closed_late

    @property
    def review_days(self) -> int | None:
        """Working days from application to review, None while it is not reviewed."""
        clock = self.clocks.get("exec_review")
        return clock.days_used if clock else None

    @property
    def worst(self) -> Clock | None:
        """The clock that presses most, None where none is open."""
        open_ones = [clock for clock in self.clocks.values() if clock.is_open]
        return min(open_ones, key=lambda clock: (ORDER.index(clock.light), clock.due), default=None)


@dataclass(frozen=True, slots=True)
class MonthOfItems:
    """The items held in one month."""

    month: int
    held: int
    in_time: int
    """Forecast by the 20th of the month before."""
    review_days: float | None
    """Mean working days of review."""


@dataclass(frozen=True)
class Wanted:
    """Which items: all filters hold together; empty is no filter. Months of the forecast."""

    months: tuple[str, ...] = ()
    """As `2020-03`."""
    units: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    """A result's code, `waiting` for those without one."""
    late_only: bool = False


def items(connection: sa.Connection, day: dt.date) -> tuple[Item, ...]:
    """The items of this year and those forecast beyond: what presses first, then the next to be held, then those held, the newest on top."""
    view = View(day)
    facts = view.facts("executive_items")
    c = facts.c
    query = with_files(
        facts, c.record_key, c.month, c.title, c.submit_unit, c.leader_role, c.units, c.consulted, c.legal_reviewed,
        c.applied_on, c.approved_on, c.result, c.meeting_no, c.meeting_on, c.material_on, c.outcome,
    ).where(c.month >= view.new_year, c.applied_on <= day)  # fmt: skip
    clocks = _clocks(every(connection, day, CLOCKED))
    return tuple(
        sorted((_item(row, clocks.get(row.record_key, {}), day) for row in connection.execute(query)), key=_pressing)
    )


def _clocks(found: Iterable[Entry]) -> dict[str, dict[str, Clock]]:
    by_key: dict[str, dict[str, Clock]] = {}
    for entry in found:
        by_key.setdefault(entry.key, {})[entry.clock.term.code] = entry.clock
    return by_key


def _item(row: Any, clocks: dict[str, Clock], day: dt.date) -> Item:
    coming = row.outcome is None and (row.meeting_on or row.month) >= day and row.result not in ("deferred", "returned")
    return Item(
        row.record_key, row.month, row.title, row.submit_unit, row.leader_role, len(row.units.split(",")) if row.units else 0,
        row.consulted, row.legal_reviewed, row.applied_on, row.approved_on, row.result, row.meeting_no, row.meeting_on,
        row.material_on, row.outcome, clocks, place(row), coming,
    )  # fmt: skip


def _pressing(item: Item) -> tuple[int, int, str]:
    worst = item.worst
    if worst and worst.light in ("red", "yellow"):
        return ORDER.index(worst.light), worst.due.toordinal(), item.title
    held = (item.meeting_on or item.month).toordinal()
    return (len(ORDER), held, item.title) if item.is_coming else (len(ORDER) + 1, -held, item.title)


def kept(found: Sequence[Item], wanted: Wanted) -> tuple[Item, ...]:
    """Those that the filters leave, in the same order."""
    return tuple(item for item in found if _meets(item, wanted))


def _meets(item: Item, wanted: Wanted) -> bool:
    chosen = (
        (f"{item.month:%Y-%m}", wanted.months), (item.unit, wanted.units), (item.result or "waiting", wanted.results),
    )  # fmt: skip
    return all(value in values for value, values in chosen if values) and not (
        wanted.late_only
        and not (item.is_forecast_late or any(c.is_overdue or c.is_closed_late for c in item.clocks.values()))
    )


def by_month(found: Sequence[Item], day: dt.date) -> tuple[MonthOfItems, ...]:
    """The months from New Year to the day."""
    return tuple(
        _month(month, [item for item in found if _held_in(item, month, day)]) for month in range(1, day.month + 1)
    )


def _held_in(item: Item, month: int, day: dt.date) -> bool:
    held = item.meeting_on
    return item.result == "listed" and held is not None and held <= day and (held.year, held.month) == (day.year, month)


def _month(month: int, held: Sequence[Item]) -> MonthOfItems:
    days = [item.review_days for item in held if item.review_days is not None]
    return MonthOfItems(
        month, len(held), sum(not item.is_forecast_late for item in held), sum(days) / len(days) if days else None
    )
