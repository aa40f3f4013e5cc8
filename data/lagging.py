"""The lagging list (滞后项目清单, SH05): what is behind on a day, since when, what has caught up; never loaded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.formulas.view import View
from data.indicators.supervision import LAGGING
from data.rules import rules


@dataclass(frozen=True, slots=True)
class Lag:
    """A stretch of days on which an item was seen on the list. `until` is the first day it was gone, None if not."""

    key: str
    since: dt.date
    until: dt.date | None


def lagging(connection: sa.Connection, day: dt.date, name: str) -> frozenset[str]:
    """Keys of the dataset's open items that are overdue, behind time progress, or reported behind."""
    view = View(day, rules=rules())
    c = view.lit.c
    conditions = [condition.on(c, view) for condition in LAGGING]
    return frozenset(connection.scalars(sa.select(c.key).where(c.dataset == name, *conditions)))


def lags(seen: Sequence[tuple[dt.date, frozenset[str]]]) -> tuple[Lag, ...]:
    """The newest stretch of every item ever listed, by the days looked at (in order): longest standing first."""
    found: dict[str, Lag] = {}
    for day, keys in seen:
        for key in found.keys() - keys:
            found[key] = Lag(key, found[key].since, found[key].until or day)
        for key in keys:
            is_new = key not in found or found[key].until is not None
            found[key] = Lag(key, day, None) if is_new else found[key]
    return tuple(sorted(found.values(), key=lambda lag: (lag.since, lag.key)))
