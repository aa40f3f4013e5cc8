"""The database's tables: batches, kept files, sightings, settings, one table of versions per dataset."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from data import access_tables, alert_tables, hand_in_tables, review_tables, screen_tables
from data.datasets import ALL, dataset
from data.metadata import METADATA, UtcTime
from data.spec import Dataset

OPEN_END = dt.date(9999, 12, 31)
"""`valid_to` of a version that nothing has replaced."""

original = sa.Table(
    "original",
    METADATA,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("size_bytes", sa.Integer, nullable=False),
    comment="The bytes of every file that was loaded, kept as handed in.",
)

batch = sa.Table(
    "batch",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("dataset", sa.String(40), nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), sa.ForeignKey("original.sha256"), nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("loaded_at", UtcTime, nullable=False),
    sa.Column("loaded_by", sa.Text, nullable=False),
    sa.Column("division", sa.Text, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("added", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("unchanged", sa.Integer, nullable=False),
    sa.Column("missing", sa.Integer, nullable=False),
    sa.Column("warnings", sa.Text, nullable=False, default="[]", comment="Problems that did not block, as JSON."),
    sa.Column("silent", sa.Text, comment="Stored fields that no column of a sheet speaks of, by sheet, as JSON."),
    sa.Column("withdrawn_at", UtcTime),
    sa.Column("withdrawn_by", sa.Text),
    sa.Column("withdrawn_why", sa.Text),
    sa.Column("hand_in_id", sa.Integer, sa.ForeignKey("hand_in.id"), comment="Null for a load by command."),
    sa.Index(None, "dataset", "as_of"),
    sa.Index(None, "sha256"),
    comment="One load of one dataset from one file: all or nothing.",
    sqlite_autoincrement=True,
)

sighting = sa.Table(
    "sighting",
    METADATA,
    sa.Column("batch_id", sa.Integer, sa.ForeignKey("batch.id"), primary_key=True),
    sa.Column("record_key", sa.Text, primary_key=True),
    sa.Column("dataset", sa.String(40), nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("version_id", sa.Integer, nullable=False),
    sa.Column("sheet", sa.Text, nullable=False),
    sa.Column("row", sa.Integer, nullable=False),
    sa.Column("carried", sa.Text, comment="As in version tables."),
    sa.Index(None, "dataset", "record_key", "as_of"),
    comment="A row that said nothing new: it confirms a version, and keeps it standing when the version's batch goes.",
)

setting = sa.Table(
    "setting",
    METADATA,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    comment="Facts about this database itself: demonstration day, schema fingerprint.",
)

audit = sa.Table(
    "audit",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("action", sa.String(40), nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False, comment="JSON."),
    sa.Column("previous", sa.String(64), nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    comment="What was done by whom: only ever appended to, each row sealed with the one before it.",
    sqlite_autoincrement=True,
)

CORE = (
    original, batch, sighting, setting, audit, *access_tables.ALL, *hand_in_tables.ALL, *screen_tables.ALL,
    *alert_tables.ALL, *review_tables.ALL,
)  # fmt: skip
"""The tables that no dataset describes."""

PROVENANCE = (
    "id", "record_key", "batch_id", "sheet", "row", "as_of", "valid_from", "valid_to", "known_from", "raw", "carried",
    "ended",
)  # fmt: skip
"""Columns that every version table has before its dataset's own."""


_RARE = sa.text("ended IS NOT NULL")


def _versions(spec: Dataset) -> sa.Table:
    tracking = spec.tracking
    indexed = [tracking.due] if tracking else []
    return sa.Table(
        spec.name,
        METADATA,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("record_key", sa.Text, nullable=False),
        sa.Column("batch_id", sa.Integer, sa.ForeignKey("batch.id"), nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("valid_from", sa.Date, comment="Derived; null once the batch is withdrawn or the row said anew."),
        sa.Column("valid_to", sa.Date, comment="Derived; exclusive."),
        sa.Column(
            "known_from", UtcTime, comment="When another load or an undo had the row said anew; null: its own load."
        ),
        sa.Column("raw", sa.Text, comment="Cells as written where the stored value does not say it all, as JSON."),
        sa.Column("carried", sa.Text, comment="Stored fields whose values are those of the version before, as JSON."),
        sa.Column("ended", sa.Boolean, comment="True: the return takes the record off the list; else null."),
        *(
            sa.Column(name, column.kind.fields[position].sqltype, comment=column.zh)
            for name, column, position in spec.stored
        ),
        sa.Index(None, "record_key"),
        sa.Index(None, "batch_id"),
        sa.Index(None, "ended", sqlite_where=_RARE, postgresql_where=_RARE),
        *(sa.Index(None, name) for name in indexed),
        comment=spec.zh,
        sqlite_autoincrement=True,
    )


_built: dict[str, sa.Table] = {}
_building = threading.Lock()


def versions(spec: Dataset | str) -> sa.Table:
    """The table of versions of a dataset's records, built when first asked for. Raises KeyError for an unknown name."""
    name = spec if isinstance(spec, str) else spec.name
    if name not in _built:
        with _building:
            if name not in _built:
                _built[name] = _versions(dataset(name))
    return _built[name]


def metadata() -> sa.MetaData:
    """Every table, the datasets' included."""
    for spec in ALL:
        versions(spec)
    return METADATA


def described() -> Iterator[str]:
    """Every column and index in words. One version table stands for what all have; to build them all costs a load dear."""
    for table in (*CORE, versions(ALL[0])):
        yield from (f"{table.name}.{column.name}:{column.type!r}" for column in table.columns)
        yield from sorted(str(index.name) for index in table.indexes)
    for spec in ALL:
        for name, column, position in spec.stored:
            yield f"{spec.name}.{name}:{column.kind.fields[position].sqltype!r}"
        yield f"{spec.name}:{spec.tracking.due if spec.tracking else None}"


def stored_names(spec: Dataset) -> tuple[str, ...]:
    """The dataset's own stored fields, in table order."""
    return tuple(name for name, _, _ in spec.stored)


def compared_names(spec: Dataset) -> tuple[str, ...]:
    """Stored fields whose difference makes a new version."""
    return tuple(name for name, column, position in spec.stored if column.kind.fields[position].compared)


def provenance(table: sa.Table) -> dict[str, Any]:
    """The provenance columns of a version table by name."""
    return {name: table.c[name] for name in PROVENANCE}
