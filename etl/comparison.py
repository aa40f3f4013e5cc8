"""What a return changes: each row against the version in force at the return's day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from data.kinds.periods import Period
from data.tables import compared_names, stored_names
from etl.rows import Rows
from etl.settled import settle
from etl.standing import Standing


@dataclass(slots=True)
class Comparison:
    """Indexes into the rows, by what they do; `missing` are keys in force that the return leaves out.

    `confirmed[i]` is the id of the version that unchanged row i confirms.
    """

    added: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    confirmed: dict[int, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)
    """For changed row i: the stored fields that differ, with the values in force."""
    last_period: dict[int, dict[str, Any]] = field(default_factory=dict)
    """For row i of a new period: the cumulative fields as the year's period before left them."""


def compare(connection: sa.Connection, rows: Rows, *, is_for_load: bool = True) -> Comparison:
    """Compares and fills in what blank cells keep (status words, reference §2.2); nothing is written.

    Not for a load, what no sheet of the return speaks of is left blank: it cannot differ, and reading it costs as much
    as all the rest.
    """
    rows.forget_carried()
    names = stored_names(rows.spec) if is_for_load else _spoken_of(rows)
    standing = Standing(connection, rows.spec, rows.as_of, names)
    outcome = Comparison()
    if not standing.versions:
        outcome.added = list(range(len(rows)))
        return outcome
    _keep(rows, standing)
    _carry(rows, standing)
    settle(connection, rows, standing)
    _sort_out(rows, standing, outcome)
    outcome.missing = _missing(rows, standing)
    outcome.last_period = _last_period(rows, standing, outcome.added)
    return outcome


def _sort_out(rows: Rows, standing: Standing, outcome: Comparison) -> None:
    """Added, changed or confirmed, row by row."""
    own = frozenset(compared_names(rows.spec))
    compared = [position for position, name in enumerate(standing.names) if name in own]
    pick = itemgetter(*compared) if len(compared) > 1 else lambda row: (row[compared[0]],)
    columns = (standing.stored(position, rows.fields.get(standing.names[position]), len(rows)) for position in compared)
    for index, (key, values) in enumerate(zip(rows.keys, zip(*columns, strict=True), strict=True)):
        version = standing.versions.get(key)
        if version is None:
            outcome.added.append(index)
        elif values == pick(version):
            outcome.confirmed[index] = version[-1]
        else:
            outcome.changed.append(index)
            outcome.before[index] = {
                standing.names[position]: standing.value(version, position)
                for position, value in zip(compared, values, strict=True)
                if version[position] != value
            }


def _spoken_of(rows: Rows) -> tuple[str, ...]:
    """Stored fields that a comparison can turn on: those of columns that the return has, and of all that it must look at."""
    spec = rows.spec
    silent = frozenset[str].intersection(*map(frozenset, rows.silent.values())) if rows.places else frozenset()
    needed = {*spec.key, *(spec.scope or ()), *spec.only_grows}
    said = {
        column.name
        for name, column, _ in spec.stored
        if name in needed or column.keeps or name not in silent or any(v is not None for v in rows.fields.get(name, ()))
    }
    compared = {*compared_names(spec), *needed}
    return tuple(n for n, column, _ in spec.stored if column.name in said and (n in compared or column.keeps))


def _keep(rows: Rows, standing: Standing) -> None:
    for column in rows.spec.columns:
        if not column.keeps:
            continue
        parts = [column.name + part.suffix for part in column.kind.fields]
        for index, value in enumerate(rows.column(parts[0])):
            version = standing.versions.get(rows.keys[index]) if value is None else None
            if version is None:
                continue
            for name in parts:
                rows.carry(index, name, standing.value(version, standing.position[name]))


def _last_period(rows: Rows, standing: Standing, added: list[int]) -> dict[int, dict[str, Any]]:
    """Where records are named by their period, a cumulative figure goes on from the record before (§4.0.7)."""
    spec = rows.spec
    period = next((name for name in spec.key if isinstance(spec.column(name).kind, Period)), None)
    if period is None or not spec.only_grows:
        return {}
    others = [name for name in spec.key if name != period]
    earlier: dict[tuple[Any, ...], list[tuple[dt.date, tuple[Any, ...]]]] = {}
    for version in standing.versions.values():
        owner = tuple(standing.of(version, name) for name in others)
        earlier.setdefault(owner, []).append((standing.of(version, period), version))
    found: dict[int, dict[str, Any]] = {}
    for index in added:
        day = rows.column(period)[index]
        owner = tuple(rows.column(name)[index] for name in others)
        # A refused return, which is compared all the same, may lack the period.
        before = [entry for entry in earlier.get(owner, ()) if day and entry[0].year == day.year and entry[0] < day]
        if before:
            version = max(before, key=itemgetter(0))[1]
            found[index] = {name: standing.of(version, name) for name in spec.only_grows}
    return found


def _carry(rows: Rows, standing: Standing) -> None:
    """A sheet says nothing about a column that it does not have: what stands there stays."""
    versions = [standing.versions.get(key) for key in rows.keys]
    silent = {sheet: frozenset(names) for sheet, names in rows.silent.items()}
    for position, name in enumerate(standing.names):
        if not any(name in unsaid for unsaid in silent.values()):
            continue
        for index, version in enumerate(versions):
            if version is None or version[position] is None or rows.column(name)[index] is not None:
                continue
            if name in silent[rows.places[index][0]]:
                rows.carry(index, name, standing.value(version, position))


def _missing(rows: Rows, standing: Standing) -> list[str]:
    """Keys in force within the return's scope that it does not hold (none where returns bring only news)."""
    scope = rows.spec.scope
    if scope is None:
        return []
    columns = [rows.column(name) for name in scope]
    returned = set(zip(*columns, strict=True)) if scope else {()}
    held = set(rows.keys)
    return [
        key
        for key, version in standing.versions.items()
        if key not in held and tuple(standing.of(version, name) for name in scope) in returned
    ]
