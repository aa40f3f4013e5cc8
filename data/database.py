"""The connection to the database: where it is, how it is opened, what counts as unreachable."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parent.parent
LOCK_WAIT_S = 30
"""How long a writer waits for another writer: twenty loads of 20 000 rows queue for about five seconds."""


class DatabaseUnavailable(RuntimeError):
    """The database cannot be opened, reached or used. The message is for people and names no host or path."""


class DatabaseBusy(DatabaseUnavailable):
    """Another load holds the database for longer than a writer waits."""


def database_url() -> str:
    """`DATABASE_URL`, or the SQLite file in `var/`."""
    given = os.environ.get("DATABASE_URL", "").strip()
    if not given:
        return f"sqlite:///{ROOT / 'var' / 'dashboard.db'}"
    # Plain postgresql:// would pick a driver that is not among the requirements.
    for prefix in ("postgresql://", "postgres://"):
        if given.startswith(prefix):
            return "postgresql+psycopg://" + given.removeprefix(prefix)
    return given


def engine(url: str | None = None) -> sa.Engine:
    """The engine of a URL (default: `database_url()`), one a process. Raises DatabaseUnavailable for a URL that names no database."""
    return _engine(url or database_url())


@cache
def _engine(url: str) -> sa.Engine:
    try:
        parsed = sa.make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(parsed)
        return sa.create_engine(parsed, pool_pre_ping=True, pool_size=8, connect_args={"connect_timeout": 3})
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ModuleNotFoundError, OSError) as error:
        raise DatabaseUnavailable("数据库地址无法识别，请检查 DATABASE_URL 的写法。") from error


def _sqlite(url: sa.URL) -> sa.Engine:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    made = sa.create_engine(url, pool_pre_ping=True, pool_size=8, connect_args={"timeout": LOCK_WAIT_S})
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        _keep_to_the_file(made, Path(url.database))
    sa.event.listen(made, "connect", _open_sqlite)
    sa.event.listen(made, "begin", _begin_sqlite)
    return made


def _open_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling would commit before DDL; ours begins by event instead.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _keep_to_the_file(made: sa.Engine, path: Path) -> None:
    """Has a file that was moved away, or put in the place of another, noticed by every connection.

    A connection would go on with the file that it opened, wherever that is now, and a new one would make an empty
    database in its place.
    """
    known: dict[str, int] = {}

    def opening(*_: Any) -> None:
        if known and not path.exists():
            raise sqlite3.OperationalError("unable to open database file")

    def opened(_connection: Any, record: Any) -> None:
        known["file"] = record.info["file"] = path.stat().st_ino

    def taken(_connection: Any, record: Any, _proxy: Any) -> None:
        if not path.exists() or path.stat().st_ino != record.info.get("file"):
            raise sa.exc.DisconnectionError

    sa.event.listen(made, "do_connect", opening)
    sa.event.listen(made, "connect", opened)
    sa.event.listen(made, "checkout", taken)


def _begin_sqlite(connection: sa.Connection) -> None:
    # A transaction that reads first and writes later fails at once when another writer came between:
    # writers take the lock at the start.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(url: str | None = None) -> Iterator[sa.Connection]:
    """A connection to read from. Raises DatabaseUnavailable."""
    with _translated(), engine(url).connect() as connection:
        yield connection


@contextmanager
def writing(url: str | None = None) -> Iterator[sa.Connection]:
    """A connection in one transaction that holds the writers' lock: commits at the end, rolls back on any error.

    Raises DatabaseBusy when another writer does not finish in time, DatabaseUnavailable otherwise.
    """
    with _translated(), engine(url).connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_WAIT_S}s'")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20201231)")
        yield connection


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _in_words(error) from error


def _in_words(error: sa.exc.DBAPIError) -> Exception:
    """The driver's own text holds hosts and paths, so it is never shown."""
    text = str(error.orig).lower()
    if "database is locked" in text or "lock timeout" in text or "lock_timeout" in text:
        return DatabaseBusy("正在有人导入数据，请稍后再试。")
    if "disk is full" in text or "disk full" in text or "no space left" in text:
        return DatabaseUnavailable("磁盘已满，数据没有写入；请清理磁盘后重试。")
    if "readonly" in text or "read-only" in text:
        return DatabaseUnavailable("数据库只能读取，无法写入；请检查文件权限。")
    if "no such table" in text or "does not exist" in text or "no such column" in text:
        return DatabaseUnavailable("数据库尚未建好或版本不符，请先运行 python -m etl sample 或任一导入命令。")
    if (
        isinstance(error, (sa.exc.OperationalError, sa.exc.InterfaceError))
        or "not a database" in text
        or "malformed" in text
    ):
        return DatabaseUnavailable("数据库无法打开或连接，请检查数据库服务和 DATABASE_URL。")
    return error
