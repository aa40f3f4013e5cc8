"""Throttling (限次): who has failed too often lately waits, by name and address and by address, never by name alone.

An attacker locks out the own address: nobody can lock out anyone else. Counts are in the database, a restart keeps them.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import math

import sqlalchemy as sa

from data.access_tables import attempt
from data.rules import SignInRules


class Throttled(Exception):
    """Too many failures: nothing was tried. The message says how long to wait."""


def admit(connection: sa.Connection, name: str, address: str, rules: SignInRules, at: dt.datetime) -> None:
    """Notes an attempt before it is made, so that many at once count as many. Raises Throttled, noting nothing."""
    since = at - dt.timedelta(minutes=rules.window_minutes)
    connection.execute(attempt.delete().where(attempt.c.at < since))
    here = attempt.c.address == network(address)
    for limit, counted in (
        (rules.failures, sa.and_(here, attempt.c.name == name)),
        (rules.failures_of_address, here),
    ):
        found = connection.scalars(
            sa.select(attempt.c.at).where(counted).order_by(attempt.c.at.desc()).limit(limit)
        ).all()
        if len(found) >= limit:
            raise Throttled(_wait(found[-1] - since))
    connection.execute(attempt.insert().values(name=name, address=network(address), at=at))


def forgive(connection: sa.Connection, name: str, address: str) -> None:
    """Forgets the failures of a name from an address, once it has come in from there."""
    connection.execute(attempt.delete().where(attempt.c.name == name, attempt.c.address == network(address)))


def network(address: str) -> str:
    """What counts as one address: of IPv6 the /64, all of which one subscriber has."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def _wait(left: dt.timedelta) -> str:
    minutes = max(1, math.ceil(left.total_seconds() / 60))
    return f"从这台机器登录失败的次数太多，请{minutes}分钟后再试。忘记口令的，请联系管理员重置。"
