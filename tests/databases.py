"""Fixtures that hand out databases: empty or with the sample, in SQLite or a throw-away PostgreSQL cluster."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

from data.database import engine
from data.schema import prepare
from tests.requirement import missing

ROOT = Path(__file__).resolve().parent.parent

SAMPLE = "sample-of-all.db"

_names = count(1)


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """The URL of a SQLite file that does not exist yet."""
    url = f"sqlite:///{tmp_path / 'test.db'}"
    yield url
    _forget(url)


@pytest.fixture(scope="session")
def sample_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a SQLite database with the sample loaded by the real command, once for all workers: read it only."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    url = f"sqlite:///{folder / SAMPLE}"
    done = folder / "sample.done"
    with (folder / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            command = [sys.executable, "-m", "etl", "sample"]
            subprocess.run(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, check=True)
            done.touch()
    return url


def is_sample(url: str) -> bool:
    """Whether it is that database, which stays as it is."""
    return url.endswith(f"/{SAMPLE}")


@dataclass
class Cluster:
    """A PostgreSQL server of our own on a free loopback port."""

    programs: Path
    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns once the server answers; raises TimeoutError after 30 seconds."""
        options = ["-p", str(self.port), "-h", "127.0.0.1", "-k", str(self.folder)]
        fast = [part for name in ("fsync", "synchronous_commit", "full_page_writes") for part in ("-c", f"{name}=off")]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.folder / "data", *options, *fast],
                stdout=log,
                stderr=log,
                user=_owner(),
            )
        self._wait()

    def stop(self) -> None:
        """Ends the server and every connection to it."""
        if self.process is not None:
            self.process.send_signal(2)
            self.process.wait(timeout=30)
            self.process = None

    def execute(self, statement: str) -> None:
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def _address(self, database: str) -> str:
        return f"host=127.0.0.1 port={self.port} user=postgres dbname={database}"

    def _wait(self) -> None:
        for _ in range(300):
            try:
                psycopg.connect(self._address("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.1)
        raise TimeoutError((self.folder / "log").read_text())


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """A running cluster; a test that stops it starts it again."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin")) or [Path(shutil.which("initdb") or "").parent]
    if not (found[-1] / "initdb").exists():
        missing("PostgreSQL", "sudo apt-get install postgresql")
    # Not pytest's own folder: the server refuses to run as root, and that folder lets nobody else in.
    folder = Path(tempfile.mkdtemp(prefix="dashboard-pg-"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    settings = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    create = [str(found[-1] / "initdb"), "-D", str(folder / "data"), *settings]
    subprocess.run(create, check=True, capture_output=True, user=owner, cwd=folder)
    cluster = Cluster(found[-1], folder, free_port())
    cluster.start()
    yield cluster
    cluster.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def _postgres_template(postgres_cluster: Cluster) -> str:
    """The name of a database with all tables, from which others are copied."""
    postgres_cluster.execute("CREATE DATABASE prepared")
    url = postgres_cluster.url("prepared")
    prepare(url)
    engine(url).dispose()
    return "prepared"


@pytest.fixture
def prepared_postgres_url(postgres_cluster: Cluster, _postgres_template: str) -> Iterator[str]:
    """The URL of a PostgreSQL database with its tables and no data, dropped after the test."""
    name = f"test_{next(_names)}"
    postgres_cluster.execute(f"CREATE DATABASE {name} TEMPLATE {_postgres_template}")
    yield postgres_cluster.url(name)
    _forget(postgres_cluster.url(name))
    postgres_cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_url(postgres_cluster: Cluster) -> Iterator[str]:
    """The URL of an empty PostgreSQL database, dropped after the test."""
    name = f"test_{next(_names)}"
    postgres_cluster.execute(f"CREATE DATABASE {name}")
    yield postgres_cluster.url(name)
    _forget(postgres_cluster.url(name))
    postgres_cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _forget(url: str) -> None:
    """Lets go of what the process keeps for a database that nobody asks again: connections, the statements made for it.

    An engine lives as long as the process; a worker that has seen a thousand databases held gigabytes.
    """
    engine(url).dispose()
    engine(url).clear_compiled_cache()


def free_port() -> int:
    """A port of the loopback address on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _owner() -> str | None:
    return "postgres" if os.geteuid() == 0 else None
