"""Accounts for tests: made in a database of the test, with passwords that are cheap to compare."""

from __future__ import annotations

import pytest

from data import accounts
from data.access_tables import account
from data.accounts import Wanted
from data.database import reading, writing
from data.passwords import Cost, hashed
from data.permissions import Person, Role
from tests.prepared import give_tables

CHEAP = Cost(memory_kib=8, rounds=1)
ADMIN = Person("系统管理员", "admin", address="127.0.0.1")
PASSWORD = "青山-流水-42-长亭"
"""Whatever account `enrol` makes."""


@pytest.fixture
def office(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty SQLite database that the process works on; its URL."""
    give_tables(database_url)
    monkeypatch.setenv("DATABASE_URL", database_url)
    return database_url


@pytest.fixture(params=["sqlite", "postgresql"])
def any_office(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty database that the process works on, of either kind in turn; its URL."""
    kind: str = request.param
    url: str = request.getfixturevalue("office" if kind == "sqlite" else "prepared_postgres_url")
    monkeypatch.setenv("DATABASE_URL", url)
    return url


def enrol(
    name: str, role: Role = "division", division: str | None = None, cost: Cost = CHEAP, url: str | None = None
) -> Person:
    """An account that may sign in with PASSWORD and need not change it, as the person of its runs."""
    own = (division or "总值班室") if role == "division" else division
    with writing(url) as connection:
        wanted = accounts.checked(Wanted(name, role, own))
        number = accounts.add(connection, wanted, hashed(PASSWORD, cost))
        connection.execute(account.update().where(account.c.id == number).values(must_change=False))
    return Person(wanted.post, role, wanted.division, number, "127.0.0.1")


def account_of(name: str) -> accounts.Account:
    """The account of a name, which must be there."""
    with reading() as connection:
        found = accounts.find(connection, name)
    assert found is not None
    return found
