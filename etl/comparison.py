"""What a return changes: each row against the version in force at the return's day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from data.facts import in_force
from data.kinds.periods import Period
from data.spec import Dataset
from data.tables import compared_names, stored_names
from etl.rows import Rows


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


def compare(connection: sa.Connection, rows: Rows) -> Comparison:
    """Compares and fills in what blank cells keep (status words, reference §2.2); nothing is written."""
    rows.forget_carried()
    spec = rows.spec
    names = stored_names(spec)
    standing = _standing(connection, spec, rows)
    outcome = Comparison()
    if not standing:
        outcome.added = list(range(len(rows)))
        return outcome
    _keep(rows, names, standing)
    _carry(rows, standing)
    compared = [names.index(name) for name in compared_names(spec)]
    columns = [rows.fields.get(names[position]) for position in compared]
    pick = itemgetter(*compared) if len(compared) > 1 else lambda row: (row[compared[0]],)
    for index, key in enumerate(rows.keys):
        version = standing.get(key)
        if version is None:
            outcome.added.append(index)
            continue
        values = tuple(column[index] if column else None for column in columns)
        if values == pick(version):
            outcome.confirmed[index] = version[-1]
        else:
            outcome.changed.append(index)
            outcome.before[index] = {
                names[position]: version[position]
                for position, value in zip(compared, values, strict=True)
                if version[position] != value
            }
    outcome.missing = _missing(rows, standing, names)
    outcome.last_period = _last_period(rows, standing, names, outcome.added)
    return outcome


def _standing(connection: sa.Connection, spec: Dataset, rows: Rows) -> dict[str, tuple[Any, ...]]:
    """Key → (stored fields …, version id) of what is in force at the return's day."""
    facts = in_force(spec, rows.as_of)
    columns = [facts.c[name] for name in stored_names(spec)]
    found = connection.execute(sa.select(facts.c.record_key, *columns, facts.c.id))
    return {row[0]: tuple(row[1:]) for row in found}


def _keep(rows: Rows, names: tuple[str, ...], standing: dict[str, tuple[Any, ...]]) -> None:
    for column in rows.spec.columns:
        if not column.keeps:
            continue
        parts = [column.name + part.suffix for part in column.kind.fields]
        positions = [names.index(name) for name in parts]
        for index, value in enumerate(rows.column(parts[0])):
            version = standing.get(rows.keys[index]) if value is None else None
            if version is None:
                continue
            for name, position in zip(parts, positions, strict=True):
                rows.carry(index, name, version[position])


def _last_period(
    rows: Rows, standing: dict[str, tuple[Any, ...]], names: tuple[str, ...], added: list[int]
) -> dict[int, dict[str, Any]]:
    """Where records are named by their period, a cumulative figure goes on from the record before (§4.0.7)."""
    spec = rows.spec
    period = next((name for name in spec.key if isinstance(spec.column(name).kind, Period)), None)
    if period is None or not spec.only_grows:
        return {}
    others = [name for name in spec.key if name != period]
    earlier: dict[tuple[Any, ...], list[tuple[dt.date, tuple[Any, ...]]]] = {}
    for version in standing.values():
        owner = tuple(version[names.index(name)] for name in others)
        earlier.setdefault(owner, []).append((version[names.index(period)], version))
    found: dict[int, dict[str, Any]] = {}
    for index in added:
        day = rows.column(period)[index]
        owner = tuple(rows.column(name)[index] for name in others)
        # A refused return, which is compared all the same, may lack the period.
        before = [entry for entry in earlier.get(owner, ()) if day and entry[0].year == day.year and entry[0] < day]
        if before:
            version = max(before, key=itemgetter(0))[1]
            found[index] = {name: version[names.index(name)] for name in spec.only_grows}
    return found


def _carry(rows: Rows, standing: dict[str, tuple[Any, ...]]) -> None:
    """A sheet says nothing about a column that it does not have: what stands there stays."""
    versions = [standing.get(key) for key in rows.keys]
    silent = {sheet: frozenset(names) for sheet, names in rows.silent.items()}
    for position, (name, _, _) in enumerate(rows.spec.stored):
        if not any(name in names for names in silent.values()):
            continue
        for index, version in enumerate(versions):
            if version is None or version[position] is None or rows.column(name)[index] is not None:
                continue
            if name in silent[rows.places[index][0]]:
                rows.carry(index, name, version[position])


def _missing(rows: Rows, standing: dict[str, tuple[Any, ...]], names: tuple[str, ...]) -> list[str]:
    """Keys in force within the return's scope that it does not hold (none where returns bring only news)."""
    scope = rows.spec.scope
    if scope is None:
        return []
    columns = [rows.column(name) for name in scope]
    returned = set(zip(*columns, strict=True)) if scope else {()}
    positions = [names.index(name) for name in scope]
    held = set(rows.keys)
    return [
        key
        for key, version in standing.items()
        if key not in held and tuple(version[position] for position in positions) in returned
    ]
