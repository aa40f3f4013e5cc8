"""Praise (表扬): who improved most, who has been clean longest, who finished first, each with its reason in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from data.directory import directory
from data.lights import items
from data.review.item_changes import Standpoint
from data.scores import UnitStanding, placed_on
from data.status import LISTS

PraiseKind = Literal["most_improved", "longest_clean", "first_to_finish"]

KINDS: Mapping[PraiseKind, str] = {
    "most_improved": "进步最大", "longest_clean": "无逾期时间最长", "first_to_finish": "率先全部办结",
}  # fmt: skip
LISTED = tuple(code for code in LISTS if code != "instructions")
GROUPS = {"department": "市级部门", "county": "县（市、区）"}


@dataclass(frozen=True, slots=True)
class Praise:
    """One unit praised. `number` is what it is praised for: places gained, days clean, items finished.

    `day` is that of its last overdue item, or on which it finished; None where it never was overdue in the year.
    """

    kind: PraiseKind
    unit: str
    name: str
    number: int
    day: dt.date | None
    reason: str


def praise(connection: sa.Connection, at: Standpoint, since: Standpoint) -> tuple[Praise, ...]:
    """Those to be praised at a moment, by the facts known then; a kind that nobody deserves is left out.

    进步最大: most places gained within its group since the moment before, of equal ones the better placed.
    无逾期时间最长: of units with enough items of the lists to be ranked, the one whose last day with an overdue item is
    longest ago, from New Year for one that had none; of equal ones that with the most items closed.
    率先全部办结: the unit that was the first to close all its items of the lists, as many as make a unit ranked.
    """
    units = _units(connection, at)
    names = directory(connection, at.moment.as_of, at.moment.known_at)
    found = (_improved(connection, at, since), _clean(units, at), _finished(units))
    return tuple(_named(one, names.label(one.unit)) for one in found if one)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit's items of the lists of the year. `last_late` is the last day on which one of them was overdue."""

    unit: str
    total: int
    closed: int
    last_late: dt.date | None
    last_finished: dt.date | None


def _named(one: Praise, name: str) -> Praise:
    return Praise(one.kind, one.unit, name, one.number, one.day, f"{name}{one.reason}")


def _units(connection: sa.Connection, at: Standpoint) -> list[_Unit]:
    """Units with as many items, paused ones apart, as make a unit ranked."""
    day = at.moment.as_of
    c = items(day, at.rules, at.moment.known_at).c
    late = sa.case((c.is_overdue, sa.literal(day, sa.Date)), (c.is_closed_late, c.finished))
    done = sa.case((c.is_done, sa.func.coalesce(c.finished, c.as_of)))
    query = (
        sa.select(c.unit, sa.func.count(), sa.func.count(done), sa.func.max(late), sa.func.max(done))
        .where(c.list.in_(LISTED), c.unit.is_not(None), sa.not_(c.is_paused))
        .group_by(c.unit)
        .having(sa.func.count() >= at.rules.score.ranked_from_items)
    )
    return [_Unit(row[0], row[1], row[2], _date(row[3]), _date(row[4])) for row in connection.execute(query)]


def _date(value: Any) -> dt.date | None:
    """A day as either database hands it over."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _improved(connection: sa.Connection, at: Standpoint, since: Standpoint) -> Praise | None:
    before = {unit.unit: unit.rank for unit in _placed(connection, since)}
    moved = [
        (was - unit.rank, unit) for unit in _placed(connection, at)
        if unit.rank is not None and (was := before.get(unit.unit)) is not None and was > unit.rank
    ]  # fmt: skip
    if not moved:
        return None
    places, unit = min(moved, key=lambda pair: (-pair[0], pair[1].rank or 0, pair[1].order))
    words = f"在{GROUPS[unit.group]}中由第{before[unit.unit]}位升至第{unit.rank}位，上升{places}位"
    return Praise("most_improved", unit.unit, unit.name, places, None, words)


def _placed(connection: sa.Connection, at: Standpoint) -> list[UnitStanding]:
    return placed_on(connection, at.moment.as_of, at.rules, at.moment.known_at)


def _clean(units: Iterable[_Unit], at: Standpoint) -> Praise | None:
    day = at.moment.as_of
    eve = dt.date(day.year, 1, 1) - dt.timedelta(days=1)
    late = [(max(unit.last_late or eve, eve), unit) for unit in units if unit.closed]
    clean = [(last, unit) for last, unit in late if last < day]
    if not clean:
        return None
    last, one = min(clean, key=lambda pair: (pair[0], -pair[1].closed, pair[1].unit))
    run = "今年以来没有逾期事项" if last == eve else f"连续{(day - last).days}天没有逾期事项"
    words = f"牵头{one.total}项，已办结{one.closed}项，{run}"
    return Praise("longest_clean", one.unit, one.unit, (day - last).days, None if last == eve else last, words)


def _finished(units: Iterable[_Unit]) -> Praise | None:
    done = [(unit.last_finished, unit) for unit in units if unit.closed == unit.total and unit.last_finished]
    if not done:
        return None
    on, one = min(done, key=lambda pair: (pair[0], -pair[1].total, pair[1].unit))
    words = f"牵头的{one.total}项于{on.month}月{on.day}日全部办结"
    return Praise("first_to_finish", one.unit, one.unit, one.total, on, words)
