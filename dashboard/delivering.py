"""Sends the deliveries that are due: each claimed, sent, noted; and says why nothing is sent just now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.channel_file import Channels
from data.alerts import Ruled
from data.clock import now
from data.database import reading, writing
from data.deliveries import Delivery, claim, due, record_failed, record_sent
from data.workdays import is_working_day


@dataclass(frozen=True)
class Failed:
    """A delivery that did not get through, why, when it is tried again."""

    delivery: Delivery
    fault: str
    again: dt.datetime


@dataclass(frozen=True)
class Sent:
    """What got through and what did not."""

    sent: list[Delivery] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)


def why_quiet(known: Channels | None, ruled: Ruled, is_sample: bool) -> str:
    """Why nothing is sent now, in words; empty where there is no reason not to."""
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


def send_due(known: Channels, ruled: Ruled) -> Sent:
    """Sends what is due, whatever it tells of, through channels whose recipients are codes of units."""
    done = Sent()
    for one, fault in _sent(known):
        _note(done, one, fault, ruled)
    return done


def _sent(known: Channels) -> Iterator[tuple[Delivery, str | None]]:
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


def _note(done: Sent, one: Delivery, fault: str | None, ruled: Ruled) -> None:
    with writing() as connection:
        if fault is None:
            record_sent(connection, one.id, now())
            done.sent.append(one)
        else:
            again = record_failed(connection, one.id, now(), fault, ruled.alerts.reminder)
            done.failed.append(Failed(one, fault, again))
