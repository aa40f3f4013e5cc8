"""Counts of supervised items (督查事项) of a list, of a unit, of all: total, closed, overdue, lights, rates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.papers.sources.source import Said, Source, restating
from dashboard.papers.sources.wordings import counted, rate
from data.directory import directory
from data.moment import Moment
from data.rules import rules
from data.status import LISTS, Counts, Group, by_list, by_unit, groups

CODE = "counts"
ALL, LISTED = "all", "listed"
"""Everything that is supervised; all of it but the leaders' instructions, which have their own bulletin."""
NAMES = {ALL: "督查事项", LISTED: "重点工作督查事项", **LISTS}
LISTED_LISTS = tuple(code for code in LISTS if code != "instructions")


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts under a name, and what is counted (项, 件)."""

    name: str
    counts: Counts
    unit: str = "项"


def of_unit(unit: str) -> str:
    """The code of a unit's counts on the lists, without instructions."""
    return f"unit/{unit}"


def late_units(code: str) -> str:
    """The code under which `overdue` says how many units have overdue items of a list."""
    return f"late_units/{code}"


def _units_of(code: str, found: Sequence[Group]) -> Counted:
    late = {group.unit for group in found if group.unit and group.counts.overdue}
    return Counted(f"{NAMES[code]}涉及单位", Counts(overdue=len(late)), "个单位")


def read(connection: sa.Connection, moment: Moment, _codes: Collection[str] = ()) -> Mapping[str, Counted]:
    """Counts by code: `all`, `listed`, every list, `unit/…` for every unit with items of the lists."""
    found = groups(connection, moment.as_of, rules(), moment.known_at)
    lists, listed = by_list(found), [group for group in found if group.list in LISTED_LISTS]
    sums = {ALL: sum(lists.values(), Counts()), LISTED: sum((group.counts for group in listed), Counts()), **lists}
    names = directory(connection, moment.as_of, moment.known_at)
    units = {of_unit(unit): Counted(names.label(unit), counts) for unit, counts in by_unit(listed).items()}
    asked = {LISTED: listed, "instructions": [group for group in found if group.list == "instructions"]}
    late = {late_units(code): _units_of(code, of_code) for code, of_code in asked.items()}
    return {code: Counted(NAMES.get(code, code), counts) for code, counts in sums.items()} | units | late


def say(thing: Counted, aspect: str) -> Said | None:
    """One aspect in words; None for a rate of nothing and an aspect that there is not."""
    if aspect in NUMBERS:
        name, number = NUMBERS[aspect]
        return Said(f"{thing.name}{name}", *counted(number(thing.counts), thing.unit))
    name, share = RATES.get(aspect, ("", lambda counts: None))
    found = rate(share(thing.counts))
    return None if found is None else Said(f"{thing.name}{name}", *found)


NUMBERS: Mapping[str, tuple[str, Callable[[Counts], int]]] = {
    "total": ("总数", lambda counts: counts.total),
    "closed": ("已办结", lambda counts: counts.closed),
    "closed_late": ("逾期办结", lambda counts: counts.closed_late),
    "open": ("在办", lambda counts: counts.open),
    "overdue": ("逾期未办结", lambda counts: counts.overdue),
    "due_soon": ("即将到期", lambda counts: counts.due_soon),
    "behind": ("低于序时", lambda counts: counts.behind),
    "red": ("红灯", lambda counts: counts.red),
    "yellow": ("黄灯", lambda counts: counts.yellow),
    "paused": ("已中止", lambda counts: counts.paused),
}
RATES: Mapping[str, tuple[str, Callable[[Counts], float | None]]] = {
    "close_rate": ("办结率", lambda counts: counts.close_rate),
    "on_time_rate": ("按时办结率", lambda counts: counts.on_time_rate),
}

SOURCE = Source(CODE, restating(read, say))
