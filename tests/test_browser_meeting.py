"""督查调度会 in Chromium: prepared, arranged by keys, recorded by two at once, closed, seen again; no sentence is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from data.database import reading
from data.review import meetings
from data.review.arranging import on_screen
from tests.browsing import OpenPage, english, settle
from tests.meeting_weeks import FELL, LATE, MOVED, PROMISE, begun, fill
from tests.serving import Serve, Server


@pytest.fixture
def server(serve: Serve, database_url: str) -> Server:
    fill(database_url)
    return serve(database_url)


def order(url: str) -> list[str]:
    with reading(url) as connection:
        return [entry.title for entry in on_screen(meetings.find(connection, 1).agenda)]


def press(page: Page, key: str, leads_to: str) -> None:
    """Presses a key of the agenda and waits until that entry is the chosen one."""
    page.keyboard.press(key)
    expect(page.get_by_role("region", name=leads_to)).to_be_visible()
    settle(page)


def test_a_meeting_from_its_preparation_to_its_replay(server: Server, database_url: str, open_page: OpenPage) -> None:
    page, other = open_page(color_scheme="light"), open_page(color_scheme="dark")
    page.goto(f"{server.url}/meeting")
    settle(page)
    page.get_by_role("button", name="会前一键包").click()
    expect(page.get_by_text("总体情况")).to_be_visible(timeout=30_000)
    expect(page.get_by_text(f"{LATE}").first).to_be_visible()
    settle(page)
    assert english(page, {"b", "Word"}) == set()

    page.get_by_role("radio", name="议程").click()
    expect(page.get_by_text("时间合计60分钟，等于会议时长")).to_be_visible()
    before = order(database_url)
    assert before[0] == PROMISE
    settle(page)
    press(page, "ArrowDown", "第2项")
    press(page, "Alt+ArrowUp", "第1项")
    assert order(database_url) == [before[1], before[0], *before[2:]]
    page.keyboard.press("Shift+ArrowUp")
    expect(page.get_by_text("分定")).to_be_visible()
    press(page, "ArrowDown", "第2项")
    press(page, "ArrowDown", "第3项")
    page.keyboard.press("Delete")
    expect(page.get_by_text("时间合计60分钟，等于会议时长；书面1项")).to_be_visible()
    assert before[2] not in order(database_url)
    assert english(page, {"b", "Alt", "Shift", "Delete"}) == set()

    page.get_by_role("button", name="开始会议").click()
    expect(page.get_by_text("2020年以来按期兑现率")).to_be_visible()
    settle(page)
    shown = page.locator("article.stage")
    page.keyboard.press("PageDown")
    expect(shown).to_contain_text(before[1])
    settle(page)
    page.keyboard.press("ArrowRight")
    expect(shown).to_contain_text(f"关联事项：{LATE}")
    assert size(shown.locator("h1")) >= 40
    assert min(size(cell) for cell in shown.locator("td, section > div").all()) >= 24
    page.keyboard.press("End")
    expect(shown).to_contain_text("会议小结")
    settle(page)
    page.keyboard.press("Home")
    expect(shown).to_contain_text("承诺账")
    settle(page)
    page.keyboard.press("PageDown")
    expect(shown).to_contain_text(before[1])
    settle(page)
    page.keyboard.press("PageDown")
    expect(shown).to_contain_text(f"关联事项：{LATE}")
    settle(page)
    other.goto(page.url)
    settle(other)

    page.get_by_label("承诺内容").fill("十一月五日前拆除围挡")
    page.locator(".st-key-record_form [role=spinbutton]").first.click()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("已记录，编号2020-2-1")).to_be_visible()
    expect(other.get_by_text("十一月五日前拆除围挡")).to_be_visible(timeout=10_000)
    other.get_by_text("同意延期", exact=True).click()
    expect(other.get_by_label("议定内容")).to_have_value("同意延期")
    settle(other)
    other.locator(".st-key-record_it button").click()
    expect(other.get_by_text("已记录，编号2020-2-2")).to_be_visible()
    for one in (other, page):
        expect(one.get_by_role("status").filter(has_text="现在")).to_contain_text("红灯", timeout=10_000)
    page.get_by_text("更正", exact=True).click()
    page.get_by_label("更正原因").fill("记错时限")
    page.get_by_role("button", name="撤回这一条").click()
    expect(other.get_by_text("已记录1条")).to_be_visible(timeout=10_000)

    page.goto(f"{server.url}/meeting?meeting=1&view=present&n=9")
    settle(page)
    expect(page.get_by_text("会上记录：单位承诺1条")).to_be_visible()
    expect(page.locator("article.stage")).to_contain_text(MOVED if MOVED in order(database_url) else FELL)
    page.get_by_role("button", name="结束会议").click()
    page.get_by_role("button", name="确认结束").click()
    expect(page.get_by_text("已结束")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("radio", name="会议记录")).to_be_visible(timeout=15_000)
    page.goto(f"{server.url}/meeting?meeting=1&part=会议记录")
    with page.expect_download(timeout=30_000) as taken:
        page.get_by_role("button", name="会议纪要").click()
    assert taken.value.suggested_filename == "2020年第2次督查调度会会议纪要.docx"
    page.goto(f"{server.url}/meeting?meeting=1&part=重放核对")
    expect(page.get_by_text("✓ 与当时完全一致").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("承诺后来的变化")).to_be_visible()


def size(part: Locator) -> float:
    return float(part.evaluate("element => parseFloat(getComputedStyle(element).fontSize)"))


def test_no_sentence_is_lost_by_a_reload_a_killed_server_or_a_lost_network(
    server: Server, database_url: str, open_page: OpenPage
) -> None:
    begun(database_url)
    page = open_page(color_scheme="light")
    page.goto(f"{server.url}/meeting?meeting=1&view=present&n=1")
    settle(page)
    field, mark = page.get_by_label("承诺内容"), page.locator(".draft")
    field.click()
    page.keyboard.type("十一月五日前拆除围挡，")
    expect(mark).to_contain_text("保存", timeout=3000)
    page.keyboard.type("并且")
    page.reload()
    expect(field).to_have_value("十一月五日前拆除围挡，并且")
    expect(mark).to_contain_text("草稿")

    settle(page)
    field.click()
    page.keyboard.press("End")
    page.keyboard.type("恢复")
    server.stop()
    page.keyboard.type("道路通行", delay=200)
    expect(mark).to_contain_text("已存在这台电脑上")
    server.start()
    settle(page)
    expect(field).to_have_value("十一月五日前拆除围挡，并且恢复道路通行")
    expect(mark).to_contain_text("保存", timeout=15_000)

    page.context.set_offline(True)
    field.click()
    page.keyboard.press("End")
    page.keyboard.type("。")
    expect(mark).to_contain_text("已存在这台电脑上")
    page.context.set_offline(False)
    expect(mark).to_contain_text("保存", timeout=15_000)
    settle(page)
    page.locator(".st-key-record_it button").click()
    expect(page.get_by_text("已记录，编号2020-2-1")).to_be_visible()
    settle(page)
    expect(page.get_by_text("十一月五日前拆除围挡，并且恢复道路通行。")).to_be_visible()
    expect(field).to_have_value("")
    page.reload()
    settle(page)
    expect(field).to_have_value("")
