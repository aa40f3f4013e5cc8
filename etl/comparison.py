"""What a return changes: each row against the version in force at the return's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from operator import itemgetter, ne
from typing import Any

import sqlalchemy as sa

from data.kinds.periods import Period
from data.spec import Dataset
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
    standing = Standing(connection, rows, names, _watched(rows))
    outcome = Comparison()
    if not standing.versions and not standing.same:
        outcome.added = list(range(len(rows)))
        return outcome
    _keep(rows, standing)
    _carry(rows, standing)
    settle(connection, rows, standing)
    _sort_out(rows, standing, outcome)
    outcome.missing = _missing(rows, standing)
    outcome.last_period = _last_period(rows, standing, outcome.added)
    return outcome


def _watched(rows: Rows) -> Collection[int]:
    """Rows of which the version is needed even where it says the same."""
    if _runs_on(rows.spec) is not None:
        return range(len(rows))
    names = [column.name + column.kind.fields[0].suffix for column in rows.spec.columns if column.keeps]
    if not all(name in rows.fields for name in names):
        return range(len(rows))
    return {index for name in names for index, value in enumerate(rows.fields[name]) if value is None}


def _sort_out(rows: Rows, standing: Standing, outcome: Comparison) -> None:
    """Added, changed or confirmed, row by row."""
    own = frozenset(compared_names(rows.spec))
    compared = [name for name in standing.may_differ if name in own]
    pick = standing.picked(compared)
    still_open = [index for index, key in enumerate(rows.keys) if key not in standing.same]
    columns = [_stored(rows, standing, name, still_open) for name in compared]
    said = zip(*columns, strict=True) if columns else repeat(())
    for index, key in enumerate(rows.keys):
        if key in standing.same:
            outcome.confirmed[index] = standing.same[key]
            continue
        values = next(said)
        version = standing.versions.get(key)
        if version is None:
            outcome.added.append(index)
            continue
        differing = tuple(compress(compared, map(ne, values, pick(version))))
        if not differing:
            outcome.confirmed[index] = version[-1]
            continue
        outcome.changed.append(index)
        outcome.before[index] = {name: standing.of(version, name) for name in differing}


def _stored(rows: Rows, standing: Standing, name: str, indexes: Sequence[int]) -> Iterable[Any]:
    values = rows.fields.get(name)
    return standing.stored(name, values and [values[index] for index in indexes], len(indexes))


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
                rows.carry(index, name, standing.of(version, name))


def _last_period(rows: Rows, standing: Standing, added: list[int]) -> dict[int, dict[str, Any]]:
    """Where records are named by their period, a cumulative figure goes on from the record before (§4.0.7)."""
    spec = rows.spec
    period = _runs_on(spec)
    if period is None:
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


def _runs_on(spec: Dataset) -> str | None:
    """The period in the key of records whose figures go on from one period to the next."""
    if not spec.only_grows:
        return None
    return next((name for name in spec.key if isinstance(spec.column(name).kind, Period)), None)


def _carry(rows: Rows, standing: Standing) -> None:
    """A sheet says nothing about a column that it does not have: what stands there stays."""
    silent = {sheet: frozenset(names) for sheet, names in rows.silent.items()}
    unsaid = [name for name in standing.may_differ if any(name in names for names in silent.values())]
    if not unsaid:
        return
    versions = [(index, version) for index, key in enumerate(rows.keys) if (version := standing.versions.get(key))]
    for name in unsaid:
        for index, version in versions:
            value = standing.of(version, name)
            if value is not None and rows.column(name)[index] is None and name in silent[rows.places[index][0]]:
                rows.carry(index, name, value)


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
