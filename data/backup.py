"""Backups (备份): the whole database in one file, whichever system it is on, taken while people work, checked before it counts.

The file is a zip of `manifest.json` with `data.db`, a SQLite database. One form for both systems means that an office
can keep one file, look into it with common tools, move from SQLite to PostgreSQL or back by a restore.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from data import audit
from data.clock import now
from data.copying import PASSING, copy_all, count_all
from data.database import engine, reading, writing
from data.schema import fingerprint, prepare
from data.scratch import scratch
from data.version import program_version

MANIFEST, CONTENT = "manifest.json", "data.db"
FORMAT = 1
PAGES = 1000
_CHUNK = 1 << 20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, ValueError)
"""What reading a zip that was cut off or changed may raise."""


class BackupError(ValueError):
    """A backup cannot be made, or cannot be trusted. The message is for people."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `number` and `digest` are the newest entry of the audit trail and its seal."""

    made_at: str
    program: str
    schema: str
    counts: Mapping[str, int]
    number: int
    digest: str
    sha256: str
    format: int = FORMAT


def back_up(path: Path, url: str | None = None) -> Manifest:
    """Writes a backup of the database to a file that does not exist yet, once all of it has been checked.

    Raises BackupError, DatabaseUnavailable, OSError; then there is no such file.
    """
    prepare(url)
    with scratch() as folder:
        copy = folder / CONTENT
        take_snapshot(copy, url)
        manifest = inspect(copy)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            _pack(copy, manifest, part)
            with unpacked(part, path.name):
                part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return manifest


def take_snapshot(path: Path, url: str | None = None) -> None:
    """Copies the database as it is at one moment into a new SQLite file; others go on reading and writing."""
    with reading(url) as connection:
        if connection.dialect.name == "sqlite":
            _copy_pages(connection, path)
            return
        connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with opened(path) as copy:
            prepare(copy)
            with writing(copy) as target:
                copy_all(connection, target)


def _copy_pages(connection: sa.Connection, path: Path) -> None:
    # A read holds one state of the file for the whole copy. Without it every write of another process would have the
    # copy begin anew, and it would never end while people work; in WAL mode readers keep nobody from writing.
    connection.execute(sa.text("SELECT count(*) FROM alembic_version"))
    source: Any = connection.connection.driver_connection
    try:
        with closing(sqlite3.connect(path)) as target:
            source.backup(target, pages=PAGES)
            target.execute("PRAGMA journal_mode = DELETE")
            target.execute("PRAGMA secure_delete = ON")
            for name in sorted(PASSING):
                target.execute(f'DELETE FROM "{name}"')
            target.commit()
    except sqlite3.Error as error:
        raise BackupError("数据库复制不出来，没有生成备份。请检查磁盘空间和数据库文件。") from error


@contextmanager
def opened(path: Path) -> Iterator[str]:
    """The URL of a SQLite file that is closed for good when the block is left."""
    url = f"sqlite:///{path}"
    try:
        yield url
    finally:
        engine(url).dispose()


def inspect(path: Path) -> Manifest:
    """The manifest of a SQLite file that has been found sound. Raises BackupError with what is wrong."""
    with opened(path) as url, reading(url) as connection:
        if connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() != ["ok"]:
            raise BackupError("数据库文件内部有损坏，这份备份不可用。请检查磁盘，并从上一份备份恢复。")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise BackupError("数据库里有记录找不到所属的批次或账号，这份备份不可用。请联系开发人员。")
        touched = audit.verify(connection)
        if touched is not None:
            raise BackupError(
                f"操作日志从第{touched}条起对不上，这份备份不可用。请先用 python -m dashboard audit verify 核对。"
            )
        counts, (number, digest) = count_all(connection), audit.head(connection)
    made_at = now().isoformat(timespec="seconds")
    return Manifest(made_at, program_version(), fingerprint(), counts, number, digest, _sha256(path))


@contextmanager
def unpacked(path: Path, name: str) -> Iterator[tuple[Path, Manifest]]:
    """The database file in a backup called `name`, with its manifest, both checked. Raises BackupError."""
    broken = BackupError(f"备份文件“{name}”不完整或被改动过，没有使用。请换一份备份。")
    with scratch() as folder:
        copy = folder / CONTENT
        try:
            with zipfile.ZipFile(path) as archive:
                manifest = _read_manifest(archive.read(MANIFEST), name)
                with archive.open(CONTENT) as packed, copy.open("wb") as file:
                    _pour(packed, file.write)
        except BackupError:
            raise
        except _UNREADABLE as error:
            raise broken from error
        if _sha256(copy) != manifest.sha256:
            raise broken
        yield copy, manifest


def _read_manifest(text: bytes, name: str) -> Manifest:
    """Raises ValueError for what is none, BackupError for one of a later form."""
    found = json.loads(text)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BackupError(f"备份文件“{name}”不是这个版本的程序能读的格式；请用做备份时或更新版本的程序。")
    try:
        return Manifest(**found)
    except TypeError as error:
        raise ValueError(MANIFEST) from error


def _pack(copy: Path, manifest: Manifest, part: Path) -> None:
    """Written through to the disk: whoever is told of a backup may pull the plug."""
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
            archive.write(copy, CONTENT)
        file.flush()
        os.fsync(file.fileno())


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        _pour(file, digest.update)
    return digest.hexdigest()


def _pour(file: IO[bytes], into: Callable[[bytes], Any]) -> None:
    for chunk in iter(partial(file.read, _CHUNK), b""):
        into(chunk)
