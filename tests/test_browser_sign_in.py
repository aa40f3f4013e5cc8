"""Signing in as people meet it, in Chromium: wrong and right, the forced change, two tabs, pages of others, the end."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.gate import SIGN_IN
from data import accounts, sessions
from data.accounts import Wanted
from data.database import writing
from data.passwords import hashed
from tests.browsing import OpenPage, english, settle
from tests.people import CHEAP, PASSWORD, enrol
from tests.prepared import give_tables
from tests.serving import Serve, Server
from tests.visiting import admit

NEW = "长亭-古道-西风-7"


@pytest.fixture
def page(own_page: Page) -> Page:
    """A visitor who was never here."""
    return own_page


@pytest.fixture
def server(serve: Serve, database_url: str) -> Server:
    """The app with sign-in on, with an account of a division that has a password for one use."""
    give_tables(database_url)
    with writing(database_url) as connection:
        wanted = accounts.checked(Wanted("zhiban", "division", "总值班室"))
        accounts.add(connection, wanted, hashed(PASSWORD, CHEAP))
    enrol("daping", "screen", url=database_url)
    return serve(database_url, SIGN_IN="on")


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("账号").fill(name)
    page.get_by_label("口令").fill(password)
    page.get_by_role("button", name="登录").click()


def test_from_the_first_sign_in_to_the_last_sign_out(server: Server, page: Page, open_page: OpenPage) -> None:
    page.goto(f"{server.url}/emergency?as_of=2020-06-30")
    expect(page).to_have_url(re.compile(r"/login\?next=/emergency%3Fas_of%3D2020-06-30$"))
    assert english(page) == set()
    sign_in(page, "zhiban", "错的口令")
    expect(page.get_by_role("alert")).to_have_text("账号或口令不对。忘了口令的，请找管理员重置。")
    expect(page.get_by_label("账号")).to_have_value("zhiban")
    expect(page.get_by_label("口令")).to_be_focused()
    page.get_by_label("口令").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server.url}/account/password")
    page.get_by_label("现在的口令").fill(PASSWORD)
    page.get_by_label("新口令", exact=True).fill(NEW)
    page.get_by_label("再输一次新口令").fill(NEW)
    page.get_by_role("button", name="修改口令").click()
    settle(page)
    titles = page.get_by_test_id("stTopNav").get_by_role("link").all_inner_texts()
    assert "应急值守" in titles
    assert "法治保障" not in titles
    for where, why in (("duties", "处室账号不能查看各处室报送情况。"), ("rules", "处室账号不能修改规则。")):
        page.goto(f"{server.url}/{where}")
        expect(page.get_by_text(why)).to_be_visible()
        expect(page.get_by_role("link", name="回到总览")).to_be_visible()
    page.goto(f"{server.url}/rule_of_law")
    settle(page)
    expect(page.get_by_text("总值班室的账号不能打开“法治保障”。需要的话请联系督查处或管理员。")).to_be_visible()
    assert english(page) == set()

    tab = page.context.new_page()
    tab.goto(f"{server.url}/figures")
    settle(tab)
    elsewhere = open_page()
    elsewhere.goto(server.url)
    sign_in(elsewhere, "zhiban", NEW)
    settle(elsewhere)
    page.get_by_role("link", name="总值班室经办").click()
    page.get_by_role("button", name="全部退出").click()
    expect(page).to_have_url(f"{server.url}/login")
    for other in (tab, elsewhere):
        expect(other).to_have_url(re.compile(r"/login\?next="), timeout=9_000)


def test_an_ended_session_does_nothing_more_even_where_no_script_watches(server: Server, page: Page) -> None:
    page.route("**/session", lambda route: route.fulfill(status=200, body="{}"))
    key = admit(server, page, "zhiban")
    page.goto(f"{server.url}/supervision")
    settle(page)
    with writing(server.database_url) as connection:
        sessions.end(connection, key)
    page.get_by_test_id("stTopNav").get_by_role("link", name="全部指标").click()
    page.wait_for_timeout(3000)
    expect(page).to_have_title(re.compile("^四张清单"))
    expect(page.get_by_text("暂无数据").first).to_be_visible()
    assert page.request.get(server.url, headers={"Accept": "application/json"}).text() == SIGN_IN


def test_a_screen_comes_to_its_wall_and_nowhere_else(server: Server, page: Page) -> None:
    admit(server, page, "daping")
    page.goto(server.url)
    expect(page).to_have_url(re.compile(r"/screen"))
    expect(page.locator("#root .wall")).to_be_visible(timeout=20_000)
    page.goto(f"{server.url}/sources")
    expect(page.get_by_role("alert")).to_contain_text("大屏账号不能查看公共页面。")
