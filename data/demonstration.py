"""Accounts to try the sample with (演示账号): one of each role, with passwords made up when they are made."""

from __future__ import annotations

import json
from dataclasses import dataclass

import sqlalchemy as sa

from data import accounts, audit, passwords, sessions
from data.access_tables import account
from data.accounts import AccountError, Wanted
from data.audit import Event
from data.clock import demonstration_day
from data.database import reading, writing
from data.permissions import Person, require
from data.tables import setting

NAME = "demonstration_accounts"
"""Of the setting that lists them."""
WANTED = (
    Wanted("lingdao", "leader"),
    Wanted("duchachu", "supervision"),
    Wanted("zhibanshi", "division", "总值班室"),
    Wanted("fazhichu", "division", "法制处"),
    Wanted("admin", "admin"),
    Wanted("daping", "screen"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """An account with its password, which is shown once."""

    wanted: Wanted
    password: str


def is_sample() -> bool:
    """Whether the database holds the sample: elsewhere there are none."""
    with reading() as connection:
        return demonstration_day(connection) is not None


def in_use() -> tuple[str, ...]:
    """The names of those that may sign in."""
    with reading() as connection:
        known = _known(connection)
        return tuple(one.name for one in accounts.every(connection) if one.name in known and not one.disabled_at)


def make(by: Person) -> list[Shown]:
    """Makes those that are not there, gives all of them new passwords. Raises AccountError, Forbidden."""
    require(by, "manage_accounts")
    if not is_sample():
        raise AccountError("演示账号只能建在示例数据库里。正式使用请用 python -m dashboard users add 建账号。")
    made = [Shown(accounts.checked(wanted), passwords.one_time()) for wanted in WANTED]
    kept = [passwords.hashed(one.password) for one in made]
    with writing() as connection:
        known = _known(connection)
        for one, hashed in zip(made, kept, strict=True):
            _put(connection, one.wanted, hashed, one.wanted.name in known)
        names = [one.wanted.name for one in made]
        connection.execute(setting.delete().where(setting.c.name == NAME))
        connection.execute(setting.insert().values(name=NAME, value=json.dumps(names)))
        audit.record(connection, Event(by.post, "account", "演示账号", by.address, {"what": "新建", "names": names}))
    return made


def _put(connection: sa.Connection, wanted: Wanted, kept: str, is_there: bool) -> None:
    # Raises where a name was taken by an account of someone's own.
    number = None if is_there else accounts.add(connection, wanted, kept)
    which = account.c.name == wanted.name
    connection.execute(account.update().where(which).values(password_hash=kept, must_change=False, disabled_at=None))
    if number is None:
        sessions.end_all(connection, int(connection.scalar(sa.select(account.c.id).where(which)) or 0))


def _known(connection: sa.Connection) -> list[str]:
    found = connection.scalar(sa.select(setting.c.value).where(setting.c.name == NAME))
    return list(json.loads(found)) if found else []
