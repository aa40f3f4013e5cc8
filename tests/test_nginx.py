"""Behind nginx as the documentation sets it up: sign-in, pages, uploads, downloads, the wall, whose address counts."""

from __future__ import annotations

import http.client
import re
import ssl
from pathlib import Path
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from data.access_tables import attempt
from data.database import reading
from etl.sniff import MAX_BYTES
from tests.browsing import OpenPage, settle
from tests.people import PASSWORD, enrol
from tests.prepared import give_tables
from tests.proxying import Proxy, behind_nginx
from tests.serving import Serve, Server
from tests.sheets import listed, supervision_sheet

NOT_LOOKED_AT = ssl._create_unverified_context()
NEIGHBOUR = "127.0.0.2"


@pytest.fixture(scope="module")
def server(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app with sign-in on, with nobody but a proxy on this machine believed."""
    url = f"sqlite:///{tmp_path_factory.mktemp('nginx') / 'nginx.db'}"
    give_tables(url)
    enrol("ducha", "supervision", url=url)
    return serve(url, SIGN_IN="on", TRUSTED_PROXIES="127.0.0.1")


def ask(proxy: Proxy, method: str, path: str, body: bytes = b"", **headers: str) -> http.client.HTTPResponse:
    """An answer to who stands at another address than the proxy."""
    connection = http.client.HTTPSConnection(
        "127.0.0.1", proxy.tls, context=NOT_LOOKED_AT, source_address=(NEIGHBOUR, 0)
    )
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    return connection.getresponse()


def fail_to_sign_in(proxy: Proxy) -> int:
    """Types a wrong password, and claims to come from elsewhere; the status of the answer."""
    form = ask(proxy, "GET", "/login", Accept="text/html")
    cookie = str(form.headers["Set-Cookie"]).partition(";")[0]
    token = re.search(r'name="form" value="([0-9a-f]+)"', form.read().decode())
    assert token
    fields = urlencode({"form": token[1], "name": "ducha", "password": "错的口令"}).encode()
    kind = "application/x-www-form-urlencoded"
    said = {"Cookie": cookie, "Origin": proxy.url, "X_Forwarded_For": "10.9.9.9", "Content_Type": kind}
    return ask(proxy, "POST", "/login", fields, **said).status


def test_a_day_behind_nginx(server: Server, tmp_path: Path, open_page: OpenPage) -> None:
    with behind_nginx(server, tmp_path) as proxy:
        page = open_page(ignore_https_errors=True)
        assert page.goto(f"{proxy.url}/hand_in")
        page.get_by_label("账号").fill("ducha")
        page.get_by_label("口令").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        settle(page)
        names = {cookie["name"]: cookie.get("secure") for cookie in page.context.cookies()}
        assert names["__Host-board_session"] is True
        sheet = supervision_sheet(tmp_path / "重点工作.xlsx", listed(1))
        page.locator("input[type=file]").set_input_files(sheet)
        card = page.locator("[class*=st-key-card_]")
        expect(card).to_contain_text("没有错误，可以导入", timeout=30_000)
        with page.expect_download() as download:
            card.get_by_role("button", name="下载原件").click()
        assert Path(download.value.path()).read_bytes() == sheet.read_bytes()
        page.goto(f"{proxy.url}/screen")
        expect(page.locator("#root .wall")).to_be_visible(timeout=20_000)


def test_what_nginx_itself_answers(server: Server, tmp_path: Path) -> None:
    with behind_nginx(server, tmp_path) as proxy:
        assert fail_to_sign_in(proxy) == 401
        with reading(server.database_url) as connection:
            assert list(connection.scalars(sa.select(attempt.c.address))) == [NEIGHBOUR]
        answer = ask(proxy, "GET", "/login", Accept="text/html")
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert answer.headers["Server"] == "nginx"
        upload = "/_stcore/upload_file/a/b"
        assert ask(proxy, "PUT", upload, b"x" * MAX_BYTES).status != 413
        too_large = ask(proxy, "PUT", upload, b"x" * (MAX_BYTES + 4 * 1024 * 1024))
        assert too_large.status == 413
        plain = http.client.HTTPConnection("127.0.0.1", proxy.plain)
        plain.request("GET", "/figures?as_of=2020-06-30")
        moved = plain.getresponse()
        assert (moved.status, moved.headers["Location"]) == (301, "https://127.0.0.1/figures?as_of=2020-06-30")


def test_while_the_program_does_not_run_nginx_says_so_in_words(database_url: str, tmp_path: Path) -> None:
    with behind_nginx(Server(database_url, tmp_path / "log"), tmp_path) as proxy:
        answer = ask(proxy, "GET", "/")
        assert answer.status == 503
        assert "看板正在启动或维护，请过几分钟刷新。" in answer.read().decode()
