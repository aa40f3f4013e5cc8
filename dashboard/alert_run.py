"""One run of the alerts: settle the days that were missed, write the day's digests, send what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.channel_file import Channels
from data.alerts import Ruled, in_force
from data.alerts.keeping import Settled, catch_up, missed_days, settle
from data.clock import demonstration_day, now
from data.database import reading, writing
from data.deliveries import Delivery, claim, due, record_failed, record_sent
from data.digest_words import Message
from data.digests import compose
from data.directory import directory
from data.workdays import is_working_day


@dataclass(frozen=True)
class Failed:
    """A delivery that did not get through, why, when it is tried again."""

    delivery: Delivery
    fault: str
    again: dt.datetime


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
    done = Run(day, catch_up(day, ruled), _quiet(known, ruled, is_sample))
    if done.quiet or known is None:
        return done
    with writing() as connection:
        by_code = known.resolved(directory(connection, day))
        done.messages = compose(connection, day, ruled, by_code.reach)
    for one, fault in _send_due(by_code):
        _note(done, one, fault, ruled)
    return done


def dry_run(known: Channels | None) -> Run:
    """What a run would settle and write now; nothing stays, nothing is sent."""
    ruled = in_force()
    day, is_sample = _today()
    done = Run(day, Settled(), _quiet(known, ruled, is_sample))
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


def _quiet(known: Channels | None, ruled: Ruled, is_sample: bool) -> str:
    """Why nothing is sent now, in words."""
    if known is None or not known.recipients:
        return "没有配置渠道，不发送"
    if is_sample:
        return "这是示例数据，不发送"
    at, reminder = now(), ruled.alerts.reminder
    if reminder.is_quiet(at.time()):
        return f"{reminder.quiet_from}至{reminder.quiet_to}不发送"
    if not reminder.on_days_off and not is_working_day(at.date()):
        return "今天休息，不发送"
    return ""


def _send_due(known: Channels) -> Iterator[tuple[Delivery, str | None]]:
    """Claims, sends; each with what went wrong."""
    # Apprise takes a third of a second to import, which a run with nothing to send need not pay.
    from dashboard.sending import send

    with reading() as connection:
        waiting = due(connection, now())
    for one in waiting:
        with writing() as connection:
            is_ours = claim(connection, one.id, now())
        if is_ours:
            yield one, send(known, one)


def _note(done: Run, one: Delivery, fault: str | None, ruled: Ruled) -> None:
    with writing() as connection:
        if fault is None:
            record_sent(connection, one.id, now())
            done.sent.append(one)
        else:
            again = record_failed(connection, one.id, now(), fault, ruled.alerts.reminder)
            done.failed.append(Failed(one, fault, again))
