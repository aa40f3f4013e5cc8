"""What a page's filters offer: the lead units with records in force, the leaders' roles that they name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.datasets import dataset
from data.directory import directory
from data.facts import in_force
from data.kinds.roles import read_roles


@dataclass(frozen=True, slots=True)
class Offered:
    """Units as (code, short name) in official order; roles as they are stored, the highest first."""

    units: tuple[tuple[str, str], ...] = ()
    leaders: tuple[str, ...] = ()


def offered(connection: sa.Connection, day: dt.date, names: tuple[str, ...]) -> Offered:
    """The choices that the tracked datasets of these names give on a day."""
    units: set[str] = set()
    leaders: set[str] = set()
    for name in names:
        spec = dataset(name)
        assert spec.tracking is not None  # noqa: S101 - only tracked datasets have filters
        facts = in_force(spec, day)
        units |= _distinct(connection, facts.c[spec.tracking.unit])
        if spec.tracking.leader:
            leaders |= _distinct(connection, facts.c[spec.tracking.leader])
    known = directory(connection, day)
    order = {code: place for place, code in enumerate(known.official_order)}
    coded = sorted(units, key=lambda code: (order.get(code, len(order)), code))
    return Offered(tuple((code, known.label(code)) for code in coded), tuple(sorted(leaders, key=_seniority)))


def _distinct(connection: sa.Connection, column: sa.ColumnElement[str]) -> set[str]:
    return set(connection.scalars(sa.select(column).where(column.is_not(None)).distinct()))


def _seniority(words: str) -> tuple[int, str]:
    """Several roles in one cell stand with the first of them."""
    order = {role.zh: place for place, role in enumerate(read_roles())}
    return order.get(words.split("、")[0], len(order)), words
