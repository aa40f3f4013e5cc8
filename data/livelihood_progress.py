"""Livelihood projects (民生实事项目) of the year: each with its sub-targets, money and counties' shares."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import in_force
from data.rules import Rules
from data.status import Item, Wanted, find_items
from data.units import Directory

LIVELIHOOD = "livelihood"


@dataclass(frozen=True, slots=True)
class SubTarget:
    """One sub-target (子项). Money is in 万元; `by_county` holds the amount that each county was given to do."""

    project: str
    number: int | None
    item: Item
    uom: str
    target: float | None
    actual: float | None
    invest_plan: float | None
    invest_done: float | None
    by_county: Mapping[str, float]
    is_lagging: bool

    @property
    def is_met(self) -> bool:
        """Done, or all of its target reached."""
        return self.item.light == "done" or (self.item.completion or 0.0) >= 1

    @property
    def lag_reason(self) -> str:
        """Why it is on the lagging list, in words; its light may have another reason before this one."""
        if self.item.overdue_days:
            return f"逾期{self.item.overdue_days}天"
        points = round(((self.item.time_progress or 0.0) - (self.item.completion or 0.0)) * 100, 2)
        return f"低于序时{points:.1f}个百分点" if points > 0 else "单位自报进展滞后"


@dataclass(frozen=True, slots=True)
class Project:
    """One of the year's projects (实事项目) with its sub-targets, worst first."""

    name: str
    number: int | None
    parts: tuple[SubTarget, ...]

    @property
    def met(self) -> int:
        """Sub-targets met."""
        return sum(part.is_met for part in self.parts)

    @property
    def lagging(self) -> int:
        """Sub-targets on the lagging list."""
        return sum(part.is_lagging for part in self.parts)

    @property
    def invest_plan(self) -> float:
        """万元."""
        return sum(part.invest_plan or 0.0 for part in self.parts)

    @property
    def invest_done(self) -> float:
        """万元, of the sub-targets that have a plan."""
        return sum(part.invest_done or 0.0 for part in self.parts if part.invest_plan)


@dataclass(frozen=True, slots=True)
class County:
    """What a county was given to do: its sub-targets, those of them that lag for the whole city."""

    code: str
    name: str
    parts: tuple[SubTarget, ...]
    lagging: tuple[SubTarget, ...]


def sub_targets(
    connection: sa.Connection, day: dt.date, rules: Rules, lagging: frozenset[str]
) -> tuple[SubTarget, ...]:
    """The year's sub-targets, worst first; `lagging` holds the keys on the lagging list."""
    facts = in_force(dataset(LIVELIHOOD), day)
    query = sa.select(facts).where(sa.or_(facts.c.year == day.year, facts.c.year.is_(None)))
    rows = {row.record_key: row for row in connection.execute(query)}
    found = find_items(connection, day, rules, Wanted(lists=(LIVELIHOOD,)))
    return tuple(_sub_target(item, rows[item.key], lagging) for item in found if item.key in rows)


def _sub_target(item: Item, row: sa.Row, lagging: frozenset[str]) -> SubTarget:  # type: ignore[type-arg]
    number = "".join(filter(str.isdigit, row.project_no or ""))
    return SubTarget(
        project=row.project,
        number=int(number) if number else None,
        item=item,
        uom=row.uom or "",
        target=row.target_value,
        actual=row.actual_value,
        invest_plan=row.invest_plan,
        invest_done=row.invest_done,
        by_county=json.loads(row.by_county) if row.by_county else {},
        is_lagging=item.key in lagging,
    )


def projects(parts: Sequence[SubTarget]) -> tuple[Project, ...]:
    """The projects in the order of their numbers."""
    named: dict[str, list[SubTarget]] = {}
    for part in parts:
        named.setdefault(part.project, []).append(part)
    found = (Project(name, _number(own), tuple(own)) for name, own in named.items())
    return tuple(sorted(found, key=lambda project: (project.number is None, project.number or 0, project.name)))


def _number(parts: Sequence[SubTarget]) -> int | None:
    return min((part.number for part in parts if part.number is not None), default=None)


def counties(parts: Sequence[SubTarget], units: Directory) -> tuple[County, ...]:
    """Every county with a share, in official order."""
    codes = {code for part in parts for code in part.by_county}
    ordered = [code for code in units.official_order if code in codes]
    return tuple(_county(code, parts, units) for code in ordered)


def _county(code: str, parts: Sequence[SubTarget], units: Directory) -> County:
    own = tuple(part for part in parts if part.by_county.get(code))
    return County(code, units.label(code), own, tuple(part for part in own if part.is_lagging))
