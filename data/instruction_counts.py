"""Leaders' instructions (领导批示) of the year: by level, by leader, by month; the bulletins issued about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from data.datasets import dataset
from data.datasets.instructions import LEVEL
from data.facts import in_force
from data.kinds.roles import read_roles
from data.lights import items
from data.rules import Rules
from data.status import Counts

PROVINCIAL_PLUS = ("central", "provincial")
"""Levels that the office reports together as 省级以上 (reference §1.2)."""


@dataclass(frozen=True, slots=True)
class Received:
    """The year's instructions of one level and leader's role. `counts` has total, closed, overdue, closed_late, due_soon."""

    level: str
    leader: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Month:
    """Instructions of the year received and closed in one of its months."""

    month: int
    received: int
    closed: int


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One issue of 批示通报 with the place that it was read from."""

    issue_no: str
    title: str
    issued_on: dt.date
    batch_id: int
    sheet: str
    row: int


def received(
    connection: sa.Connection, day: dt.date, rules: Rules, known_at: dt.datetime | None = None
) -> tuple[Received, ...]:
    """Counts by level and leader's role, from New Year to the day."""
    c = items(day, rules, known_at).c
    facts = in_force(dataset("instructions"), day, known_at)
    sums = {
        "total": sa.func.count(),
        "closed": _count(c.is_done),
        "paused": _count(c.is_paused),
        "overdue": _count(c.is_overdue),
        "due_soon": _count(c.is_due_soon),
        "closed_late": _count(c.is_closed_late),
    }
    found = connection.execute(
        sa.select(facts.c.level, facts.c.leader_role, *(value.label(name) for name, value in sums.items()))
        .join(facts, sa.and_(c.dataset == "instructions", c.key == facts.c.record_key))
        .where(facts.c.instructed_on.between(dt.date(day.year, 1, 1), day))
        .group_by(facts.c.level, facts.c.leader_role)
    )
    return tuple(
        Received(row[0], row[1] or "（未写明）", Counts(**dict(zip(sums, row[2:], strict=True)))) for row in found
    )


def by_level(found: tuple[Received, ...]) -> dict[str, Counts]:
    """Counts by the level's Chinese name, the highest first; 中央 and 省级 together as 省级以上."""
    labels = {code: LEVEL.label(code) for code in ("city_party", "city_gov")}
    ordered = ["省级以上", *labels.values()]
    sums = _summed(found, lambda entry: "省级以上" if entry.level in PROVINCIAL_PLUS else labels[entry.level])
    return {name: sums[name] for name in ordered if name in sums}


def by_leader(found: tuple[Received, ...]) -> dict[str, Counts]:
    """Counts by leader's role, in official order."""
    order = {role.zh: place for place, role in enumerate(read_roles())}
    sums = _summed(found, lambda entry: entry.leader)
    return dict(sorted(sums.items(), key=lambda entry: (order.get(entry[0].split("、")[0], len(order)), entry[0])))


def by_month(connection: sa.Connection, day: dt.date) -> tuple[Month, ...]:
    """Every month of the year up to the day: instructions received, instructions closed in it."""
    facts = in_force(dataset("instructions"), day)
    came = _by_month(connection, facts, facts.c.instructed_on, day)
    went = _by_month(connection, facts, facts.c.finished_on, day)
    return tuple(Month(month, came.get(month, 0), went.get(month, 0)) for month in range(1, day.month + 1))


def bulletins(connection: sa.Connection, day: dt.date) -> tuple[Bulletin, ...]:
    """The year's issues of 批示通报, newest first."""
    c = in_force(dataset("publications"), day).c
    query = (
        sa.select(c.issue_no, c.title, c.issued_on, c.batch_id, c.sheet, c.row)
        .where(c.kind == "instruction_bulletin", c.issued_on.between(dt.date(day.year, 1, 1), day))
        .order_by(c.issued_on.desc(), c.record_key.desc())
    )
    return tuple(Bulletin(*row) for row in connection.execute(query))


def _by_month(
    connection: sa.Connection, facts: sa.Subquery, column: sa.ColumnElement[dt.date], day: dt.date
) -> dict[int, int]:
    month = sa.extract("month", column)
    year = facts.c.instructed_on.between(dt.date(day.year, 1, 1), day)
    found = connection.execute(
        sa.select(month, sa.func.count()).where(year, column.between(dt.date(day.year, 1, 1), day)).group_by(month)
    )
    return {int(row[0]): row[1] for row in found}


def _summed(found: tuple[Received, ...], name: Callable[[Received], str]) -> dict[str, Counts]:
    sums: dict[str, Counts] = {}
    for entry in found:
        sums[name(entry)] = sums.get(name(entry), Counts()) + entry.counts
    return sums


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
