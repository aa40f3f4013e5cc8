"""Units ranked on some of the lists alone (单位排名): the same score as over all of them, from fewer items."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from data.directory import directory
from data.rules import Rules
from data.scores import UnitStanding, commended, placed, previous_period, with_changes
from data.status import groups


def list_standings(
    connection: sa.Connection, day: dt.date, rules: Rules, lists: tuple[str, ...]
) -> tuple[UnitStanding, ...]:
    """Every unit that leads items of these lists, best first in its group, with changes since the month before."""
    now, before = (_placed(connection, on, rules, lists) for on in (day, previous_period(day)))
    return tuple(with_changes(now, before))


def _placed(connection: sa.Connection, day: dt.date, rules: Rules, lists: tuple[str, ...]) -> list[UnitStanding]:
    found = [group for group in groups(connection, day, rules) if group.list in lists]
    return placed(found, directory(connection, day), commended(connection, day), rules)
