"""Hands units their part of a closed meeting through the alerts' channels: written once, sent, tried again by alerts run."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.channel_file import Channels
from dashboard.delivering import Sent, send_due, why_quiet
from dashboard.papers.meeting.facts import facts_of
from dashboard.papers.meeting.unit_messages import unit_messages
from data.alerts import in_force
from data.clock import demonstration_day
from data.database import reading, writing
from data.digest_words import Message
from data.digests import UNIT
from data.directory import directory
from data.permissions import Person, require
from data.review.handing_out import Handed, hand_out, require_closed
from data.review.meetings import Meeting


@dataclass(frozen=True)
class HandedOut:
    """What was written and sent. `unreached` are units without a channel; `quiet` says why nothing was sent."""

    messages: list[tuple[str, Message]]
    unreached: list[str]
    written: int = 0
    quiet: str = ""
    sent: Sent = field(default_factory=Sent)


def hand_units(person: Person, meeting: Meeting, known: Channels | None) -> HandedOut:
    """Writes each unit's message once and sends what is due.

    A sample database writes and sends nothing; in quiet hours what is written waits for `alerts run`.
    Raises Forbidden, MeetingError for a meeting that is not closed.
    """
    planned, ruled = plan(person, meeting, known), in_force()
    if known is None or not known.recipients or _is_sample():
        return planned
    with writing() as connection:
        by_code = known.resolved(directory(connection, meeting.held_on))
        handed = [
            Handed(unit, channel, message.title, message.text)
            for unit, message in planned.messages for channel in by_code.reach(unit, UNIT)
        ]  # fmt: skip
        written = hand_out(connection, person, meeting, handed)
    sent = Sent() if planned.quiet else send_due(by_code, ruled)
    return HandedOut(planned.messages, planned.unreached, written, planned.quiet, sent)


def plan(person: Person, meeting: Meeting, known: Channels | None) -> HandedOut:
    """The same without writing or sending anything."""
    require(person, "run_meeting")
    require_closed(meeting)
    ruled = in_force()
    with reading() as connection:
        facts = facts_of(connection, meeting)
        reached = known.resolved(facts.units) if known else None
    messages = unit_messages(facts, ruled.alerts.reminder.lines)
    unreached = [message.unit for unit, message in messages if reached is None or not reached.reach(unit, UNIT)]
    return HandedOut(messages, unreached, quiet=why_quiet(known, ruled, _is_sample()))


def _is_sample() -> bool:
    with reading() as connection:
        return demonstration_day(connection) is not None
