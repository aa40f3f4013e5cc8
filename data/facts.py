"""Which versions are in force on a day, as known at a moment."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from data.spec import Dataset
from data.tables import batch, versions


def in_force(spec: Dataset, day: dt.date, known_at: dt.datetime | None = None) -> sa.Subquery:
    """The versions of a dataset in force on `day`: one row a record, all columns of its table; none for one taken off.

    With `known_at`, only loads made and undos done up to that moment count, which replays what was shown then.
    """
    table = versions(spec)
    if known_at is None:
        standing = (table.c.valid_from <= day, table.c.valid_to > day, table.c.ended.is_(None))
        return sa.select(table).where(*standing).subquery(spec.name)
    ranked = (
        sa.select(
            table,
            sa.func.row_number()
            .over(
                partition_by=table.c.record_key,
                order_by=(table.c.as_of.desc(), table.c.batch_id.desc(), table.c.id.desc()),
            )
            .label("recency"),
        )
        .join(batch, batch.c.id == table.c.batch_id)
        .where(table.c.as_of <= day, known(known_at), _made_by(table, known_at))
        .subquery()
    )
    columns = [ranked.c[column.name] for column in table.columns]
    newest = sa.and_(ranked.c.recency == 1, ranked.c.ended.is_(None))
    return sa.select(*columns).where(newest).subquery(spec.name)


def stands(table: sa.Table, known_at: dt.datetime | None) -> sa.ColumnElement[bool]:
    """Condition on a version table joined to `batch`: the version counts at that moment (now, if none is given).

    Of the versions that a row was made into by its load, then by other loads and undos, only the last one counts.
    """
    if known_at is None:
        return table.c.valid_from.is_not(None)
    later = table.alias()
    # A record has few versions, a batch as many as its file has rows: the sum keeps the database from asking by batch.
    same_row = sa.and_(later.c.record_key == table.c.record_key, later.c.batch_id + 0 == table.c.batch_id)
    said_anew = sa.exists().where(same_row, later.c.id > table.c.id, later.c.known_from <= known_at)
    return sa.and_(known(known_at), _made_by(table, known_at), sa.not_(said_anew))


def _made_by(table: sa.Table, known_at: dt.datetime) -> sa.ColumnElement[bool]:
    return sa.or_(table.c.known_from.is_(None), table.c.known_from <= known_at)


def known(known_at: dt.datetime | None) -> sa.ColumnElement[bool]:
    """Condition on `batch`: loaded, not yet withdrawn at that moment (now, if none is given)."""
    if known_at is None:
        return batch.c.withdrawn_at.is_(None)
    return sa.and_(
        batch.c.loaded_at <= known_at,
        sa.or_(batch.c.withdrawn_at.is_(None), batch.c.withdrawn_at > known_at),
    )


def data_version(connection: sa.Connection) -> str:
    """A short text that differs after every load and undo: the key of every cached read."""
    row = connection.execute(
        sa.select(sa.func.coalesce(sa.func.max(batch.c.id), 0), sa.func.count(batch.c.withdrawn_at))
    ).one()
    return f"{row[0]}.{row[1]}"
