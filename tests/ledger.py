"""Fixture: a prepared database, on SQLite and on PostgreSQL, into which returns are written directly."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa

from data.database import engine
from data.datasets import dataset
from data.formulas import Formula, View
from data.formulas.reading import Reading, read, reckon
from data.tables import OPEN_END, batch, original, versions
from etl.validity import append, rebuild
from tests.databases import Cluster
from tests.prepared import give_tables

YEAR_END = dt.date(2020, 12, 31)


class Ledger:
    """Writes returns in the connection's transaction, which the test never commits."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def hand_in(
        self, name: str, *records: dict[str, Any], as_of: dt.date = YEAR_END, loaded: dt.date | None = None
    ) -> int:
        """One return of a dataset about `as_of`, loaded at noon of `loaded` (default: that day); its batch."""
        spec = dataset(name)
        number = self._batch(name, as_of, loaded or as_of, len(records))
        fixed = {"batch_id": number, "sheet": "Sheet1", "as_of": as_of, "valid_from": as_of, "valid_to": OPEN_END}
        for row, record in enumerate(records, 4):
            key = "/".join(str(record[field]) for field in spec.key)
            self.connection.execute(versions(spec).insert().values(record_key=key, row=row, **fixed, **record))
        append(self.connection, spec, number, as_of, replaces=True)
        return number

    def withdraw(self, number: int, on: dt.date) -> None:
        """Undoes a return at noon of a day."""
        named = batch.c.id == number
        self.connection.execute(batch.update().where(named).values(withdrawn_at=noon(on), withdrawn_by="督查处"))
        name = self.connection.scalar(sa.select(batch.c.dataset).where(named))
        rebuild(self.connection, dataset(str(name)), number)

    def read(self, formula: Formula, day: dt.date = YEAR_END) -> Reading:
        """The formula's value on a day."""
        return read(self.connection, [formula], View(day))[0]

    def contributions(self, formula: Formula, day: dt.date = YEAR_END) -> dict[str, tuple[float | None, float | None]]:
        """Record key → (amount, base) of the records behind a formula."""
        view = View(day)
        reckon(self.connection, (formula,), view)
        return {row.key: (row.amount, row.base) for row in self.connection.execute(formula.rows(view))}

    def _batch(self, name: str, as_of: dt.date, loaded: dt.date, rows: int) -> int:
        file = f"{name}-{as_of}-{loaded}.xlsx"
        digest = hashlib.sha256(file.encode()).hexdigest()
        if not self.connection.scalar(sa.select(sa.func.count()).where(original.c.sha256 == digest)):
            self.connection.execute(original.insert().values(sha256=digest, content=b"", size_bytes=0))
        described = {"dataset": name, "file": file, "sha256": digest, "as_of": as_of, "loaded_at": noon(loaded)}
        counts = {"rows": rows, "added": rows, "changed": 0, "unchanged": 0, "missing": 0}
        values = {**described, **counts, "loaded_by": "督查处", "division": dataset(name).division, "warnings": "[]"}
        key = self.connection.execute(batch.insert().values(**values)).inserted_primary_key
        assert key is not None
        return int(key[0])


def noon(day: dt.date) -> dt.datetime:
    """Noon of a day, UTC."""
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


_ledgers = count(1)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a migrated database, one for all tests of a module that a worker has in a row."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'ledger.db'}"
    else:
        cluster: Cluster = request.getfixturevalue("postgres_cluster")
        # A worker may come back to a module after others.
        name = f"ledger_{next(_ledgers)}"
        cluster.execute(f"CREATE DATABASE {name}")
        url = cluster.url(name)
    give_tables(url)
    yield url
    engine(url).clear_compiled_cache()


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    """An empty database; what a test writes is rolled back after it."""
    with engine(ledger_url).connect() as connection, connection.begin() as transaction:
        yield Ledger(connection)
        transaction.rollback()
