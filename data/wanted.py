"""Which supervised items are wanted: filters, the order worst first, those that come first under a limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from data.items import COUNTED, measured_parts
from data.lights import items, meets
from data.rules import Rules


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items: all filters hold together; None is no filter."""

    lists: tuple[str, ...] | None = None
    units: tuple[str, ...] | None = None
    leaders: tuple[str, ...] | None = None
    lights: tuple[str, ...] | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    overdue_only: bool = False
    keys: tuple[tuple[str, str], ...] | None = None
    """(dataset, key) pairs."""
    limit: int | None = None


PROBLEMS = Wanted(lights=("red", "yellow"))
"""What needs asking: every open item on red or yellow."""


def conditions(c: Any, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """The filters as SQL on the columns of `data.lights.items`."""
    chosen = {"list": wanted.lists, "unit": wanted.units, "leader": wanted.leaders, "light": wanted.lights}
    found = [c[name].in_(values) for name, values in chosen.items() if values is not None]
    if wanted.due_from is not None:
        found.append(c.due >= wanted.due_from)
    if wanted.due_to is not None:
        found.append(c.due <= wanted.due_to)
    if wanted.overdue_only:
        found.append(c.is_overdue)
    if wanted.keys is not None:
        found.append(sa.or_(sa.false(), *(sa.and_(c.dataset == name, c.key == key) for name, key in wanted.keys)))
    return found


def worst_first(c: Any) -> list[sa.ColumnElement[Any]]:
    """Red before yellow, by their rule's line, longest overdue, furthest behind, earliest due."""
    colour = sa.case((c.light == "red", 0), (c.light == "yellow", 1), (c.light == "no_data", 2), else_=3)
    return [colour, c.rule, *_within_line(c)]


def _within_line(c: Any) -> list[sa.ColumnElement[Any]]:
    overdue = sa.case((c.is_overdue, 0), else_=1)
    gap = sa.func.coalesce(c.gap_points, 0)
    no_due = sa.case((c.due.is_(None), 1), else_=0)
    return [overdue, sa.case((c.is_overdue, c.due)), gap, no_due, c.due, c.dataset, c.key]


def worst_keys(
    connection: sa.Connection, day: dt.date, rules: Rules, wanted: Wanted, known_at: dt.datetime | None
) -> tuple[tuple[str, str], ...]:
    """(dataset, key) of the items wanted, at most their limit, worst first."""
    first_red = next((number for number, rule in enumerate(rules.light) if rule.colour == "red"), None)
    if first_red is not None and (wanted.lights is None or "red" in wanted.lights):
        # Mostly the limit is filled before the other lines of the table need to be reckoned.
        plain = replace(wanted, lights=None)
        parts = [
            _keys(part, (meets(part.selected_columns, first_red, rules), *conditions(part.selected_columns, plain)))
            for part in measured_parts(day, rules, known_at)
        ]
        found = _first(connection, sa.union_all(*parts), wanted.limit)
        if len(found) == wanted.limit:
            return found
    c = items(day, rules, known_at, {*COUNTED, "dataset", "key", "leader", "due"}).c
    return _first(connection, _keys(sa.select(*c), conditions(c, wanted)), wanted.limit)


def _keys(rows: sa.Select[Any], where: Sequence[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    c = rows.selected_columns
    order = worst_first(c) if "light" in c else _within_line(c)
    return rows.with_only_columns(c.dataset, c.key, *(by.label(f"by_{at}") for at, by in enumerate(order))).where(
        *where
    )


def _first(
    connection: sa.Connection, keys: sa.Select[Any] | sa.CompoundSelect[Any], limit: int | None
) -> tuple[tuple[str, str], ...]:
    found = keys.subquery()
    order = [column for column in found.c if column.name.startswith("by_")]
    rows = connection.execute(sa.select(found.c.dataset, found.c.key).order_by(*order).limit(limit))
    return tuple((row.dataset, row.key) for row in rows)
