"""Sends messages through the channels of the file, by Apprise; what goes wrong is told without any address."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import apprise

from dashboard.channel_file import Channel, Channels, Recipient
from dashboard.robots import ROBOTS, Robot
from data.deliveries import MEETING, Delivery
from data.digests import UNIT

NOBODY = "渠道文件里没有这个单位的地址"
UNREACHED = "连不上对方，或对方没有接受"
SENDER = "supervision-dashboard"
"""What Apprise calls the program in headers, which hold no Chinese."""
_LOGS = ("apprise", "urllib3")
"""Loggers that write addresses."""
_CODE = re.compile(r"error=(\d{3})\b")


def send(known: Channels, one: Delivery) -> str | None:
    """Sends a digest to all its recipients; why it did not get through, in words, or None."""
    audience = UNIT if one.audience == MEETING else one.audience
    recipients = known.recipients_of(one.unit, audience, one.channel)
    channel = known.channels.get(one.channel)
    if not recipients or channel is None:
        return NOBODY
    # Once they share an address, as a group's robot does, they are told once.
    addresses = {address(channel, recipient): recipient for recipient in recipients}
    faults = (send_text(channel, recipient, one.title, one.text) for recipient in addresses.values())
    return next((fault for fault in faults if fault), None)


def send_text(channel: Channel, recipient: Recipient, title: str, text: str) -> str | None:
    """Sends one message to one address; why it did not get through, or None."""
    robot = ROBOTS.get(channel.kind)
    if robot is not None:
        return _through_robot(robot(address(channel, recipient), channel.secret), title, text)
    with _listening() as codes:
        # Apprise logs addresses in places; nothing of it may reach our log.
        out = apprise.Apprise(asset=apprise.AppriseAsset(app_id=SENDER, app_desc=SENDER, app_url=""))
        if not out.add(address(channel, recipient)):
            return "渠道地址的写法不对"
        if out.notify(body=text, title=title, body_format=apprise.NotifyFormat.TEXT):
            return None
    return f"对方答复{codes[-1]}" if codes else UNREACHED


def address(channel: Channel, recipient: Recipient) -> str:
    """The channel's address for a recipient."""
    return channel.url.replace("{to}", quote(recipient.to, safe="@"))


def _through_robot(robot: Robot, title: str, text: str) -> str | None:
    out = apprise.Apprise()
    out.add(robot)
    with _listening():
        done = out.notify(body=text, title=title, body_format=apprise.NotifyFormat.TEXT)
    return None if done else robot.last_fault or UNREACHED


@contextmanager
def _listening() -> Iterator[list[str]]:
    """The HTTP status codes that Apprise logs meanwhile; all words of these loggers are kept out of every log."""
    codes: list[str] = []
    logs = [logging.getLogger(name) for name in _LOGS]
    before = [(log, log.propagate, log.level, log.handlers) for log in logs]
    for log in logs:
        log.propagate, log.handlers = False, [_Codes(codes)]
        log.setLevel(logging.WARNING)
    try:
        yield codes
    finally:
        for log, propagate, level, handlers in before:
            log.propagate, log.handlers = propagate, handlers
            log.setLevel(level)


class _Codes(logging.Handler):
    def __init__(self, codes: list[str]) -> None:
        super().__init__()
        self.codes = codes

    def emit(self, record: logging.LogRecord) -> None:
        self.codes += _CODE.findall(record.getMessage())
