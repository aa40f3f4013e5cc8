"""What must hold of every database at any time, whatever was killed, refused or cut off."""

from __future__ import annotations

import sqlalchemy as sa

from data.database import reading
from data.datasets import ALL
from data.hand_in_tables import hand_in
from data.tables import OPEN_END, batch, original, sighting, versions


def assert_whole(url: str) -> list[int]:
    """The batches of a sound database, oldest first; fails for a half-loaded batch or rows that belong to none."""
    with reading(url) as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        if not sa.inspect(connection).has_table(batch.name):
            return []
        batches = connection.execute(sa.select(batch).order_by(batch.c.id)).all()
        kept = set(connection.scalars(sa.select(original.c.sha256)))
        assert {row.sha256 for row in batches} | set(connection.scalars(sa.select(hand_in.c.sha256))) == kept
        for row in batches:
            assert row.added + row.changed + row.unchanged == row.rows
            assert _records(connection, row) == row.rows, f"batch {row.id} is half loaded"
        _assert_no_strays(connection, [row.id for row in batches])
        return [row.id for row in batches]


def _records(connection: sa.Connection, row: sa.Row[tuple[object, ...]]) -> int:
    """Records that a batch speaks of: by versions of its own, by confirming others'."""
    own = versions(row.dataset)
    named = sa.union(
        sa.select(own.c.record_key).where(own.c.batch_id == row.id),
        sa.select(sighting.c.record_key).where(sighting.c.batch_id == row.id),
    ).subquery()
    return connection.scalar(sa.select(sa.func.count()).select_from(named)) or 0


def _assert_no_strays(connection: sa.Connection, batches: list[int]) -> None:
    """No row without its batch, no record with two versions in force at the end of time."""
    for table in (*(versions(spec) for spec in ALL), sighting):
        count = sa.select(sa.func.count()).select_from(table)
        assert connection.scalar(count.where(table.c.batch_id.not_in(batches))) == 0
    for table in (versions(spec) for spec in ALL):
        standing = sa.select(table.c.record_key).where(table.c.valid_to == OPEN_END)
        twice = standing.group_by(table.c.record_key).having(sa.func.count() > 1)
        assert connection.execute(twice).all() == []
