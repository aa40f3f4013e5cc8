"""Accounts (账号): of posts, never of persons; made, reset, disabled by an administrator, every change in the trail."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from data import audit, passwords, sessions
from data.access_tables import account
from data.audit import Event
from data.clock import now
from data.database import reading, writing
from data.datasets import ALL
from data.permissions import ROLES, Person, Role, owners, require
from data.rules import sign_in_rules

SUPERVISORS = "督查处"
_NAME = re.compile(r"[\w.\-]{2,32}")


class AccountError(ValueError):
    """An account that cannot be made or changed so. The message is for people."""


@dataclass(frozen=True, slots=True)
class Account:
    """One who may sign in. `kept` is the password's hash, None for who signs in elsewhere."""

    id: int
    name: str
    post: str
    role: Role
    division: str | None
    must_change: bool
    subject: str | None
    created_at: dt.datetime
    disabled_at: dt.datetime | None
    given_at: dt.datetime
    """When its one-time password was given; without meaning once that was changed."""
    kept: str | None = field(repr=False)

    def is_expired(self, hours: int, moment: dt.datetime) -> bool:
        """Whether it still has its one-time password, given more than so many hours ago."""
        return self.must_change and moment > self.given_at + dt.timedelta(hours=hours)

    @property
    def state(self) -> str:
        """What it is now, in words."""
        if self.disabled_at:
            return "已停用"
        if self.is_expired(sign_in_rules().one_time_hours, now()):
            return "一次性口令已过期"
        return "待改口令" if self.must_change else "可用"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An account to be made. `post` may be left out where the role or division says it."""

    name: str
    role: Role
    division: str | None = None
    post: str = ""


def divisions() -> tuple[str, ...]:
    """Every division that hands something in, in the order of the datasets."""
    return tuple(dict.fromkeys(division for spec in ALL for division in owners(spec)))


def plain_name(name: str) -> str:
    """A name as it is kept and compared: without spaces, full-width letters as usual ones, in small letters."""
    return unicodedata.normalize("NFKC", "".join(name.split())).casefold()


def every(connection: sa.Connection) -> tuple[Account, ...]:
    """All accounts, those that may sign in first, by name."""
    rows = connection.execute(sa.select(account).order_by(account.c.disabled_at.isnot(None), account.c.name))
    return tuple(_account(row) for row in rows)


def find(connection: sa.Connection, name: str) -> Account | None:
    """The account of a name, None where there is none."""
    row = connection.execute(sa.select(account).where(account.c.name == plain_name(name))).first()
    return _account(row) if row else None


def create(wanted: Wanted, by: Person, cost: passwords.Cost = passwords.USUAL) -> str:
    """Makes an account and returns its one-time password, which is shown nowhere again. Raises AccountError, Forbidden."""
    require(by, "manage_accounts")
    password = passwords.one_time()
    kept = passwords.hashed(password, cost)
    with writing() as connection:
        add(connection, checked(wanted), kept)
        _tell(connection, by, plain_name(wanted.name), "新建", wanted.role, wanted.division)
    return password


def checked(wanted: Wanted) -> Wanted:
    """The account as it will be kept. Raises AccountError with what is wrong."""
    name, division = plain_name(wanted.name), wanted.division or None
    if not _NAME.fullmatch(name):
        raise AccountError("账号由2到32个字母、数字、汉字或 . _ - 组成，中间不空格，如 duchachu。")
    if wanted.role not in ROLES:
        raise AccountError(f"没有“{wanted.role}”这种角色，可选的有{'、'.join(ROLES.values())}。")
    if wanted.role == "supervision":
        division = division or SUPERVISORS
    elif wanted.role != "division":
        division = None
    elif division not in divisions():
        raise AccountError(f"处室账号要写明是哪个处室，可选的有{'、'.join(divisions())}。")
    return Wanted(name, wanted.role, division, " ".join(wanted.post.split())[:40] or _post(wanted.role, division))


def add(connection: sa.Connection, wanted: Wanted, kept: str | None, subject: str | None = None) -> int:
    """Writes a checked account, returns its id. Raises AccountError where the name is taken."""
    if find(connection, wanted.name):
        raise AccountError(f"账号“{wanted.name}”已经有了，请换一个，或者重置它的口令。")
    made = connection.execute(
        account.insert().values(
            name=wanted.name, post=wanted.post, role=wanted.role, division=wanted.division, password_hash=kept,
            must_change=kept is not None, subject=subject, created_at=now(), given_at=now(),
        ).returning(account.c.id)
    )  # fmt: skip
    return int(made.scalar_one())


def reset(name: str, by: Person, cost: passwords.Cost = passwords.USUAL) -> str:
    """Gives an account a one-time password, which it returns, and ends its sessions. Raises AccountError, Forbidden."""
    require(by, "manage_accounts")
    password = passwords.one_time()
    kept = passwords.hashed(password, cost)
    with writing() as connection:
        found = _existing(connection, name)
        if found.subject:
            raise AccountError(f"账号“{found.name}”用统一身份认证登录，在这里没有口令可以重置。")
        _update(connection, found, password_hash=kept, must_change=True, given_at=now())
        sessions.end_all(connection, found.id)
        _tell(connection, by, found.name, "重置口令")
    return password


def set_password(
    person: Person, old: str, new: str, keep: str | None = None, cost: passwords.Cost = passwords.USUAL
) -> None:
    """Changes the person's own password, ends the own sessions but the one of the key `keep`.

    Raises AccountError where the old one is wrong, WeakPassword where the new one may not be chosen.
    """
    with reading() as connection:
        found = _of_person(connection, person)
    if not passwords.fits(old, found.kept, cost):
        raise AccountError("原口令不对，请再输一次。")
    passwords.check_choice(new, found.name)
    if old == new:
        raise AccountError("新口令和原口令一样，请换一个。")
    kept = passwords.hashed(new, cost)
    with writing() as connection:
        if _of_person(connection, person).kept != found.kept:
            raise AccountError("口令刚刚被别人改过，请重新登录。")
        _update(connection, found, password_hash=kept, must_change=False)
        sessions.end_all(connection, found.id, keep)
        _tell(connection, person, found.name, "修改口令")


def move(name: str, post: str, division: str | None, by: Person) -> Account:
    """Gives an account another post, and one of a division another division; what it may do follows at once.

    A blank post is the one that role and division say. Raises AccountError, Forbidden.
    """
    require(by, "manage_accounts")
    with writing() as connection:
        found = _existing(connection, name)
        if found.subject:
            raise AccountError(f"账号“{found.name}”用统一身份认证登录，岗位和处室随用户组走，请在“用户组对照”里改。")
        wanted = checked(Wanted(found.name, found.role, division, post))
        if (wanted.post, wanted.division) == (found.post, found.division):
            raise AccountError("岗位和处室都没有改动。")
        _update(connection, found, post=wanted.post, division=wanted.division)
        _tell(connection, by, found.name, "修改", division=wanted.division, post=wanted.post)
        return _existing(connection, name)


def disable(name: str, by: Person) -> None:
    """Keeps an account from signing in, ends its sessions at once. Raises AccountError, Forbidden."""
    require(by, "manage_accounts")
    with writing() as connection:
        found = _existing(connection, name)
        _keep_an_administrator(connection, found)
        _update(connection, found, disabled_at=found.disabled_at or now())
        sessions.end_all(connection, found.id)
        _tell(connection, by, found.name, "停用")


def enable(name: str, by: Person) -> None:
    """Lets a disabled account sign in again. Raises AccountError, Forbidden."""
    require(by, "manage_accounts")
    with writing() as connection:
        found = _existing(connection, name)
        _update(connection, found, disabled_at=None)
        _tell(connection, by, found.name, "启用")


def end_sessions(name: str, by: Person) -> int:
    """Signs an account out everywhere, answers of how many sessions. Raises AccountError, Forbidden."""
    require(by, "manage_accounts")
    with writing() as connection:
        found = _existing(connection, name)
        ended = sessions.end_all(connection, found.id)
        _tell(connection, by, found.name, "全部退出", sessions=ended)
    return ended


def _keep_an_administrator(connection: sa.Connection, leaving: Account) -> None:
    others = (one for one in every(connection) if one.role == "admin" and not one.disabled_at and one.id != leaving.id)
    if leaving.role == "admin" and not leaving.disabled_at and next(others, None) is None:
        raise AccountError("这是最后一个可用的管理员账号，不能停用。请先新建或启用另一个。")


def _existing(connection: sa.Connection, name: str) -> Account:
    found = find(connection, name)
    if found is None:
        raise AccountError(f"没有账号“{name[:40]}”。")
    return found


def _of_person(connection: sa.Connection, person: Person) -> Account:
    row = connection.execute(sa.select(account).where(account.c.id == person.account_id)).first()
    if row is None:
        raise AccountError("现在没有启用登录，没有可以修改的口令。")
    return _account(row)


def _update(connection: sa.Connection, found: Account, **values: Any) -> None:
    connection.execute(account.update().where(account.c.id == found.id).values(**values))


def _tell(
    connection: sa.Connection, by: Person, name: str, what: str, role: str | None = None, division: str | None = None,
    **more: Any,
) -> None:  # fmt: skip
    said = {"what": what, "role": role, "division": division, **more}
    detail = {key: value for key, value in said.items() if value is not None}
    audit.record(connection, Event(by.post, "account", name, by.address, detail))


def _post(role: Role, division: str | None) -> str:
    return f"{division}经办" if division else {"leader": "市领导", "admin": "系统管理员"}.get(role, ROLES[role])


def _account(row: Any) -> Account:
    return Account(
        row.id, row.name, row.post, row.role, row.division, row.must_change, row.subject, row.created_at,
        row.disabled_at, row.given_at or row.created_at, row.password_hash,
    )  # fmt: skip
