"""What a closed meeting hands its units: one message a unit and channel, written once, waiting to be sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from data import audit
from data.alert_tables import delivery
from data.audit import Event
from data.clock import now
from data.deliveries import MEETING
from data.permissions import Person, require
from data.review.meetings import STATES, Meeting, MeetingError


@dataclass(frozen=True, slots=True)
class Handed:
    """A message for a unit, by its code, through a channel."""

    unit: str
    channel: str
    title: str
    text: str


def hand_out(connection: sa.Connection, person: Person, meeting: Meeting, messages: Iterable[Handed]) -> int:
    """Writes the messages that are not written yet, each waiting to be sent; answers how many.

    The connection must hold the writers' lock. Raises Forbidden, or MeetingError for a meeting that is not closed.
    """
    require(person, "run_meeting")
    require_closed(meeting)
    taken = _written(connection, meeting.held_on)
    rows = [_row(meeting.held_on, one) for one in messages if (one.unit, one.channel) not in taken]
    if rows:
        connection.execute(delivery.insert(), rows)
        event = Event(person.post, "meeting_send", meeting.name, person.address, {"rows": len(rows)})
        audit.record(connection, event)
    return len(rows)


def require_closed(meeting: Meeting) -> None:
    """Raises MeetingError for a meeting that is not closed: what it hands out is not settled."""
    if meeting.state != "closed":
        raise MeetingError(f"{meeting.name}{STATES[meeting.state]}，结束会议后才能发给各单位。")


def _written(connection: sa.Connection, day: dt.date) -> set[tuple[str, str]]:
    """(unit, channel) of what is written already; of a day there is one meeting."""
    query = sa.select(delivery.c.unit, delivery.c.channel)
    rows = connection.execute(query.where(delivery.c.day == day, delivery.c.audience == MEETING))
    return {(row.unit, row.channel) for row in rows}


def _row(day: dt.date, one: Handed) -> dict[str, object]:
    return {
        "day": day, "unit": one.unit, "audience": MEETING, "channel": one.channel, "title": one.title,
        "text": one.text, "state": "waiting", "tries": 0, "next_try_at": now(),
    }  # fmt: skip
