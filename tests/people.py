"""Accounts for tests: made in a database of the test, with passwords that are cheap to compare."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from data import accounts
from data.access_tables import account
from data.accounts import Wanted
from data.database import engine, reading, writing
from data.passwords import Cost, hashed
from data.permissions import Person, Role
from data.schema import prepare
from tests.databases import Cluster

CHEAP = Cost(memory_kib=8, rounds=1)
ADMIN = Person("系统管理员", "admin", address="127.0.0.1")
PASSWORD = "青山-流水-42-长亭"
"""Whatever account `enrol` makes."""
_numbers = count(1)


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and nothing in them: to be copied, which takes less than to make one."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    prepare(f"sqlite:///{path}")
    engine(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture(scope="session")
def made_database(postgres_cluster: Cluster) -> str:
    """The name of a PostgreSQL database with every table and nothing in them."""
    postgres_cluster.execute("CREATE DATABASE made")
    url = postgres_cluster.url("made")
    prepare(url)
    engine(url).dispose()
    return "made"


@pytest.fixture
def office(made_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty SQLite database that the process works on; its URL."""
    copied = shutil.copy(made_file, tmp_path / "office.db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{copied}")
    return f"sqlite:///{copied}"


@pytest.fixture(params=["sqlite", "postgresql"])
def any_office(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database that the process works on, of either kind in turn; its URL."""
    if request.param == "sqlite":
        yield request.getfixturevalue("office")
        return
    cluster: Cluster = request.getfixturevalue("postgres_cluster")
    name = f"office_{next(_numbers)}"
    cluster.execute(f"CREATE DATABASE {name} TEMPLATE {request.getfixturevalue('made_database')}")
    monkeypatch.setenv("DATABASE_URL", cluster.url(name))
    yield cluster.url(name)
    engine(cluster.url(name)).dispose()
    cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")


def enrol(name: str, role: Role = "division", division: str | None = None, cost: Cost = CHEAP) -> Person:
    """An account that may sign in with PASSWORD and need not change it, as the person of its runs."""
    own = (division or "总值班室") if role == "division" else division
    with writing() as connection:
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
