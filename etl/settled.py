"""Deadlines whose words have not changed since the last return: 12月底, read again in January, still means last year's."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from data.facts import in_force
from data.kinds.deadlines import Due
from data.spec import Column, Dataset
from etl.anchored import YEAR
from etl.rows import Rows
from etl.standing import Standing


def settle(connection: sa.Connection, rows: Rows, standing: Standing) -> None:
    """Gives a deadline in unchanged words the day that it stands with; a recurring one (每月5日) goes on to its next.

    Where a row says its own year, that tells the day already (`etl/anchored.py`).
    """
    if any(column.name == YEAR and not column.computed for column in rows.spec.columns):
        return
    for column in rows.spec.columns:
        if not isinstance(column.kind, Due) or f"{column.name}_on" not in standing.names:
            continue
        moved = list(_moved(rows, column, standing))
        words = _words(connection, rows.spec, column, rows) if moved else {}
        for index in moved:
            text = rows.column(f"{column.name}_text")[index]
            if text and text == words.get(rows.keys[index]):
                day = standing.of(standing.versions[rows.keys[index]], f"{column.name}_on")
                rows.settle(index, f"{column.name}_on", day)


def _moved(rows: Rows, column: Column, standing: Standing) -> Iterator[int]:
    days, kinds = rows.column(f"{column.name}_on"), rows.column(f"{column.name}_kind")
    for index, (key, day, kind) in enumerate(zip(rows.keys, days, kinds, strict=True)):
        version = standing.versions.get(key)
        if version is None or day is None or kind == "recurring" or kind != standing.of(version, f"{column.name}_kind"):
            continue
        if day != standing.of(version, f"{column.name}_on"):
            yield index


def _words(connection: sa.Connection, spec: Dataset, column: Column, rows: Rows) -> dict[str, str]:
    facts = in_force(spec, rows.as_of)
    found = connection.execute(sa.select(facts.c.record_key, facts.c[f"{column.name}_text"]))
    return {key: words for key, words in found if words}
