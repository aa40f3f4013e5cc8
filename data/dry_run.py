"""A dry run (试算): which lights, alerts and ranks differ between two sets of rules on one day; nothing is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.alerts import Cause, Ruled, causes
from data.emergency import late_count
from data.lights import items
from data.rules import Rules
from data.scores import UnitStanding, standings
from data.status import Counts, Item, Wanted, find_items, groups

KEYS = 200
"""Items that one statement asks for by their keys."""


@dataclass(frozen=True, slots=True)
class Light:
    """An item whose light differs, as it stands under both rules."""

    before: Item
    after: Item


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert that appears (`before` None), goes (`after` None), or is of another severity or stage."""

    before: Cause | None
    after: Cause | None

    @property
    def cause(self) -> Cause:
        """As it would stand; where it goes, as it stood."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of both is always there
        return found


@dataclass(frozen=True, slots=True)
class Rank:
    """A unit whose rank or score differs."""

    before: UnitStanding
    after: UnitStanding


@dataclass(frozen=True, slots=True)
class Moves:
    """Everything that differs, worst first; `before` and `after` count all items under each of the rules."""

    lights: tuple[Light, ...]
    alerts: tuple[Alert, ...]
    ranks: tuple[Rank, ...]
    before: Counts
    after: Counts
    late_reports: tuple[int, int] = (0, 0)
    """Late urgent reports of the year, under each of the rules."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing would move."""
        is_late_same = self.late_reports[0] == self.late_reports[1]
        return is_late_same and not (self.lights or self.alerts or self.ranks)


def dry_run(connection: sa.Connection, day: dt.date, before: Ruled, after: Ruled) -> Moves:
    """What moves on the day where the second rules take the place of the first."""
    return Moves(
        lights=_lights(connection, day, before.rules, after.rules),
        alerts=_alerts(connection, day, before, after),
        ranks=_ranks(connection, day, before.rules, after.rules),
        before=_counts(connection, day, before.rules),
        after=_counts(connection, day, after.rules),
        late_reports=(late_count(connection, day, before.rules), late_count(connection, day, after.rules)),
    )


def _lights(connection: sa.Connection, day: dt.date, before: Rules, after: Rules) -> tuple[Light, ...]:
    old, new = _colours(connection, day, before), _colours(connection, day, after)
    moved = [key for key, colour in new.items() if old[key] != colour]
    was = {(item.dataset, item.key): item for item in _items(connection, day, before, moved)}
    return tuple(Light(was[item.dataset, item.key], item) for item in _items(connection, day, after, moved))


def _colours(connection: sa.Connection, day: dt.date, rules: Rules) -> dict[tuple[str, str], str]:
    c = items(day, rules).c
    return {(row.dataset, row.key): row.light for row in connection.execute(sa.select(c.dataset, c.key, c.light))}


def _items(connection: sa.Connection, day: dt.date, rules: Rules, keys: list[tuple[str, str]]) -> list[Item]:
    found: list[Item] = []
    for start in range(0, len(keys), KEYS):
        found += find_items(connection, day, rules, Wanted(keys=tuple(keys[start : start + KEYS])))
    return found


def _alerts(connection: sa.Connection, day: dt.date, before: Ruled, after: Ruled) -> tuple[Alert, ...]:
    old, new = _opening(connection, day, before), _opening(connection, day, after)
    differ = [Alert(old.get(key), cause) for key, cause in new.items() if _mark(old.get(key)) != _mark(cause)]
    return (*differ, *(Alert(cause, None) for key, cause in old.items() if key not in new))


def _opening(connection: sa.Connection, day: dt.date, ruled: Ruled) -> dict[str, Cause]:
    return {cause.cause_key: cause for cause in causes(connection, day, ruled) if cause.opens}


def _mark(cause: Cause | None) -> tuple[str, int] | None:
    return None if cause is None else (cause.severity, cause.stage)


def _ranks(connection: sa.Connection, day: dt.date, before: Rules, after: Rules) -> tuple[Rank, ...]:
    old = {one.unit: one for one in standings(connection, day, before)}
    pairs = [Rank(old[one.unit], one) for one in standings(connection, day, after)]
    return tuple(pair for pair in pairs if _place(pair.before) != _place(pair.after))


def _place(one: UnitStanding) -> tuple[int | None, float | None]:
    return one.rank, one.score


def _counts(connection: sa.Connection, day: dt.date, rules: Rules) -> Counts:
    return sum((group.counts for group in groups(connection, day, rules)), Counts())
