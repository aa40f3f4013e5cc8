"""The units that names resolve to: those loaded into the database, else the shipped list."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import in_force
from data.unit_lists import Layered, from_fields, lay, lay_over_shipped
from data.units import Directory


def directory(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None) -> Directory:
    """The directory of units in force on a day: each loaded list over those before it, all over the shipped one.

    A loaded unit of the same code or name is the shipped one under its new code. Where a list names counties it is a
    city's own, of which the shipped city's counties are no part.
    """
    facts = in_force(dataset("units"), day, known_at)
    newest_first = sa.select(facts).order_by(facts.c.as_of.desc(), facts.c.batch_id.desc(), facts.c.id)
    loaded = connection.execute(newest_first).mappings().all()
    if not loaded:
        return Directory.shipped()
    known = Layered((), {})
    for _, rows in groupby(loaded, key=lambda row: row["batch_id"]):
        known = _joined(known, lay(known.rows, map(from_fields, rows)))
    known = _joined(known, lay_over_shipped(known.rows))
    return Directory(known.rows, known.formerly)


def _joined(newer: Layered, both: Layered) -> Layered:
    return Layered(both.rows, {**newer.formerly, **both.formerly})
