"""Brings a database to the tables that the program needs: core by migration, datasets by adding what specs name anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from data.database import DatabaseUnavailable, reading, writing
from data.tables import described, metadata, setting

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
SCHEMA = "schema"
"""Name of the setting that holds the fingerprint of the tables as they stand."""


def prepare(url: str | None = None) -> None:
    """Migrates the database if it needs it, in one transaction; a database that is up to date is left alone.

    Raises DatabaseUnavailable, also for a database made by a newer program.
    """
    if not _is_current(url):
        with writing(url) as connection:
            _migrate(connection)
            _add_missing(connection)
            _remember(connection)


def _is_current(url: str | None) -> bool:
    with reading(url) as connection:
        if not sa.inspect(connection).has_table(setting.name):
            return False
        found = connection.scalar(sa.select(setting.c.value).where(setting.c.name == SCHEMA))
        revision = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found == fingerprint() and any(name.startswith(f"{revision}_") for name in _migrations())


@cache
def fingerprint() -> str:
    """A text that changes with every migration file, table and column."""
    parts = [*_migrations(), *described()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _migrations() -> list[str]:
    return sorted(path.stem for path in (MIGRATIONS / "versions").glob("*.py"))


def _migrate(connection: sa.Connection) -> None:
    # Alembic takes a third of a second to import, which a database that is up to date need not pay.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise DatabaseUnavailable("数据库由更新版本的程序建立，请升级本程序后再使用。") from error


def _add_missing(connection: sa.Connection) -> None:
    """Adds tables, columns and indexes that specs name and the database lacks; changes and removals need a migration."""
    from alembic.autogenerate import produce_migrations
    from alembic.operations import Operations, ops
    from alembic.runtime.migration import MigrationContext

    context = MigrationContext.configure(connection, opts={"compare_type": False})
    upgrade = produce_migrations(context, metadata()).upgrade_ops
    operations = Operations(context)
    for found in upgrade.ops if upgrade else ():
        steps = found.ops if isinstance(found, ops.ModifyTableOps) else [found]
        for step in steps:
            if isinstance(step, (ops.CreateTableOp, ops.AddColumnOp, ops.CreateIndexOp)):
                operations.invoke(step)


def _remember(connection: sa.Connection) -> None:
    connection.execute(setting.delete().where(setting.c.name == SCHEMA))
    connection.execute(setting.insert().values(name=SCHEMA, value=fingerprint()))
