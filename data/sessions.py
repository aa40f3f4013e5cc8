"""Sessions (登录状态): a sign-in that holds until it is ended, idle or too old; kept by the hash of its token."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

import sqlalchemy as sa

from data.access_tables import account, session
from data.clock import now
from data.permissions import Person, Role
from data.rules import SignInRules, sign_in_rules

NOTED_EVERY = dt.timedelta(minutes=1)
"""How exactly it is known when a session was last used."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A session that holds. `key` is the token's hash."""

    key: str
    person: Person
    name: str
    must_change: bool
    seen_at: dt.datetime

    def is_to_note(self, at: dt.datetime) -> bool:
        """Whether its use is to be noted anew."""
        return at - self.seen_at >= NOTED_EVERY


def key_of(token: str) -> str:
    """What is kept of a token: who reads the database cannot sign in with it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def begin(connection: sa.Connection, account_id: int, address: str, at: dt.datetime | None = None) -> str:
    """Begins a session and returns its token, 256 random bits, which is kept nowhere here."""
    token, moment = secrets.token_urlsafe(32), at or now()
    connection.execute(
        session.insert().values(
            token_sha256=key_of(token), account_id=account_id, created_at=moment, seen_at=moment, address=address
        )
    )
    return token


def find(connection: sa.Connection, key: str, at: dt.datetime | None = None) -> Signed | None:
    """The session of a key, by one indexed read; None where it does not hold or its account is disabled."""
    row = connection.execute(
        sa.select(
            session.c.created_at, session.c.seen_at, session.c.address, account.c.id, account.c.name, account.c.post,
            account.c.role, account.c.division, account.c.must_change,
        )
        .join(account, account.c.id == session.c.account_id)
        .where(session.c.token_sha256 == key, session.c.ended_at.is_(None), account.c.disabled_at.is_(None))
    ).first()  # fmt: skip
    if row is None or _is_over(row.role, row.created_at, row.seen_at, at or now()):
        return None
    person = Person(row.post, row.role, row.division, row.id, row.address)
    return Signed(key, person, row.name, row.must_change, row.seen_at)


def note(connection: sa.Connection, key: str, at: dt.datetime | None = None) -> None:
    """Notes that the session was used just now."""
    connection.execute(session.update().where(session.c.token_sha256 == key).values(seen_at=at or now()))


def end(connection: sa.Connection, key: str, at: dt.datetime | None = None) -> None:
    """Ends one session."""
    _end(connection, session.c.token_sha256 == key, at)


def end_all(connection: sa.Connection, account_id: int, but: str | None = None, at: dt.datetime | None = None) -> int:
    """Ends the sessions of an account on all devices (全部退出), but for the one of a key; answers how many."""
    return _end(connection, sa.and_(session.c.account_id == account_id, session.c.token_sha256 != (but or "")), at)


def _end(connection: sa.Connection, which: sa.ColumnElement[bool], at: dt.datetime | None) -> int:
    ended = session.update().where(which, session.c.ended_at.is_(None)).values(ended_at=at or now())
    return connection.execute(ended).rowcount


@dataclass(frozen=True, slots=True)
class Use:
    """How an account is used: when last, by how many sessions that hold."""

    seen_at: dt.datetime | None
    open: int


def uses(connection: sa.Connection, at: dt.datetime | None = None) -> dict[int, Use]:
    """The use of every account that was ever signed in, by its id."""
    found: dict[int, Use] = {}
    joined = sa.select(session, account.c.role).join(account, account.c.id == session.c.account_id)
    for row in connection.execute(joined.order_by(session.c.seen_at)):
        is_open = row.ended_at is None and not _is_over(row.role, row.created_at, row.seen_at, at or now())
        before = found.get(row.account_id, Use(None, 0))
        found[row.account_id] = Use(row.seen_at, before.open + is_open)
    return found


def _is_over(role: Role, created_at: dt.datetime, seen_at: dt.datetime, at: dt.datetime) -> bool:
    rules: SignInRules = sign_in_rules()
    if role == "screen":
        return at - created_at >= dt.timedelta(days=rules.screen_days)
    is_idle = at - seen_at >= dt.timedelta(minutes=rules.idle_minutes)
    return is_idle or at - created_at >= dt.timedelta(hours=rules.longest_hours)
