"""Takes records off a list (撤下): what a full return leaves out stays in force until someone says that it is gone.

An ending is a version of its own, with day and batch like any other: it goes when its batch is taken back, it is
replayed as it was known at a moment, and the record comes back with the next return that holds it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from data.facts import in_force
from data.spec import Dataset
from data.tables import batch, stored_names, versions
from etl.validity import rebuild_records

NOWHERE = ""
"""Sheet of an ending: no row of the file says it."""


def end_records(connection: sa.Connection, spec: Dataset, number: int, keys: Sequence[str]) -> int:
    """Ends the records from the batch's day on; answers how many were in force and now are not.

    The batch was just loaded in the connection's transaction and holds none of the keys.
    """
    table = versions(spec)
    as_of: dt.date = connection.execute(sa.select(batch.c.as_of).where(batch.c.id == number)).scalar_one()
    facts = in_force(spec, as_of)
    names = ("record_key", *stored_names(spec))
    standing = connection.execute(
        sa.select(*(facts.c[name] for name in names)).where(facts.c.record_key.in_(keys))
    ).mappings()
    endings = [
        {**row, "batch_id": number, "sheet": NOWHERE, "row": 0, "as_of": as_of, "ended": True} for row in standing
    ]
    if endings:
        connection.execute(table.insert(), endings)
        ended = sa.select(table.c.record_key).where(table.c.batch_id == number, table.c.ended.is_(True))
        rebuild_records(connection, spec, ended)
    return len(endings)
