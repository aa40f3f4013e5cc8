"""下周会红的 as people meet it: the list with reasons in words, how often the last one was right, the wall's scene of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browsing import settle
from tests.serving import Server


def test_the_list_gives_chance_reason_and_how_the_last_one_fared_and_leads_to_the_item(
    sample_server: Server, page: Page
) -> None:
    page.goto(f"{sample_server.url}/supervision?as_of=2020-12-04")
    panel = page.get_by_role("region", name="下周会红的")
    expect(panel).to_contain_text("看12月11日（下周五）", timeout=60_000)
    expect(panel).to_contain_text("▲ 很可能 79%")
    expect(panel).to_contain_text("按近4周速度还需31天，离时限6天；不办结的话，到12月11日逾期1天")
    expect(panel).to_contain_text("件次中有")
    expect(panel).to_contain_text("上一期：11月27日点名10件，到12月4日有5件是红灯")
    rows = panel.get_by_role("link")
    assert 0 < rows.count() <= 10
    title = rows.first.inner_text()
    rows.first.click()
    settle(page)
    expect(page.get_by_role("dialog")).to_contain_text(title)


def test_the_wall_tells_what_is_due_today_before_all_chances(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/screen?scene=coming&paused=1")
    scene = page.locator("#root .wall[data-good='1'] [data-scene=coming]")
    scene.wait_for(timeout=60_000)
    expect(scene).to_contain_text("到1月8日（下周五）到期55项，预计转红12项；以下各项尚未转红")
    expect(scene).to_contain_text("新建社区多功能运动场：今天到期，还差28天工作量")
    expect(scene).to_contain_text("12月18日点名10项，其中4项转红")
    expect(scene.locator(".w-row").nth(1)).to_contain_text("◆ 来不及")
