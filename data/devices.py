"""Devices of large screens (大屏设备): started by a link used once, resumed and stopped by an administrator, heard of."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from data import accounts, audit, sessions
from data.access_tables import account, session
from data.accounts import Wanted
from data.audit import Event
from data.clock import now
from data.database import reading, writing
from data.permissions import Person, require
from data.screen_tables import device
from data.screens import Screen

LINK_DAYS = 7
"""How long a start link waits to be used."""
HEARD_S = 120
"""A device that has not asked for so long is silent: it asks every few seconds, and that is noted every half minute."""


class NoSuchLink(Exception):
    """A start link that was used, replaced, or has waited too long. The message is for people."""


@dataclass(frozen=True, slots=True)
class Shows:
    """What a device shows: scene and page (from 1), whether the picture is fresh."""

    scene: str
    page: int
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What a device said of itself. `version` is that of the program in its browser."""

    shows: Shows
    version: str
    address: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Device:
    """A screen's device. `link_until` is set while a link waits; `heard` is None before it ever asked."""

    screen: str
    account: str
    is_stopped: bool
    is_started: bool
    link_until: dt.datetime | None
    heard: Heard | None

    def is_silent(self, at: dt.datetime) -> bool:
        """Whether it has not been heard of although it should have been."""
        return self.is_started and (self.heard is None or (at - self.heard.at).total_seconds() > HEARD_S)


def account_name(screen: str) -> str:
    """The name of a screen's account."""
    return f"screen-{screen}"


def screen_of(name: str) -> str | None:
    """The screen whose account that is; None for any other account."""
    return name.removeprefix("screen-") if name.startswith("screen-") else None


def every(connection: sa.Connection) -> tuple[Device, ...]:
    """All devices, by the names of their screens."""
    holds = sa.and_(session.c.token_sha256 == device.c.session_sha256, session.c.ended_at.is_(None))
    rows = connection.execute(
        sa.select(device, account.c.name, account.c.disabled_at, session.c.created_at)
        .join(account, account.c.id == device.c.account_id)
        .join(session, holds, isouter=True)
        .order_by(device.c.screen)
    )
    return tuple(_device(row) for row in rows)


def link(screen: Screen, by: Person) -> str:
    """The secret of a new start link, which is shown nowhere again; one before it no longer works. Raises Forbidden."""
    require(by, "manage_accounts")
    secret = secrets.token_urlsafe(24)
    waits = {"link_sha256": sessions.key_of(secret), "link_until": now() + dt.timedelta(days=LINK_DAYS)}
    with writing() as connection:
        changed = connection.execute(device.update().where(device.c.screen == screen.name).values(**waits))
        if not changed.rowcount:
            connection.execute(
                device.insert().values(screen=screen.name, account_id=_account(connection, screen), **waits)
            )
        _tell(connection, by, screen.name, "大屏启动链接")
    return secret


def _account(connection: sa.Connection, screen: Screen) -> int:
    found = accounts.find(connection, account_name(screen.name))
    if found:
        return found.id
    wanted = Wanted(account_name(screen.name), "screen", post=f"大屏·{screen.title}")
    return accounts.add(connection, accounts.checked(wanted), None)


def start(secret: str, address: str, at: dt.datetime | None = None) -> tuple[str, str]:
    """Uses a start link: the token of the device's new session and its screen; the session before ends. Raises NoSuchLink."""
    moment = at or now()
    with writing() as connection:
        row = connection.execute(
            sa.select(device.c.screen, account.c.id, account.c.name, account.c.post)
            .join(account, account.c.id == device.c.account_id)
            .where(device.c.link_sha256 == sessions.key_of(secret), device.c.link_until > moment)
            .where(account.c.disabled_at.is_(None))
        ).first()
        if row is None:
            raise NoSuchLink("这个启动链接已经用过、已经换新或者过期了。请管理员在“大屏管理”里重新生成。")
        sessions.end_all(connection, row.id, at=moment)
        token = sessions.begin(connection, row.id, address, moment)
        values = {"link_sha256": None, "link_until": None, "session_sha256": sessions.key_of(token)}
        connection.execute(device.update().where(device.c.screen == row.screen).values(**values))
        audit.record(connection, Event(row.post, "sign_in", row.name, address), moment)
    return token, row.screen


def stop(screen: str, by: Person) -> None:
    """Stops a device at once; it shows a calm notice. Raises AccountError, Forbidden."""
    accounts.disable(account_name(screen), by)


def resume(screen: str, by: Person) -> None:
    """Lets a stopped device go on where it was, without anybody going there. Raises AccountError, Forbidden."""
    accounts.enable(account_name(screen), by)
    own = sa.select(device.c.session_sha256).where(device.c.screen == screen).scalar_subquery()
    with writing() as connection:
        connection.execute(session.update().where(session.c.token_sha256 == own).values(ended_at=None))


def write_heard(found: Mapping[int, Heard]) -> None:
    """Notes what devices said of themselves, by their accounts' ids."""
    with writing() as connection:
        for account_id, heard in found.items():
            values = {
                "seen_at": heard.at, "shows": json.dumps(asdict(heard.shows)), "version": heard.version, "address": heard.address
            }  # fmt: skip
            connection.execute(device.update().where(device.c.account_id == account_id).values(**values))


def read_devices() -> tuple[Device, ...]:
    """All devices as they are now. Raises DatabaseUnavailable."""
    with reading() as connection:
        return every(connection)


def _tell(connection: sa.Connection, by: Person, screen: str, what: str) -> None:
    audit.record(connection, Event(by.post, "account", account_name(screen), by.address, {"what": what}))


def _device(row: sa.Row) -> Device:  # type: ignore[type-arg]
    heard = None
    if row.seen_at and row.shows:
        heard = Heard(Shows(**json.loads(row.shows)), row.version or "", row.address or "", row.seen_at)
    waits = row.link_until if row.link_sha256 and row.link_until > now() else None
    return Device(row.screen, row.name, row.disabled_at is not None, row.created_at is not None, waits, heard)
