"""Names that a division writes for a unit (单位别名): proposed when it hands in, in force once 督查 has confirmed them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import audit
from data.audit import Event
from data.cleaning import compact
from data.clock import now, today
from data.directory import directory
from data.hand_in_tables import alias
from data.permissions import Person, require
from data.units import Directory


class NoAlias(ValueError):
    """A name cannot be made one for that unit, or there is no such proposal. The message is for people."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one division for a unit. `accepted` is None until 督查 has decided."""

    number: int
    division: str
    name: str
    unit_code: str
    proposed_by: str
    proposed_at: dt.datetime
    decided_by: str | None
    decided_at: dt.datetime | None
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a division says that a name of its sheets means."""

    division: str
    name: str
    unit_code: str


def propose(connection: sa.Connection, proposal: Proposal, units: Directory, person: Person) -> int:
    """The number of the proposal, in the connection's transaction; the same again is no second one. Raises NoAlias."""
    name = compact(proposal.name)
    if not units.may_name(name):
        raise NoAlias(f"“{proposal.name}”在单位名录里已有所指，或者指的不止一个单位，不能另作别名；请写单位的全称。")
    if proposal.unit_code not in units.official_order:
        raise NoAlias(f"单位名录里没有代码为“{proposal.unit_code}”的单位。")
    same = sa.and_(alias.c.division == proposal.division, alias.c.name == name, alias.c.unit_code == proposal.unit_code)
    known = connection.scalar(sa.select(alias.c.id).where(same, alias.c.accepted.is_not(False)))
    if known is not None:
        return int(known)
    waiting = sa.and_(alias.c.division == proposal.division, alias.c.name == name, alias.c.accepted.is_(None))
    values = {"unit_code": proposal.unit_code, "proposed_by": person.post, "proposed_at": now()}
    number = connection.scalar(sa.select(alias.c.id).where(waiting))
    if number is None:
        made = connection.execute(alias.insert().values(division=proposal.division, name=name, **values))
        number = made.inserted_primary_key[0] if made.inserted_primary_key else 0
    else:
        # Whoever says anew what a name means, means what they say now.
        connection.execute(alias.update().where(alias.c.id == number).values(**values))
    _note(connection, person, proposal.division, name, {"unit": units.label(proposal.unit_code), "step": "提出"})
    return int(number)


def decide(connection: sa.Connection, number: int, accepted: bool, person: Person) -> Alias:
    """Confirms a proposal or turns it down, in the connection's transaction; what was confirmed can be turned down later.

    Raises NoAlias for an unknown one or one decided so before, Forbidden for who may not.
    """
    require(person, "confirm_alias")
    found = connection.execute(sa.select(alias).where(alias.c.id == number)).first()
    if found is None:
        raise NoAlias("这条别名已经不在了，请刷新页面。")
    if found.accepted is accepted:
        raise NoAlias(f"“{found.name}”已由{found.decided_by}{'确认' if accepted else '退回'}，不必重复处理。")
    values = {"accepted": accepted, "decided_by": person.post, "decided_at": now()}
    connection.execute(alias.update().where(alias.c.id == number).values(**values))
    if accepted:
        same = sa.and_(alias.c.division == found.division, alias.c.name == found.name, alias.c.id != number)
        connection.execute(alias.update().where(same, alias.c.accepted).values(**{**values, "accepted": False}))
    unit = directory(connection, today(connection)).label(found.unit_code)
    detail = {"unit": unit, "step": "确认" if accepted else "退回"}
    _note(connection, person, found.division, found.name, detail)
    return _alias(connection.execute(sa.select(alias).where(alias.c.id == number)).one())


def pending(connection: sa.Connection) -> tuple[Alias, ...]:
    """What waits for 督查, oldest first."""
    found = connection.execute(sa.select(alias).where(alias.c.accepted.is_(None)).order_by(alias.c.id))
    return tuple(map(_alias, found))


def proposed(connection: sa.Connection, division: str) -> dict[str, str]:
    """The unit's code by every name that a division has proposed and 督查 has not decided on."""
    waiting = sa.and_(alias.c.division == division, alias.c.accepted.is_(None))
    return {row.name: row.unit_code for row in connection.execute(sa.select(alias).where(waiting))}


def in_force(connection: sa.Connection) -> tuple[Alias, ...]:
    """What was confirmed, by division and name."""
    order = (alias.c.division, alias.c.name)
    return tuple(map(_alias, connection.execute(sa.select(alias).where(alias.c.accepted).order_by(*order))))


def confirmed(connection: sa.Connection, division: str) -> dict[str, str]:
    """The unit's code by every name that a division's returns may use for it."""
    return by_division(connection).get(division, {})


def by_division(connection: sa.Connection) -> dict[str, dict[str, str]]:
    """The same for every division that has any."""
    found: dict[str, dict[str, str]] = {}
    for entry in in_force(connection):
        found.setdefault(entry.division, {})[entry.name] = entry.unit_code
    return found


def with_aliases(units: Directory, *names: Mapping[str, str]) -> Directory:
    """The directory in which further names mean units, where all that give one agree; see `Directory.with_aliases`."""
    return units.with_aliases(_agreed(names))


def _agreed(names: Iterable[Mapping[str, str]]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for given in names:
        for name, code in given.items():
            meant.setdefault(compact(name), set()).add(code)
    return {name: next(iter(codes)) for name, codes in meant.items() if len(codes) == 1}


def _note(connection: sa.Connection, person: Person, division: str, name: str, detail: dict[str, Any]) -> None:
    event = Event(person.post, "alias", f"{division}：{name}", person.address, detail)
    audit.record(connection, event)


def _alias(row: Any) -> Alias:
    return Alias(
        row.id, row.division, row.name, row.unit_code, row.proposed_by, row.proposed_at, row.decided_by, row.decided_at,
        row.accepted,
    )  # fmt: skip
