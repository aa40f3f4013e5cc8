"""The units that names resolve to: those loaded into the database, else the shipped list."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import in_force
from data.units import Directory, UnitRow, listed, parse_predecessor


def directory(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None) -> Directory:
    """The directory of units in force on a day.

    Loaded units stand over the shipped ones of the same code. Where they name counties they are a city's own list, of
    which the shipped city's counties are no part.
    """
    facts = in_force(dataset("units"), day, known_at)
    loaded = [_unit(row) for row in connection.execute(sa.select(facts))]
    if not loaded:
        return Directory.shipped()
    codes = {unit.code for unit in loaded}
    foreign = REGIONS if any(unit.kind in REGIONS for unit in loaded) else ()
    kept = (unit for unit in Directory.shipped().rows if unit.code not in codes and unit.kind not in foreign)
    return Directory([*loaded, *kept])


REGIONS = ("city", "county", "zone", "group")
"""Kinds that belong to one city; groups list its counties."""


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
