"""The line above every page in Chromium: a typed day counts on Enter; nothing covers an export, copies a chart's source."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import OpenPage, settle
from tests.serving import Server


def test_a_typed_day_counts_when_enter_is_pressed(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/ranks")
    settle(page)
    page.get_by_test_id("stDateInputField").locator("[data-type=month]").click()
    for key in "1031":
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"as_of=2020-10-31"))
    expect(page.get_by_role("status").get_by_text("数据截至2020年10月")).to_be_visible()


def test_a_day_that_is_none_is_told(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/ranks?as_of=2020-02-30")
    settle(page)
    expect(page.get_by_text("网址里的日期“2020-02-30”看不了，现在看的是今天")).to_be_visible()


def _covers(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    assert a
    assert b
    apart = a["x"] >= b["x"] + b["width"] or b["x"] >= a["x"] + a["width"]
    return not (apart or a["y"] >= b["y"] + b["height"] or b["y"] >= a["y"] + a["height"])


@pytest.mark.parametrize(("name", "export"), [("supervision", "导出表格"), ("emergency", "导出表格")])
def test_the_buttons_of_a_grid_leave_its_export_free(sample_server: Server, page: Page, name: str, export: str) -> None:
    page.goto(f"{sample_server.url}/{name}")
    settle(page)
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    grid.hover()
    tools = page.get_by_test_id("stElementToolbar").filter(has=page.get_by_role("button", name="查找")).first
    expect(tools).to_be_visible()
    assert not any(_covers(tools, button) for button in page.get_by_role("button", name=export).all())


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_the_items_to_look_at_first_keep_their_names(
    sample_server: Server, open_page: OpenPage, width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    page.goto(f"{sample_server.url}/supervision")
    settle(page)
    titles = page.get_by_role("region", name="先看这些").locator(".title")
    expect(titles).to_have_count(12)
    assert titles.evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)") == []


def test_no_chart_offers_its_source(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/supervision")
    settle(page)
    page.get_by_test_id("stVegaLiteChart").first.hover()
    expect(page.get_by_role("button", name=re.compile("^下载图片")).first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^复制图表定义"))).to_have_count(0)
