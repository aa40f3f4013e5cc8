"""Signing in (登录): one answer for whatever is wrong, every failure noted, a new session for who is right."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import sqlalchemy as sa

from data import accounts, audit, passwords, sessions, throttle
from data.access_tables import account
from data.accounts import Account
from data.audit import Event
from data.clock import now
from data.database import reading, writing
from data.rules import sign_in_rules

WRONG = "账号或口令不对。忘了口令的，请找管理员重置。"
EXPIRED = (
    "口令是对的，但这个一次性口令已过{hours}小时，不能再用。请找管理员重置口令；管理员自己的，在服务器上运行 "
    "python -m dashboard users reset {name}。"
)
"""Said only to who has the right password: nobody else learns from it that there is such an account."""
UNKNOWN = "未知账号"
"""Stands in the trail for a name that nobody has: it may be a password typed into the wrong field."""


class NotAdmitted(Exception):
    """Nobody was signed in. The message is for people, and the same whatever was wrong with name or password."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed, and from where."""

    name: str
    password: str = field(repr=False)
    address: str


def sign_in(
    given: Given, before: str | None = None, cost: passwords.Cost = passwords.USUAL, at: dt.datetime | None = None
) -> str:
    """Begins a session and returns its token; the session of the key `before` ends.

    Raises NotAdmitted where name or password is wrong, the account disabled or its one-time password too old; Throttled
    after too many failures.
    """
    name, moment, rules = accounts.plain_name(given.name)[:64], at or now(), sign_in_rules()
    with writing() as connection:
        throttle.admit(connection, name, given.address, rules, moment)
    with reading() as connection:
        found = accounts.find(connection, name)
    is_open = found is not None and found.disabled_at is None
    is_right = passwords.fits(given.password, found.kept if found else None, cost) and is_open
    with writing() as connection:
        if found is None or not is_right or not _stands(connection, found):
            event = Event(found.post if found else UNKNOWN, "sign_in_failed", name if found else UNKNOWN, given.address)
            audit.record(connection, event, moment)
            token, why = None, WRONG
        elif found.is_expired(rules.one_time_hours, moment):
            token, why = None, EXPIRED.format(hours=rules.one_time_hours, name=name)
            throttle.forgive(connection, name, given.address)
            audit.record(connection, _too_late(found, given.address), moment)
        else:
            throttle.forgive(connection, name, given.address)
            _renew(connection, found, given.password, cost)
            token = admit(connection, found, given.address, before, moment)
    if token is None:
        raise NotAdmitted(why)
    return token


def admit(
    connection: sa.Connection, found: Account, address: str, before: str | None = None, at: dt.datetime | None = None
) -> str:
    """Begins the session of an account that has shown who it is, returns its token."""
    if before:
        sessions.end(connection, before, at)
    token = sessions.begin(connection, found.id, address, at)
    audit.record(connection, Event(found.post, "sign_in", found.name, address), at)
    return token


def sign_out(key: str) -> None:
    """Ends a session."""
    with writing() as connection:
        found = sessions.find(connection, key)
        sessions.end(connection, key)
        if found:
            audit.record(connection, Event(found.person.post, "sign_out", found.name, found.person.address))


def sign_out_everywhere(key: str) -> int:
    """Ends all sessions of the account of a session (全部退出), that one included; answers how many."""
    with writing() as connection:
        found = sessions.find(connection, key)
        if found is None or found.person.account_id is None:
            return 0
        ended = sessions.end_all(connection, found.person.account_id)
        detail = {"sessions": ended}
        audit.record(connection, Event(found.person.post, "sign_out", found.name, found.person.address, detail))
    return ended


def is_nobody_there() -> bool:
    """Whether there is no account at all yet."""
    with reading() as connection:
        return connection.scalar(sa.select(account.c.id).limit(1)) is None


def _too_late(found: Account, address: str) -> Event:
    return Event(found.post, "sign_in_failed", found.name, address, {"why": "一次性口令已过期"})


def _stands(connection: sa.Connection, found: Account) -> bool:
    """Whether the account is still as it was when its password was compared: that took a moment."""
    return accounts.find(connection, found.name) == found


def _renew(connection: sa.Connection, found: Account, password: str, cost: passwords.Cost) -> None:
    if found.kept and passwords.is_outdated(found.kept, cost):
        kept = passwords.hashed(password, cost)
        connection.execute(account.update().where(account.c.id == found.id).values(password_hash=kept))
