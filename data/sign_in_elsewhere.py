"""Signing in by an identity provider (统一身份认证): the account follows its subject and groups, the session is as any."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from data import accounts, audit, sessions
from data.access_tables import account
from data.accounts import Wanted
from data.audit import Event
from data.database import writing
from data.groups import mapped
from data.sign_in import UNKNOWN, NotAdmitted, admit

PROVIDER = "统一身份认证"
NO_GROUP = "统一身份认证通过了，但这个账号不在任何一个可以使用看板的用户组里。请联系管理员开通。"
DISABLED = "这个账号在看板里已经停用。请联系管理员。"


@dataclass(frozen=True, slots=True)
class Shown:
    """Who somebody is at the provider: its issuer and the subject there, the groups."""

    issuer: str
    subject: str
    groups: Collection[str]

    @property
    def key(self) -> str:
        """What the account is found by."""
        return f"{self.issuer}|{self.subject}"


def sign_in(shown: Shown, address: str, before: str | None = None) -> str:
    """Makes or updates the account, begins a session, returns its token. Raises NotAdmitted, GroupsError."""
    line = mapped(shown.groups)
    with writing() as connection:
        found = connection.execute(sa.select(account).where(account.c.subject == shown.key)).first()
        why = NO_GROUP if line is None else DISABLED if found and found.disabled_at else None
        if why and found:
            sessions.end_all(connection, found.id)
        if line is None or why:
            event = Event(
                found.post if found else UNKNOWN, "sign_in_failed", found.name if found else PROVIDER, address
            )
            audit.record(connection, event)
            token = None
        else:
            wanted = line.wanted(found.name if found else _name(shown))
            _put(connection, shown, wanted, found.id if found else None, address)
            known = accounts.find(connection, wanted.name)
            assert known is not None  # noqa: S101 - it was written a line above
            token = admit(connection, known, address, before)
    if token is None:
        raise NotAdmitted(why or NO_GROUP)
    return token


def _put(connection: sa.Connection, shown: Shown, wanted: Wanted, number: int | None, address: str) -> None:
    values = {"post": wanted.post, "role": wanted.role, "division": wanted.division}
    if number is None:
        accounts.add(connection, wanted, None, shown.key)
    else:
        row = connection.execute(sa.select(account).where(account.c.id == number)).one()
        if {name: row._mapping[name] for name in values} == values:
            return
        connection.execute(account.update().where(account.c.id == number).values(**values))
        # Sessions that began with other rights do not go on.
        sessions.end_all(connection, number)
    detail = {
        "what": "新建" if number is None else "角色随用户组变更",
        "role": wanted.role,
        "division": wanted.division,
    }
    audit.record(connection, Event(PROVIDER, "account", wanted.name, address, detail))


def _name(shown: Shown) -> str:
    """Of no person: what the provider calls people may be their names."""
    return f"sso-{hashlib.sha256(shown.key.encode()).hexdigest()[:10]}"
