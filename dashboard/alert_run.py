"""One run of the alerts: settle the days that were missed, write the day's digests, send what is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from dashboard.channel_file import Channels
from dashboard.delivering import Failed, send_due, why_quiet
from data.alerts import in_force
from data.alerts.keeping import Settled, catch_up, missed_days, settle
from data.clock import demonstration_day, now
from data.database import reading, writing
from data.deliveries import Delivery
from data.digest_words import Message
from data.digests import compose
from data.directory import directory


@dataclass
class Run:
    """What a run did, or would do. `quiet` says why nothing was sent, '' where there was no reason not to."""

    day: dt.date
    settled: Settled
    quiet: str = ""
    messages: list[Message] = field(default_factory=list)
    sent: list[Delivery] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)


class _Undone(Exception):
    """Takes back what a dry run wrote."""


def run(known: Channels | None) -> Run:
    """Settles and sends. Raises DatabaseUnavailable, RulesError, AlertRulesError."""
    ruled = in_force()
    day, is_sample = _today()
    done = Run(day, catch_up(day, ruled), why_quiet(known, ruled, is_sample))
    if done.quiet or known is None:
        return done
    with writing() as connection:
        by_code = known.resolved(directory(connection, day))
        done.messages = compose(connection, day, ruled, by_code.reach)
    sent = send_due(by_code, ruled)
    done.sent, done.failed = sent.sent, sent.failed
    return done


def dry_run(known: Channels | None) -> Run:
    """What a run would settle and write now; nothing stays, nothing is sent."""
    ruled = in_force()
    day, is_sample = _today()
    done = Run(day, Settled(), why_quiet(known, ruled, is_sample))
    try:
        with writing() as connection:
            for one in missed_days(connection, day):
                done.settled += settle(connection, one, ruled)
            if known is not None:
                done.messages = compose(connection, day, ruled, known.resolved(directory(connection, day)).reach)
            raise _Undone
    except _Undone:
        return done


def _today() -> tuple[dt.date, bool]:
    with reading() as connection:
        standing = demonstration_day(connection)
    return standing or now().date(), standing is not None
