"""Loads that are killed, servers that stop: nothing is ever half loaded, and the next load works."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from bench.items import write_workbook
from bench.loads import migrated
from data.database import engine, reading
from tests.commands import etl
from tests.databases import Cluster
from tests.killing import Killed, kill_after, left_behind, start
from tests.sheets import listed, supervision_sheet
from tests.soaking import trials
from tests.whole import assert_whole

ROWS = 20_000


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of 20 000 supervised items."""
    return write_workbook(tmp_path_factory.mktemp("large") / "重点工作清单.xlsx", ROWS)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database without data, in one file."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    migrated(path)
    return path


@pytest.fixture(scope="session")
def load_seconds(large: Path, empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long the whole load takes here and now."""
    path = shutil.copy(empty_file, tmp_path_factory.mktemp("timed") / "timed.db")
    started = time.monotonic()
    assert etl(f"sqlite:///{path}", "load", large).status == 0
    return time.monotonic() - started


def moment(trial: int, load_seconds: float) -> float:
    """A moment of the load, the same one for a trial whenever it is run."""
    return random.Random(trial).uniform(0.15, 1.1) * load_seconds


def assert_survived(url: str, killed: Killed, small: Path, before: int = 0) -> int:
    """Nothing is left behind, everything said to be loaded is there and whole, the next load works; the batches before it."""
    assert left_behind(killed) == []
    loaded = len(assert_whole(url))
    assert loaded == before + 1 or not killed.said, "a load that was said to be done is gone"
    assert etl(url, "load", supervision_sheet(small, listed(1)), "--json").document[0]["added"] == 1
    assert len(assert_whole(url)) == loaded + 1
    engine(url).dispose()
    return loaded


@pytest.mark.parametrize("trial", trials(3, 50))
def test_a_killed_load_leaves_nothing_half_loaded(
    trial: int, large: Path, empty_file: Path, load_seconds: float, tmp_path: Path
) -> None:
    url = f"sqlite:///{shutil.copy(empty_file, tmp_path / 'test.db')}"
    killed = kill_after(url, moment(trial, load_seconds), "load", large)
    assert assert_survived(url, killed, tmp_path / "小表.xlsx") in (0, 1)


@pytest.mark.parametrize("trial", trials(1, 15))
def test_a_late_return_that_is_killed_leaves_the_history_as_it_was(
    trial: int, large: Path, empty_file: Path, load_seconds: float, tmp_path: Path
) -> None:
    url = f"sqlite:///{shutil.copy(empty_file, tmp_path / 'test.db')}"
    etl(url, "load", large)
    killed = kill_after(url, moment(trial + 100, 2 * load_seconds), "load", large, "--as-of", "2020-10-31")
    assert assert_survived(url, killed, tmp_path / "小表.xlsx", before=1) in (1, 2)


@pytest.mark.parametrize("trial", trials(1, 15))
def test_a_killed_load_leaves_nothing_half_loaded_in_postgresql(
    trial: int, large: Path, postgres_url: str, load_seconds: float, tmp_path: Path
) -> None:
    etl(postgres_url, "batches")
    killed = kill_after(postgres_url, moment(trial, load_seconds), "load", large)
    assert assert_survived(postgres_url, killed, tmp_path / "小表.xlsx") in (0, 1)
    assert open_transactions(postgres_url) == 0


def test_a_server_that_stops_during_a_load_is_told_and_nothing_is_loaded(
    large: Path, postgres_url: str, postgres_cluster: Cluster
) -> None:
    etl(postgres_url, "batches")
    process = start(postgres_url, "load", large)
    wait_for_writing(postgres_url)
    postgres_cluster.stop()
    try:
        out, err = process.communicate(timeout=60)
    finally:
        postgres_cluster.start()
    assert (process.returncode, out) == (3, "")
    assert err.strip() == "数据库无法打开或连接，请检查数据库服务和 DATABASE_URL。"
    engine(postgres_url).dispose()
    assert assert_whole(postgres_url) == []
    assert etl(postgres_url, "load", large, "--json").document[0]["added"] == ROWS


def wait_for_writing(url: str) -> None:
    """Returns once a load has begun to write."""
    writing = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'INSERT%' AND datname = current_database()"
    )
    end = time.monotonic() + 60
    with engine(url).connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while time.monotonic() < end:
            if connection.scalar(writing):
                return
            time.sleep(0.01)
    raise TimeoutError("the load never wrote")


def open_transactions(url: str) -> int:
    """Sessions that sit in a transaction which nobody will end."""
    stuck = sa.text("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'")
    with reading(url) as connection:
        return int(connection.scalar(stuck) or 0)
