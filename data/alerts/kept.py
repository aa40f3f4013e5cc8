"""What is kept of alerts: those open on a day, the history of one record's, who was told when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.alert_tables import alert, delivery, mention, step

STEPS = {"open": "发出", "worse": "加重", "close": "解除", "reopen": "再次出现"}
"""What can happen to an alert, in words."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to an alert; `what` is a code of `STEPS`."""

    on: dt.date
    what: str
    severity: str
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """A message that told of an alert. `audience` is unit or head, `state` one of the table delivery."""

    day: dt.date
    audience: str
    channel: str
    state: str
    sent_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """An alert as it is kept."""

    id: int
    cause_key: str
    kind: str
    dataset: str
    key: str
    title: str
    unit: str | None
    leader: str | None
    severity: str
    since: dt.date
    reason: str
    clears_by: str
    opened_on: dt.date
    closed_on: dt.date | None
    closed_why: str | None
    steps: tuple[Step, ...]
    told: tuple[Told, ...]


def open_alerts(connection: sa.Connection, day: dt.date) -> dict[str, Kept]:
    """The alerts that were open on the day, by cause key; without their steps."""
    is_open = sa.and_(alert.c.opened_on <= day, sa.or_(alert.c.closed_on.is_(None), alert.c.closed_on > day))
    told = _told(connection, is_open)
    rows = connection.execute(sa.select(alert).where(is_open))
    return {row.cause_key: _of(row, (), tuple(told.get(row.id, ()))) for row in rows}


def history(connection: sa.Connection, dataset: str, key: str) -> list[Kept]:
    """Every alert about a record, the newest first."""
    return _kept(connection, sa.and_(alert.c.dataset == dataset, alert.c.record_key == key))


def lately_closed(connection: sa.Connection, day: dt.date, days: int) -> list[Kept]:
    """The alerts that closed in so many days up to the day, the newest first."""
    span = sa.and_(alert.c.closed_on <= day, alert.c.closed_on > day - dt.timedelta(days=days))
    return sorted(_kept(connection, span), key=lambda one: one.closed_on or day, reverse=True)


def _kept(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> list[Kept]:
    rows = connection.execute(
        sa.select(alert).where(wanted).order_by(alert.c.opened_on.desc(), alert.c.id.desc())
    ).all()
    steps, told = _steps(connection, wanted), _told(connection, wanted)
    return [_of(row, tuple(steps.get(row.id, ())), tuple(told.get(row.id, ()))) for row in rows]


def _of(row: Any, steps: tuple[Step, ...], told: tuple[Told, ...]) -> Kept:
    return Kept(
        row.id, row.cause_key, row.kind, row.dataset, row.record_key, row.title, row.unit, row.leader, row.severity,
        row.since, row.reason, row.clears_by, row.opened_on, row.closed_on, row.closed_why, steps, told,
    )  # fmt: skip


def _steps(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = {}
    query = sa.select(step).join(alert, alert.c.id == step.c.alert_id).where(wanted).order_by(step.c.id)
    for row in connection.execute(query):
        found.setdefault(row.alert_id, []).append(Step(row.on, row.what, row.severity, row.reason))
    return found


def _told(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = {}
    query = (
        sa.select(mention.c.alert_id, delivery)
        .join(delivery, delivery.c.id == mention.c.delivery_id)
        .join(alert, alert.c.id == mention.c.alert_id)
        .where(wanted)
        .order_by(delivery.c.id)
    )
    for row in connection.execute(query):
        told = Told(row.day, row.audience, row.channel, row.state, row.sent_at)
        known = found.setdefault(row.alert_id, [])
        if told not in known:
            known.append(told)
    return found
