"""Deliveries (发送): digests and what meetings hand units on their way; each is claimed by one run, sent, tried again later where that failed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.alert_tables import delivery, mention
from data.alerts.settings import Reminder

LEASE = dt.timedelta(minutes=15)
"""After so long a run that claimed a delivery counts as broken off: it is tried again rather than lost."""
STATES = {
    "failed": "未送达", "sending": "发送中", "waiting": "待发送", "sent": "已送达", "merged": "并入后一份",
    "dropped": "已解除，不再发",
}  # fmt: skip
"""In words, what did not get through first."""
MEETING = "meeting"
"""Audience of what a review meeting hands a unit: its contacts, once a meeting."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A digest on its way. `audience` is unit, head or meeting; `alerts` how many it tells of."""

    id: int
    day: dt.date
    unit: str
    audience: str
    channel: str
    title: str
    text: str
    state: str
    tries: int
    next_try_at: dt.datetime | None
    sent_at: dt.datetime | None
    fault: str | None
    alerts: int


def deliveries(connection: sa.Connection, first: dt.date, last: dt.date) -> list[Delivery]:
    """The deliveries of these days, what did not get through first, then the newest."""
    rows = connection.execute(_query().where(delivery.c.day.between(first, last)).order_by(delivery.c.id.desc()))
    return sorted((_of(row) for row in rows), key=lambda one: one.state not in ("failed", "sending", "waiting"))


def by_state(found: list[Delivery]) -> dict[str, int]:
    """How many in each state that there are."""
    counts = Counter(one.state for one in found)
    return {state: counts[state] for state in STATES if counts[state]}


def due(connection: sa.Connection, at: dt.datetime) -> list[Delivery]:
    """What is to be tried now, the oldest first."""
    return [_of(row) for row in connection.execute(_query().where(_is_due(at)).order_by(delivery.c.id))]


def claim(connection: sa.Connection, number: int, at: dt.datetime) -> bool:
    """Takes a delivery for this run alone; False where another run has it. The connection must hold the writers' lock."""
    taken = delivery.update().where(delivery.c.id == number, _is_due(at))
    done = connection.execute(taken.values(state="sending", claimed_at=at, tries=delivery.c.tries + 1))
    return done.rowcount == 1


def record_sent(connection: sa.Connection, number: int, at: dt.datetime) -> None:
    """It got through."""
    values = {"state": "sent", "sent_at": at, "next_try_at": None, "fault": None}
    connection.execute(delivery.update().where(delivery.c.id == number).values(**values))


def record_failed(connection: sa.Connection, number: int, at: dt.datetime, fault: str, rules: Reminder) -> dt.datetime:
    """It did not; answers when it is tried again, later after every try."""
    tries = connection.scalar(sa.select(delivery.c.tries).where(delivery.c.id == number)) or 1
    again = at + rules.wait(tries)
    values = {"state": "failed", "fault": fault, "next_try_at": again}
    connection.execute(delivery.update().where(delivery.c.id == number).values(**values))
    return again


def _query() -> sa.Select[Any]:
    told = (
        sa.select(sa.func.count(sa.distinct(mention.c.alert_id)))
        .where(mention.c.delivery_id == delivery.c.id)
        .scalar_subquery()
    )
    return sa.select(delivery, told.label("alerts"))


def _is_due(at: dt.datetime) -> sa.ColumnElement[bool]:
    ready = sa.and_(delivery.c.state.in_(("waiting", "failed")), delivery.c.next_try_at <= at)
    broken = sa.and_(delivery.c.state == "sending", delivery.c.claimed_at < at - LEASE)
    return sa.or_(ready, broken)


def _of(row: Any) -> Delivery:
    return Delivery(
        row.id, row.day, row.unit, row.audience, row.channel, row.title, row.text, row.state, row.tries,
        row.next_try_at, row.sent_at, row.fault, row.alerts,
    )  # fmt: skip
