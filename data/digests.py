"""Digests (督查提醒): which alerts a unit, or its head, is to be told of through which channel, in one message a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from data.alert_tables import alert, delivery, mention
from data.alerts import Cause, Ruled, causes
from data.alerts.cause import worst_first
from data.clock import now
from data.deliveries import MEETING
from data.digest_words import Message, message
from data.directory import directory
from data.units import Directory

Reach = Callable[[str, str], Sequence[str]]
"""(unit, audience) → names of the channels through which it is reached."""

UNIT, HEAD = "unit", "head"
ESCALATED = ("overdue", "legal_passed")
"""Kinds that the head of the unit is told of."""
UNDELIVERED = ("waiting", "failed")


@dataclass(frozen=True, slots=True)
class _Way:
    """To whom, through what."""

    unit: str
    audience: str
    channel: str


@dataclass(frozen=True)
class _Digest:
    """What is to be told in one message: (alert's id, occasion) to remember, causes to write."""

    told: list[tuple[int, str]] = field(default_factory=list)
    causes: list[Cause] = field(default_factory=list)


@dataclass(frozen=True)
class _Said:
    """What was told of an alert through one way: occasions, the last day."""

    occasions: set[str] = field(default_factory=set)
    days: set[dt.date] = field(default_factory=set)


def compose(connection: sa.Connection, day: dt.date, ruled: Ruled, reach: Reach) -> list[Message]:
    """Writes the digests of a day that is settled, each waiting to be sent; answers them.

    An alert is told of once for each occasion, audience and channel: when it opens, gets worse, and every so many days,
    up to the ceiling of the rules. What did not get through before is taken into the new digest. The connection must
    hold the writers' lock.
    """
    found = {cause.cause_key: cause for cause in causes(connection, day, ruled)}
    rows = connection.execute(sa.select(alert).where(alert.c.closed_on.is_(None))).all()
    digests = _due([row for row in rows if row.cause_key in found], found, (day, ruled), _said(connection), reach)
    names = directory(connection, day)
    taken = _today(connection, day)
    _drop_cleared(connection, day)
    made = []
    for way, digest in sorted(digests.items(), key=lambda pair: _order(pair[0], names)):
        if way not in taken:
            _take_over(connection, way, digest, {row.id: found.get(row.cause_key) for row in rows})
            made.append(_write(connection, day, way, digest, (names, ruled)))
    return made


def _order(way: _Way, names: Directory) -> tuple[int, str, str, str]:
    order = names.official_order
    return order.index(way.unit) if way.unit in order else len(order), way.unit, way.audience, way.channel


def _due(
    rows: Iterable[Any], found: Mapping[str, Cause], when: tuple[dt.date, Ruled], said: Mapping[tuple[int, str, str], _Said],
    reach: Reach,
) -> dict[_Way, _Digest]:  # fmt: skip
    """The digests by the way they go, without those that have nothing new."""
    digests: dict[_Way, _Digest] = {}
    for row in rows:
        for audience in _audiences(row, *when):
            for channel in reach(row.unit or "", audience):
                occasion = _occasion(row, said.get((row.id, audience, channel), _Said()), *when)
                if occasion:
                    digest = digests.setdefault(_Way(row.unit or "", audience, channel), _Digest())
                    digest.told.append((row.id, occasion))
                    digest.causes.append(found[row.cause_key])
    return digests


def _audiences(row: Any, day: dt.date, ruled: Ruled) -> tuple[str, ...]:
    over = (day - row.since).days + 1
    is_escalated = row.kind in ESCALATED and over >= ruled.alerts.escalation.overdue_days
    return (UNIT, HEAD) if is_escalated else (UNIT,)


def _occasion(row: Any, said: _Said, day: dt.date, ruled: Ruled) -> str | None:
    """What there is to tell anew: the stage that was reached, or that it still stands; None for nothing."""
    reminder = ruled.alerts.reminder
    if len(said.occasions) >= reminder.ceiling:
        return None
    stage = f"stage:{row.stage}"
    if stage not in said.occasions:
        return stage
    is_time = reminder.repeat_days and (day - max(said.days)).days >= reminder.repeat_days
    return f"again:{len(said.occasions)}" if is_time else None


def _said(connection: sa.Connection) -> dict[tuple[int, str, str], _Said]:
    """What was told of the open alerts, by alert, audience, channel."""
    query = (
        sa.select(mention, delivery.c.day)
        .join(delivery, delivery.c.id == mention.c.delivery_id)
        .join(alert, alert.c.id == mention.c.alert_id)
        .where(alert.c.closed_on.is_(None))
    )
    found: dict[tuple[int, str, str], _Said] = {}
    for row in connection.execute(query):
        said = found.setdefault((row.alert_id, row.audience, row.channel), _Said())
        said.occasions.add(row.occasion)
        said.days.add(row.day)
    return found


def _today(connection: sa.Connection, day: dt.date) -> set[_Way]:
    """The ways that have their digest of the day."""
    query = sa.select(delivery.c.unit, delivery.c.audience, delivery.c.channel).where(delivery.c.day == day)
    return {_Way(*row) for row in connection.execute(query)}


def _drop_cleared(connection: sa.Connection, day: dt.date) -> None:
    """Gives up earlier digests that did not get through and of which nothing stands any more."""
    still = (
        sa.exists()
        .where(mention.c.delivery_id == delivery.c.id, alert.c.id == mention.c.alert_id, alert.c.closed_on.is_(None))
    )  # fmt: skip
    told_of_alerts = delivery.c.audience != MEETING
    old = sa.and_(delivery.c.state.in_(UNDELIVERED), told_of_alerts, delivery.c.day < day, sa.not_(still))
    connection.execute(delivery.update().where(old).values(state="dropped", next_try_at=None))


def _take_over(
    connection: sa.Connection, way: _Way, digest: _Digest, known: Mapping[int, Cause | None]
) -> None:  # fmt: skip
    """Takes what an earlier digest of that way told, which did not get through, into this one as far as it still stands."""
    where = sa.and_(
        delivery.c.unit == way.unit, delivery.c.audience == way.audience, delivery.c.channel == way.channel,
        delivery.c.state.in_(UNDELIVERED),
    )  # fmt: skip
    old = [row.id for row in connection.execute(sa.select(delivery.c.id).where(where))]
    if not old:
        return
    connection.execute(delivery.update().where(delivery.c.id.in_(old)).values(state="merged", next_try_at=None))
    mentioned = connection.execute(sa.select(mention).where(mention.c.delivery_id.in_(old))).all()
    connection.execute(mention.delete().where(mention.c.delivery_id.in_(old)))
    there = {number for number, _ in digest.told}
    for row in mentioned:
        digest.told.append((row.alert_id, row.occasion))
        cause = known.get(row.alert_id)
        if cause is not None and row.alert_id not in there:
            digest.causes.append(cause)
            there.add(row.alert_id)


def _write(
    connection: sa.Connection, day: dt.date, way: _Way, digest: _Digest, words: tuple[Directory, Ruled]
) -> Message:
    names, ruled = words
    unit = names.label(way.unit)
    said = message(unit, way.audience, day, sorted(digest.causes, key=worst_first), ruled.alerts.reminder.lines)
    row = {
        "day": day, "unit": way.unit, "audience": way.audience, "channel": way.channel, "title": said.title,
        "text": said.text, "state": "waiting", "tries": 0, "next_try_at": now(),
    }  # fmt: skip
    number = connection.execute(delivery.insert().values(**row)).inserted_primary_key
    assert number is not None  # noqa: S101 - one row was inserted
    told = {
        (alert_id, occasion): {
            "alert_id": alert_id, "occasion": occasion, "audience": way.audience, "channel": way.channel,
            "delivery_id": number[0],
        }
        for alert_id, occasion in digest.told
    }  # fmt: skip
    connection.execute(mention.insert(), list(told.values()))
    return said
