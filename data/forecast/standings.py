"""How every item stands on a day, by what was told until then: the few columns that a forecast is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.items import NO_DEADLINE, Told
from data.lights import items_told
from data.rules import Rules

Name = tuple[str, str]
"""(dataset, key)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An item on a day. `rule` is the line of the rules' table that gives `light`; rates are fractions."""

    dataset: str
    key: str
    list: str
    title: str
    unit: str | None
    due: dt.date | None
    due_kind: str | None
    started: dt.date | None
    finished: dt.date | None
    completion: float | None
    time_progress: float | None
    gap_points: float | None
    is_open: bool
    is_done: bool
    is_long_term: bool
    rule: int
    light: str

    @property
    def name(self) -> Name:
        """What tells it from all others."""
        return self.dataset, self.key

    @property
    def deadline(self) -> dt.date | None:
        """The due day; None where no day can be missed (长期, 每月 and the like)."""
        return None if self.is_long_term or (self.due_kind or "") in NO_DEADLINE else self.due


@dataclass(frozen=True)
class Source:
    """Where standings are read: all items, or of each dataset the records named in `keys`."""

    connection: sa.Connection
    rules: Rules
    known_at: dt.datetime | None = None
    keys: Mapping[str, Sequence[str]] | None = None


_READ = (
    "dataset", "key", "list", "title", "unit", "due", "due_kind", "started", "finished", "completion", "time_progress",
    "gap_points", "is_open", "is_done", "is_long_term", "rule",
)  # fmt: skip


def read(source: Source, until: dt.date, day: dt.date) -> dict[Name, Standing]:
    """The items as they stand on `day`, which may lie ahead, by nothing but what was told until `until`."""
    c = items_told(Told(until, source.known_at), day, source.rules, source.keys).c
    rows = source.connection.execute(sa.select(*(c[name] for name in _READ)))
    colours = [rule.colour for rule in source.rules.light]
    return {(row[0], row[1]): Standing(*(*row, colours[row[-1]])) for row in rows}
