"""Databases with their tables but without data, copied from one that was made once: making one takes most of a short test."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from data.database import engine
from data.schema import prepare


def give_tables(url: str) -> None:
    """Makes the tables that a database lacks; a SQLite file that is not there yet becomes a copy."""
    path = sa.make_url(url).database or ""
    if url.startswith("sqlite") and not Path(path).exists():
        shutil.copyfile(_made_before(), path)
    prepare(url)


@cache
def _made_before() -> Path:
    path = Path(tempfile.mkdtemp(prefix="dashboard-tables-"), "empty.db")
    url = f"sqlite:///{path}"
    prepare(url)
    with engine(url).connect() as connection:
        # What is still beside the file would not be copied.
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine(url).dispose()
    return path
