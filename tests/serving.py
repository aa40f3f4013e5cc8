"""Fixtures that serve the real app, each server a process of its own on a free loopback port."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.databases import ROOT, free_port
from tests.prepared import give_tables


@dataclass
class Server:
    """The app, served at `url` with the database given; its output goes to `log`."""

    database_url: str
    log: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    settings: dict[str, str] = field(default_factory=dict)
    """Of the environment, besides."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns once /healthz answers, well or not; raises RuntimeError with the log if it never does."""
        command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, "SIGN_IN": "off", **self.settings, "DATABASE_URL": self.database_url},
                stdout=log,
                stderr=log,
            )
        for _ in range(600):
            if self._answers():
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(self.log.read_text(encoding="utf-8"))

    def stop(self) -> None:
        """Ends the process at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        try:
            urlopen(f"{self.url}/healthz", timeout=10).close()
        except HTTPError:
            return True
        except (URLError, ConnectionError, TimeoutError):
            return False
        return True


Serve = Callable[..., Server]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Call it with a database URL to get a running Server; all are ended after the last test.

    Sign-in is off unless a keyword says otherwise: keywords are settings of its environment (`SIGN_IN="on"`).
    """
    running: list[Server] = []

    def start(database_url: str, **settings: str) -> Server:
        server = Server(database_url, tmp_path_factory.mktemp("server") / "log", settings=settings)
        running.append(server)
        server.start()
        return server

    yield start
    for server in running:
        server.stop()


@pytest.fixture(scope="session")
def app_server(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app on a database that is made but holds nothing."""
    url = f"sqlite:///{tmp_path_factory.mktemp('database') / 'empty.db'}"
    give_tables(url)
    return serve(url)


@pytest.fixture(scope="session")
def sample_server(serve: Serve, sample_url: str) -> Server:
    """The app on a database with the sample."""
    return serve(sample_url)
