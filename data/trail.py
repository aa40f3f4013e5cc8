"""The audit trail read: filtered by kind, actor, days; a page at a time, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.clock import ZONE
from data.tables import audit


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries: of these kinds (none: all), by this actor, from one day in Asia/Shanghai to another, both included."""

    actions: tuple[str, ...] = ()
    actor: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `at` is in Asia/Shanghai, `detail` JSON as it was sealed."""

    number: int
    at: dt.datetime
    actor: str
    address: str
    action: str
    subject: str
    detail: str
    digest: str


def count(connection: sa.Connection, asked: Asked) -> int:
    """How many entries there are."""
    return connection.scalar(_filtered(sa.select(sa.func.count()).select_from(audit), asked)) or 0


def page(connection: sa.Connection, asked: Asked, size: int, number: int = 1) -> tuple[Entry, ...]:
    """The entries of one page, the newest on the first."""
    query = _filtered(sa.select(audit), asked).order_by(audit.c.id.desc())
    return tuple(map(_entry, connection.execute(query.limit(size).offset(size * (number - 1)))))


def every(connection: sa.Connection, asked: Asked) -> Iterator[Entry]:
    """All entries, oldest first, without holding them all."""
    query = _filtered(sa.select(audit), asked).order_by(audit.c.id)
    yield from map(_entry, connection.execution_options(yield_per=2000).execute(query))


def actors(connection: sa.Connection) -> tuple[str, ...]:
    """All who have done anything, in the order of their names."""
    return tuple(connection.scalars(sa.select(audit.c.actor).distinct().order_by(audit.c.actor)))


def _filtered(query: sa.Select[Any], asked: Asked) -> sa.Select[Any]:
    if asked.actions:
        query = query.where(audit.c.action.in_(asked.actions))
    if asked.actor is not None:
        query = query.where(audit.c.actor == asked.actor)
    if asked.first:
        query = query.where(audit.c.at >= _midnight(asked.first))
    if asked.last:
        query = query.where(audit.c.at < _midnight(asked.last + dt.timedelta(days=1)))
    return query


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), ZONE)


def _entry(row: Any) -> Entry:
    return Entry(
        row.id, row.at.astimezone(ZONE), row.actor, row.address, row.action, row.subject, row.detail, row.digest
    )
