"""The database goes away while people look: a page says so within five seconds, names no place, recovers by itself."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from data.database import DatabaseUnavailable, engine, reading, writing
from data.schema import prepare
from tests.browsing import settle
from tests.databases import Cluster
from tests.returns import hand_in, item
from tests.serving import Serve

SECONDS = 5.0
LOST = "暂时读不到数据。"


def open_within(page: Page, url: str, text: str) -> float:
    """Opens a page; how long it took until the text stood there, in seconds."""
    started = time.monotonic()
    page.goto(url)
    expect(page.get_by_text(text).first).to_be_visible(timeout=15_000)
    return time.monotonic() - started


def assert_noticed(page: Page, url: str, go: Callable[[], object], come: Callable[[], object]) -> None:
    """Before, while and after the database is away."""
    page.goto(url)
    settle(page)
    expect(page.get_by_text("推进第1项工作").first).to_be_visible()
    go()
    try:
        assert open_within(page, url, LOST) < SECONDS
        said = page.locator("body").inner_text()
        assert not any(word in said for word in ("Traceback", "127.0.0.1", ".db", "psycopg", "sqlite"))
    finally:
        come()
    page.goto(url)
    expect(page.get_by_text("推进第1项工作").first).to_be_visible(timeout=15_000)


def fill(url: str) -> None:
    hand_in(url, "supervision", "2020-10-31", item("1号", title="推进第1项工作", completion=0.5))


def test_a_sqlite_file_that_is_moved_away(serve: Serve, page: Page, database_url: str) -> None:
    fill(database_url)
    server = serve(database_url)
    path = Path(database_url.removeprefix("sqlite:///"))
    away = path.with_name("away")
    away.mkdir()

    def go() -> None:
        for part in path.parent.glob("test.db*"):
            part.rename(away / part.name)

    def come() -> None:
        for part in away.iterdir():
            part.rename(path.parent / part.name)

    assert_noticed(page, f"{server.url}/supervision?as_of=2020-10-31", go, come)


def test_a_postgresql_server_that_stops(serve: Serve, page: Page, postgres_url: str, postgres_cluster: Cluster) -> None:
    fill(postgres_url)
    server = serve(postgres_url)
    url = f"{server.url}/supervision?as_of=2020-10-31"
    assert_noticed(page, url, postgres_cluster.stop, postgres_cluster.start)
    engine(postgres_url).dispose()


def test_no_empty_database_is_made_in_the_place_of_one_that_is_gone(database_url: str) -> None:
    fill(database_url)
    path = Path(database_url.removeprefix("sqlite:///"))
    path.rename(path.with_name("away.db"))
    for way in (reading, writing):
        with pytest.raises(DatabaseUnavailable, match="数据库无法打开或连接"), way(database_url):
            pass
    assert not path.exists()
    path.with_name("away.db").rename(path)
    with reading(database_url) as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM supervision")) == 1


def test_a_file_put_in_the_place_of_another_is_the_one_that_is_read(database_url: str, tmp_path: Path) -> None:
    fill(database_url)
    path = Path(database_url.removeprefix("sqlite:///"))
    other = f"sqlite:///{tmp_path / 'other.db'}"
    prepare(other)
    engine(other).dispose()
    with reading(database_url) as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM batch")) == 1
    shutil.copy(tmp_path / "other.db", tmp_path / "copy.db")
    for part in path.parent.glob("test.db-*"):
        part.unlink()
    (tmp_path / "copy.db").rename(path)
    with reading(database_url) as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM batch")) == 0
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)
