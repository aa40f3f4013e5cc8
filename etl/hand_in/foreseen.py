"""Which new records of a return will stand late at once: asked of a database in memory that holds nothing but them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from data.clock import now
from data.late import Lateness, can_be_late, late_records
from data.metadata import METADATA
from data.record_names import words_of
from data.tables import OPEN_END, batch, sighting, versions
from data.units import Directory
from etl.bulk import insert_columns
from etl.hand_in.check import MOST_ROWS, LateKind, LateRecord
from etl.rows import Rows


def late_at_once(rows: Rows, added: Sequence[int], day: dt.date, units: Directory) -> tuple[LateKind, ...]:
    """The new rows (by index) that the board of the day will show as late, by how they are late, in the order of the rows."""
    if not added or not can_be_late(rows.spec):
        return ()
    with _only(rows, added) as connection:
        late = {(one.key, one.lateness): one.reason for one in late_records(connection, rows.spec, day)}
    found: dict[Lateness, list[tuple[int, str]]] = {}
    index_of = {rows.keys[index]: index for index in added}
    for (key, lateness), reason in late.items():
        found.setdefault(lateness, []).append((index_of[key], reason))
    return tuple(_kind(rows, lateness, sorted(found[lateness]), units) for lateness in ORDER if lateness in found)


ORDER: tuple[Lateness, ...] = ("reported_late", "overdue", "red", "closed_late")


def _kind(rows: Rows, lateness: Lateness, found: list[tuple[int, str]], units: Directory) -> LateKind:
    records = tuple(LateRecord(_title(rows, index, units), reason) for index, reason in found[:MOST_ROWS])
    return LateKind(lateness, len(found), records)


def _title(rows: Rows, index: int, units: Directory) -> str:
    stored = {name: values[index] for name, values in rows.fields.items()}
    return "　".join(words_of(rows.spec, stored, units)) or rows.keys[index]


@contextmanager
def _only(rows: Rows, added: Sequence[int]) -> Iterator[sa.Connection]:
    """A database in memory in which these rows are the records in force: the measures themselves answer, nobody's lock is held."""
    made, table = sa.create_engine("sqlite://"), versions(rows.spec)
    try:
        with made.connect() as connection:
            METADATA.create_all(connection, [batch, sighting, table])
            connection.execute(batch.insert().values(_batch(rows)))
            stored = {name: [values[i] for i in added] for name, values in rows.fields.items()}
            columns = {**_provenance(rows, added), **stored}
            insert_columns(connection, table, columns)
            yield connection
    finally:
        made.dispose()


def _batch(rows: Rows) -> dict[str, object]:
    counts = dict.fromkeys(("rows", "added", "changed", "unchanged", "missing"), 0)
    words = dict.fromkeys(("file", "sha256", "loaded_by", "division"), "")
    return {"id": 1, "dataset": rows.spec.name, "as_of": rows.as_of, "loaded_at": now(), **counts, **words}


def _provenance(rows: Rows, added: Sequence[int]) -> dict[str, Sequence[object]]:
    count = len(added)
    return {
        "record_key": [rows.keys[i] for i in added],
        "batch_id": [1] * count,
        "sheet": [rows.places[i][0] for i in added],
        "row": [rows.places[i][1] for i in added],
        "as_of": [rows.as_of] * count,
        "valid_from": [rows.as_of] * count,
        "valid_to": [OPEN_END] * count,
    }
