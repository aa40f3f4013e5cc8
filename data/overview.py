"""What 总览 shows of a day: supervision by list and unit, the worst items, the figures of the other sections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data import time_progress
from data.directory import directory
from data.formulas.reading import Reading, read
from data.formulas.targets import targets
from data.formulas.view import View
from data.indicators import indicator
from data.rules import Rules, rules
from data.scores import UnitStanding, commended, placed
from data.status import PROBLEMS, Counts, Item, by_list, find_items, groups

NOW = (
    "instr_close_rate",
    "livelihood_completion",
    "emrg_late_reports",
    "emrg_drills",
    "emrg_drill_plan_rate",
    "emrg_duty_hours",
    "smug_hit_rate",
    "smug_case_value",
    "data_proof_kinds",
    "data_zzd_weekly_active",
)
"""Codes of the indicators shown for the day and the month before."""

MONTHLY = ("emrg_urgent_reports", "smug_inspections", "smug_cases", "data_one_id_rate", "data_calls")
"""Codes of those shown month by month."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Supervision on a day: counts by list, units ranked, without rank changes."""

    lists: Mapping[str, Counts]
    units: tuple[UnitStanding, ...]

    def of(self, *names: str) -> Counts:
        """Counts of several lists together."""
        return sum((self.lists[name] for name in names if name in self.lists), Counts())

    @property
    def total(self) -> Counts:
        """Counts of all lists together."""
        return self.of(*self.lists)


@dataclass(frozen=True, slots=True)
class Values:
    """Readings and annual targets of indicators by code; rates are fractions."""

    readings: Mapping[str, Reading]
    targets: Mapping[str, float]

    def value(self, code: str) -> float | None:
        """None for no data."""
        return self.readings[code].value

    def rows(self, code: str) -> int:
        """How many records are behind a figure."""
        return self.readings[code].rows


@dataclass(frozen=True, slots=True)
class Worst:
    """What needs asking about: the worst items with the names of their lead units by code."""

    items: tuple[Item, ...]
    names: Mapping[str, str]


def standing(connection: sa.Connection, day: dt.date) -> Standing:
    """Supervision as it stands on a day."""
    found = groups(connection, day, rules())
    units = placed(found, directory(connection, day), commended(connection, day), rules())
    return Standing(by_list(found), tuple(units))


def worst(connection: sa.Connection, day: dt.date, limit: int, lists: tuple[str, ...] | None = None) -> Worst:
    """The items on red or yellow, worst first, at most `limit`; of these lists alone, of all for None."""
    items = tuple(find_items(connection, day, rules(), replace(PROBLEMS, limit=limit, lists=lists)))
    known = directory(connection, day)
    return Worst(items, {item.unit: known.label(item.unit) for item in items if item.unit})


def values(connection: sa.Connection, day: dt.date, codes: tuple[str, ...]) -> Values:
    """The figures of these codes from New Year to the day."""
    view = View(day, None, rules(), directory(connection, day))
    found = read(connection, [indicator(code).measure for code in codes], view)
    aims = {row.code: row.target for row in connection.execute(targets(view))}
    return Values(dict(zip(codes, found, strict=True)), aims)


def year_progress(day: dt.date, given: Rules) -> float:
    """Share of the year that lists should have done by the day, 0–1, in the rules' mode (reference §2.6)."""
    return time_progress.of_year(day, given.time_progress.mode)


def month_ends(day: dt.date) -> tuple[dt.date, ...]:
    """The last day of every month of the year that is over before the day's month, then the day itself."""
    firsts = [day.replace(month=month, day=1) for month in range(2, day.month + 1)]
    return (*(first - dt.timedelta(days=1) for first in firsts), day)
