"""The shell as a viewer meets it, in Chromium: Chinese throughout, nothing from outside, honest when something is gone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.navigation import PAGES, PRODUCT, START, Entry, menus
from dashboard.signed_in import LOCAL
from data.schema import prepare
from tests.browsing import OpenPage, english, in_both_themes, settle
from tests.databases import Cluster
from tests.serving import Serve, Server


def address(server: Server, entry: Entry) -> str:
    return f"{server.url}/{'' if entry is START else entry.name}"


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_every_page_opens_in_both_themes_without_a_word_of_english(
    app_server: Server, page: Page, entry: Entry
) -> None:
    for _ in in_both_themes(page, address(app_server, entry)):
        expect(page).to_have_title(f"{entry.title} · {PRODUCT}")
        expect(page.get_by_text("错误编号")).to_have_count(0)
        assert english(page) == set()


def test_all_pages_stand_in_one_line_at_the_size_of_a_large_screen(app_server: Server, page: Page) -> None:
    page.goto(app_server.url)
    settle(page)
    links = page.get_by_test_id("stTopNav").get_by_role("link")
    assert links.all_inner_texts() == [entry.title for entry in menus(LOCAL)[""]]
    boxes = [link.bounding_box() for link in links.all()]
    assert len({box["y"] for box in boxes if box}) == 1


def test_on_a_narrow_screen_the_pages_stand_in_a_sidebar_that_opens(app_server: Server, open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 700, "height": 900})
    page.goto(app_server.url)
    settle(page)
    page.get_by_role("button", name="展开侧栏").click()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="数据来源").click()
    expect(page).to_have_title(f"数据来源 · {PRODUCT}")
    assert english(page) == set()


def test_chinese_is_drawn_with_simplified_glyphs(app_server: Server, page: Page) -> None:
    page.goto(app_server.url)
    settle(page)
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "[data-testid=stTopNav] a span"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert {font["familyName"] for font in fonts} == {"Noto Sans CJK SC"}


def test_a_lost_server_is_announced_with_a_time_and_the_page_comes_back_by_itself(
    serve: Serve, database_url: str, page: Page
) -> None:
    server = serve(database_url)
    page.goto(f"{server.url}/supervision")
    settle(page)
    server.stop()
    banner = page.get_by_role("alert").filter(has_text="与服务器的连接中断")
    expect(banner).to_be_visible(timeout=15_000)
    expect(banner).to_contain_text(re.compile(r"屏幕上的数字停在 \d+月\d+日 \d\d:\d\d:\d\d"))
    assert english(page) == set()
    server.start()
    expect(banner).to_have_count(0, timeout=20_000)
    settle(page)
    expect(page).to_have_title(f"四张清单 · {PRODUCT}")


def test_a_lost_database_is_announced_and_its_return_noticed(
    serve: Serve, postgres_url: str, postgres_cluster: Cluster, page: Page
) -> None:
    prepare(postgres_url)
    server = serve(postgres_url)
    page.goto(server.url)
    settle(page)
    postgres_cluster.stop()
    page.evaluate("dispatchEvent(new Event('online'))")
    banner = page.get_by_role("alert").filter(has_text="数据库暂时连不上")
    expect(banner).to_be_visible(timeout=15_000)
    postgres_cluster.start()
    expect(banner).to_have_count(0, timeout=15_000)


def test_a_page_gone_white_is_loaded_again(app_server: Server, page: Page) -> None:
    page.goto(app_server.url)
    settle(page)
    page.evaluate("document.getElementById('root').replaceChildren()")
    page.wait_for_event("load", timeout=15_000)
    settle(page)
    assert len(page.evaluate("JSON.parse(sessionStorage.getItem('shell-reloads'))")) == 1


def test_an_old_browser_is_told_what_to_do(app_server: Server, own_page: Page) -> None:
    own_page.add_init_script("delete Element.prototype.checkVisibility")
    own_page.goto(app_server.url)
    expect(own_page.get_by_role("alert")).to_contain_text("浏览器版本过旧")


WATCHED = """
async texts => {
    const paragraphs = texts.map(text => {
        const paragraph = document.createElement("p");
        paragraph.textContent = text;
        paragraph.setAttribute("aria-label", text);
        document.body.append(paragraph);
        return paragraph;
    });
    await new Promise(done => setTimeout(done, 50));
    return paragraphs.map(paragraph => [paragraph.textContent, paragraph.getAttribute("aria-label")]);
}
"""


CHINESE = {
    "Show/hide columns": "显示或隐藏列",
    "3 more": "另有 3 项",
    "View 12 more": "另有 12 项",
    "Remove 发改委": "移除 发改委",
    "30MB per file": "每个文件不超过 30MB",
    "File must be 30.0MB or smaller.": "文件不能超过 30.0MB。",
    "text/plain files are not allowed.": "不接受 text/plain 文件。",
    "Choose date, 2020年12月": "选择日期，2020年12月",
    "发改委": "发改委",
    "Searching": "Searching",
    "GDP": "GDP",
}


def test_streamlits_words_become_chinese_and_others_stay(app_server: Server, page: Page) -> None:
    page.goto(app_server.url)
    settle(page)
    assert page.evaluate(WATCHED, list(CHINESE)) == [[chinese, chinese] for chinese in CHINESE.values()]


def test_no_chinese_answer_is_translated_again(app_server: Server, page: Page) -> None:
    """Or the watcher would answer itself for ever."""
    page.goto(app_server.url)
    settle(page)
    answers = page.evaluate(
        "() => [...Object.values(streamlitWords.exact), ...streamlitWords.patterns.map(([, answer]) => answer.replace(/\\$\\d/g, '7'))]"
    )
    assert page.evaluate(WATCHED, answers) == [[answer, answer] for answer in answers]


@pytest.mark.parametrize("place", ["stHtml", "stTable"])
def test_data_that_reads_like_streamlits_words_is_left_alone(app_server: Server, page: Page, place: str) -> None:
    page.goto(app_server.url)
    settle(page)
    page.evaluate(
        "place => document.body.insertAdjacentHTML('beforeend', `<div data-testid=${place}><b id=cell title=Search>Search</b></div>`)",
        place,
    )
    cell = page.locator("#cell")
    expect(cell).to_have_text("Search")
    expect(cell).to_have_attribute("title", "Search")
