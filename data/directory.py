"""The units that names resolve to: those loaded into the database, else the shipped list."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import in_force
from data.units import Directory, UnitRow, listed, parse_predecessor


def directory(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None) -> Directory:
    """The directory of units in force on a day; the shipped one where no list of units was loaded by then."""
    facts = in_force(dataset("units"), day, known_at)
    rows = connection.execute(sa.select(facts)).all()
    return Directory(map(_unit, rows)) if rows else Directory.shipped()


def _unit(row: Any) -> UnitRow:
    return UnitRow(
        code=row.code,
        name=row.name,
        long_name=row.full_name or row.name,
        kind=row.kind,
        order=int(row.sort_order),
        aliases=listed(row.aliases or ""),
        predecessors=tuple(map(parse_predecessor, listed(row.predecessors or ""))),
        members=listed(row.members or ""),
        county=row.county,
    )
