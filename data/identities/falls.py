"""Identities over time: what can only grow in a year does not fall (reference §4.0.7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from data import datasets, indicators
from data.formulas import Count, Facts, Formula, HighestIssue, Sum
from data.formulas.conditions import InYear, Is, PeriodInYear, UnitKind
from data.formulas.reading import Reading, read
from data.formulas.view import View
from data.identities.identity import MOST_PLACES, TOLERANCE, Breach, Identity, Source
from data.identities.records import named, stated
from data.indicators import Indicator
from data.kinds.periods import Period
from data.overview import month_ends
from data.places import Place, place
from data.spec import Dataset
from data.tables import batch, stored_names, versions

ADVICE = "如是更正，请在备注里写明；否则请核对后一次的数。"
STEADY = (InYear, PeriodInYear, Is, UnitKind)
"""Conditions under which what has happened once stays counted."""


@dataclass(frozen=True)
class RecordsNeverFall(Identity):
    """The fields that a dataset says only grow: from period to period of a unit, or from return to return of a record."""

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """A breach a fall, in every dataset that has such fields."""
        for spec in datasets.ALL:
            if spec.only_grows:
                yield from self._in(spec, connection, view)

    def _in(self, spec: Dataset, connection: sa.Connection, view: View) -> Iterator[Breach]:
        courses: dict[tuple[Any, ...], list[Any]] = {}
        period = next((name for name in spec.key if isinstance(spec.column(name).kind, Period)), None)
        owner = [name for name in spec.key if name != period] if period else ["record_key"]
        for row in _versions(spec, period, connection, view):
            courses.setdefault(tuple(getattr(row, name) for name in owner), []).append(row)
        for rows in courses.values():
            ordered = sorted(rows, key=attrgetter(period)) if period else rows
            for field in spec.only_grows:
                yield from self._falls(spec, field, ordered, view)

    def _falls(self, spec: Dataset, field: str, ordered: list[Any], view: View) -> Iterator[Breach]:
        told = [row for row in ordered if getattr(row, field) is not None]
        for before, after in pairwise(told):
            earlier, later = stated(spec.name, field, before), stated(spec.name, field, after)
            if earlier and later and earlier.value > later.value:
                yield Breach(
                    self.code, self.sentence, named(spec.name, after, view), _dated(earlier), _dated(later), ADVICE
                )


def _versions(spec: Dataset, period: str | None, connection: sa.Connection, view: View) -> list[Any]:
    """Facts of the year by period; without one, the versions of each record of the year, the oldest first."""
    table = versions(spec)
    lasted = sa.and_(table.c.valid_from < table.c.valid_to, table.c.valid_from <= view.day)
    now = sa.and_(lasted, table.c.valid_to > view.day, table.c[period] >= view.new_year) if period else lasted
    query = (
        sa.select(
            table.c.record_key, *(table.c[name] for name in stored_names(spec)), table.c.batch_id, table.c.sheet,
            table.c.row, table.c.as_of, batch.c.file,
        )
        .join(batch, batch.c.id == table.c.batch_id)
        .where(now, table.c.as_of >= view.new_year, table.c.ended.is_(None))
        .order_by(table.c.as_of, table.c.batch_id, table.c.row)
    )  # fmt: skip
    return list(connection.execute(query))


def _dated(source: Source) -> Source:
    day = source.places[0].as_of
    return replace(source, label=f"{source.label}（截至{day:%Y-%m-%d}）")


@dataclass(frozen=True)
class FiguresNeverFall(Identity):
    """Indicators that count or add up what happened since New Year, from month end to month end."""

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """A breach an indicator and month in which it fell."""
        growing = [entry for entry in indicators.ALL if only_grows(entry.measure)]
        replaced = {name: _replaced(connection, view, name) for name in {_dataset(entry) for entry in growing}}
        readings = _Readings(connection, view)
        for earlier, later in pairwise(month_ends(view.day)):
            suspect = [e for e in growing if any(earlier < day <= later for day in replaced[_dataset(e)])]
            before, after = readings.on(earlier, suspect), readings.on(later, suspect)
            for entry in suspect:
                first, second = before[entry.code].value, after[entry.code].value
                if first is not None and second is not None and second < first - TOLERANCE:
                    yield self._breach(entry, connection, readings.view(earlier), readings.view(later))

    def _breach(self, entry: Indicator, connection: sa.Connection, earlier: View, later: View) -> Breach:
        before, after = (_amounts(connection, each, entry.measure) for each in (earlier, later))
        less = [key for key, (amount, _) in before.items() if after.get(key, (0.0, None))[0] < amount]
        sides = [
            Source(
                f"{entry.name}（截至{each.day:%Y-%m-%d}）", sum(amount for amount, _ in found.values()), None, entry.unit,
                tuple(found[key][1] for key in less if key in found)[:MOST_PLACES], len(found),
            )
            for each, found in ((earlier, before), (later, after))
        ]  # fmt: skip
        return Breach(self.code, self.sentence, entry.name, sides[0], sides[1], ADVICE)


class _Readings:
    """The indicators' values on several days, each read once."""

    def __init__(self, connection: sa.Connection, view: View) -> None:
        self._connection, self._view = connection, view
        self._known: dict[dt.date, dict[str, Reading]] = {}

    def view(self, day: dt.date) -> View:
        """The view of that day."""
        return View(day, self._view.known_at, self._view.rules, self._view.units)

    def on(self, day: dt.date, wanted: list[Indicator]) -> dict[str, Reading]:
        """By code; at least those wanted."""
        known = self._known.setdefault(day, {})
        missing = [entry for entry in wanted if entry.code not in known]
        if missing:
            found = read(self._connection, [entry.measure for entry in missing], self.view(day))
            known.update(zip((entry.code for entry in missing), found, strict=True))
        return known


def _dataset(entry: Indicator) -> str:
    return entry.measure.uses()[0][0].dataset


def _replaced(connection: sa.Connection, view: View, name: str) -> set[dt.date]:
    """The days of the year on which a version of the dataset gave way to another: a figure falls on no other day."""
    table = versions(name)
    ended = sa.and_(
        table.c.valid_from < table.c.valid_to, table.c.valid_to > view.new_year, table.c.valid_to <= view.day
    )
    return set(connection.scalars(sa.select(table.c.valid_to).where(ended).distinct()))


def only_grows(formula: Formula) -> bool:
    """Whether a figure counts what stays counted once it has happened: then it falls only by a correction."""
    if not isinstance(formula, Count | Sum | HighestIssue) or not isinstance(formula.source, Facts):
        return False
    return formula.accumulates and all(isinstance(condition, STEADY) for condition in formula.where)


def _amounts(connection: sa.Connection, view: View, formula: Formula) -> dict[str, tuple[float, Place]]:
    """What each record adds, with its place, by key."""
    r = formula.rows(view).subquery()
    query = sa.select(r, batch.c.file).join(batch, batch.c.id == r.c.batch_id).order_by(r.c.key)
    return {row.key: (row.amount or 0.0, place(row)) for row in connection.execute(query)}
