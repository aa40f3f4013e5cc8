"""Uploads that go wrong in a real server: it is killed in the middle of one, it is given hostile files; both leave it whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from data import scratch
from data.database import engine, reading
from data.hand_in_tables import hand_in
from data.tables import batch
from tests.browsing import settle
from tests.people import PASSWORD, enrol
from tests.prepared import give_tables
from tests.serving import Serve, Server
from tests.sheets import listed, supervision_sheet
from tests.soaking import SOAKING, trials
from tests.test_corpus_cli import CORPUS, WORST, names
from tests.whole import assert_whole

SLOWLY = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 400_000}
AT_ONCE = 8


@pytest.fixture
def page(own_page: Page) -> Page:
    """A visitor who was never here, on a line of its own."""
    return own_page


@pytest.fixture
def server(serve: Serve, database_url: str) -> Server:
    """The app with sign-in on, and an account of 督查."""
    give_tables(database_url)
    enrol("ducha", "supervision", "督查处", url=database_url)
    return serve(database_url, SIGN_IN="on")


def sign_in(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/hand_in")
    page.get_by_label("账号").fill("ducha")
    page.get_by_label("口令").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.locator("input[type=file]").wait_for(state="attached")
    settle(page)


def count(url: str, table: sa.Table) -> int:
    with reading(url) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


@pytest.mark.parametrize("trial", trials(1, 10))
def test_a_server_killed_during_an_upload_leaves_nothing_and_the_session_goes_on(
    trial: int, server: Server, page: Page, database_url: str, tmp_path: Path
) -> None:
    sign_in(page, server)
    large = tmp_path / "重点工作.xlsx"
    large.write_bytes(os.urandom(4_000_000))
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOWLY)
    page.locator("input[type=file]").set_input_files(large)
    page.wait_for_timeout(500 + 1000 * trial)
    assert server.process
    killed = server.process.pid
    server.stop()
    server.start()
    assert list(scratch.FOLDER.glob(f"{killed}-*")) == []
    assert assert_whole(database_url) == []
    with reading(database_url) as connection:
        assert set(connection.scalars(sa.select(hand_in.c.state))) <= {"checked", "refused"}
    # Signed in as before: the session lives in the database.
    small = supervision_sheet(tmp_path / "下一期.xlsx", listed(1), day="2020年10月31日")
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOWLY | {"uploadThroughput": -1})
    page.goto(f"{server.url}/hand_in")
    settle(page)
    page.locator("input[type=file]").set_input_files(small)
    expect(page.locator("[class*=st-key-card_]").filter(has_text="下一期.xlsx").first).to_be_visible(timeout=60_000)


def test_hostile_files_through_the_upload_leave_the_server_as_it_was(
    server: Server, page: Page, database_url: str
) -> None:
    names()  # skips, or fails, without the corpus
    files = [CORPUS / name for name in (names() if SOAKING else WORST[:AT_ONCE])]
    assert server.process
    process = server.process.pid
    sign_in(page, server)
    for first in range(0, len(files), AT_ONCE):
        page.goto(f"{server.url}/hand_in")
        settle(page)
        some = files[first : first + AT_ONCE]
        page.locator("input[type=file]").set_input_files(some)
        cards = page.locator("[class*=st-key-card_]")
        expect(cards.or_(page.get_by_text("没有接收")).nth(len(some) - 1)).to_be_visible(timeout=240_000)
        settle(page)
        assert page.get_by_text("错误编号").count() == 0
        assert server.process.poll() is None
    assert server.process.pid == process
    assert count(database_url, hand_in) == len(files)
    assert count(database_url, batch) == 0
    engine(database_url).dispose()
    assert assert_whole(database_url) == []
