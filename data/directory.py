"""The units that names resolve to: those loaded into the database, else the shipped list."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import in_force
from data.units import Directory


def directory(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None) -> Directory:
    """The directory of units in force on a day."""
    facts = in_force(dataset("units"), day, known_at)
    rows = connection.execute(sa.select(facts)).mappings().all()
    return Directory.of_records(rows) if rows else Directory.shipped()
