"""服务决策 in Chromium: from a unit to its months, from a figure to the row, in both themes."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browsing import english, in_both_themes, settle
from tests.serving import Server

OF_THE_DATA = {"xlsx", "xls", "sources", "batch", "XX"}


def test_the_page_stands_in_both_themes_in_chinese(sample_server: Server, page: Page) -> None:
    for _ in in_both_themes(page, f"{sample_server.url}/decision_support"):
        expect(page.get_by_text("数据来源：")).to_be_visible(timeout=20_000)
        expect(page.get_by_text("错误编号")).to_have_count(0)
        assert english(page, OF_THE_DATA) == set()


def test_a_unit_of_the_ranking_opens_to_its_months_and_the_figure_to_its_rows(
    sample_server: Server, page: Page
) -> None:
    page.goto(f"{sample_server.url}/decision_support")
    settle(page)
    page.get_by_role("link", name="平海市", exact=True).first.click()
    page.wait_for_url("**unit=*")
    settle(page)
    expect(page.get_by_role("heading", name="政务信息报送采用（12条）")).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="政务信息报送采用（12条）")).to_be_visible()
    page.get_by_role("link", name=re.compile("获省以上领导批示")).first.click()
    page.wait_for_url("**/figures?indicator=info_instr_provincial")
    settle(page)
    expect(page.get_by_role("heading", name=re.compile("数据来源（348条记录）"))).to_be_visible()
