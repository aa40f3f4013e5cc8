"""Minutes between two moments in SQL, which SQLite and PostgreSQL spell differently."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class minutes_between(GenericFunction[int]):  # noqa: N801 - used as a SQL function
    """Whole minutes from the second moment to the first; moments are kept to the minute."""

    type = sa.Integer()
    inherit_cache = True


@compiles(minutes_between, "sqlite")
def _minutes_sqlite(element: Any, compiler: Any, **kwargs: Any) -> str:
    later, earlier = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"CAST(round((julianday({later}) - julianday({earlier})) * 1440) AS INTEGER)"


@compiles(minutes_between, "postgresql")
def _minutes_postgresql(element: Any, compiler: Any, **kwargs: Any) -> str:
    later, earlier = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"CAST(round(EXTRACT(EPOCH FROM ({later} - {earlier})) / 60) AS INTEGER)"
