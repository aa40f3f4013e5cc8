"""Restores (恢复) a backup into a database that holds nothing, all or nothing, on either system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import sqlalchemy as sa

from data import audit
from data.audit import Event
from data.backup import BackupError, Manifest, inspect, opened, unpacked
from data.copying import PASSING, copy_all, count_all, lasting
from data.database import reading, writing
from data.hand_in_tables import edition
from data.schema import prepare

BESIDES = PASSING | {"alembic_version"}
"""Tables of a backup's database that are not restored."""
UNKNOWN = "备份里有这个版本的程序不认识的内容，没有恢复。请用做备份时的版本（{program}）或更新的版本恢复。"
NOT_EMPTY = "要恢复到的数据库里已经有数据，没有恢复。请把 DATABASE_URL 指向一个新的空库再恢复；原来的库不会被覆盖。"


def check(path: Path) -> Manifest:
    """What a backup says of itself, found to be so. Raises BackupError."""
    with _trusted(path) as (_, manifest):
        return manifest


@contextmanager
def _trusted(path: Path) -> Iterator[tuple[str, Manifest]]:
    """The URL of a backup's database, brought forward to this version's tables, with its manifest."""
    with unpacked(path, path.name) as (copy, manifest), opened(copy) as url:
        prepare(url)
        _compare(inspect(copy), manifest, path.name)
        with reading(url) as connection:
            _refuse_unknown(connection, manifest)
        yield url, manifest


def restore(path: Path, event: Event, url: str | None = None) -> Manifest:
    """Restores a backup of this or an earlier version; the event is put after the restored trail.

    Raises BackupError for a backup that cannot be trusted or a database that is not empty, DatabaseUnavailable.
    """
    with _trusted(path) as (source_url, manifest):
        prepare(url)
        with reading(source_url) as source, writing(url) as target:
            if any(count for name, count in count_all(target).items() if name != edition.name):
                raise BackupError(NOT_EMPTY)
            # A program that was started once has kept the tables it came with. Those are no data, and nobody's change.
            target.execute(edition.delete())
            copy_all(source, target)
            _check_equal(source, target)
            audit.record(target, Event(event.actor, event.action, event.subject, event.address, _told(manifest)))
    return manifest


def _compare(found: Manifest, said: Manifest, name: str) -> None:
    """A database that was brought forward to this version has tables more, none less, and the same trail."""
    kept = {table: found.counts.get(table) for table in said.counts}
    if kept != dict(said.counts) or (found.number, found.digest) != (said.number, said.digest):
        raise BackupError(f"备份文件“{name}”里的数据与清单对不上，没有恢复。请换一份备份。")


def _refuse_unknown(connection: sa.Connection, manifest: Manifest) -> None:
    """A later program may have kept what this one has no column for: better no restore than one with holes."""
    found = sa.inspect(connection)
    known = {table.name: set(table.c.keys()) for table in lasting()}
    for name in sorted(set(found.get_table_names()) - BESIDES):
        for column in (entry["name"] for entry in found.get_columns(name)):
            cell: sa.ColumnClause[object] = sa.column(column)
            if (
                column not in known.get(name, ())
                and connection.execute(
                    sa.select(cell).select_from(sa.table(name, cell)).where(cell.is_not(None)).limit(1)
                ).first()
            ):
                raise BackupError(UNKNOWN.format(program=manifest.program))


def _check_equal(source: sa.Connection, target: sa.Connection) -> None:
    same = count_all(source) == count_all(target) and audit.head(source) == audit.head(target)
    if not same or audit.verify(target) is not None:
        raise BackupError("恢复后的数据与备份不一致，已全部撤销，数据库仍是空的。请联系开发人员。")


def _told(manifest: Manifest) -> Mapping[str, object]:
    said = asdict(manifest)
    return {name: said[name] for name in ("made_at", "program", "number", "digest")} | {
        "rows": sum(manifest.counts.values())
    }
