"""From an overdue case to the sheet that it was read from, in Chromium."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browsing import settle
from tests.serving import Server


def test_a_respondent_opens_to_its_cases_and_the_overdue_ones_to_their_file(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/rule_of_law")
    settle(page)
    expect(page.get_by_role("region", name="在审案件和审查的期限")).to_contain_text("复议决定超法定期限31天")
    page.get_by_role("region", name="按被申请人").get_by_role("link", name="市公安局").click()
    page.wait_for_url(re.compile("respondent="))
    settle(page)
    expect(page.get_by_role("heading", name=re.compile(r"行政复议台账（\d{2}件）"))).to_be_visible()
    expect(page.get_by_role("region", name="按被申请人")).not_to_contain_text("市市场监管局")
    page.get_by_role("link", name=re.compile("行政复议超法定期限")).first.click()
    page.wait_for_url("**/figures?indicator=legal_recon_overdue")
    settle(page)
    expect(page.get_by_role("heading", name="数据来源（4条记录）")).to_be_visible()
    number = page.locator("[data-testid=stDataFrame] td[aria-colindex='8']").first
    expect(number).to_have_text(re.compile(r"batch=\d+"))
    page.goto(f"{sample_server.url}/sources?batch={re.sub(r'[^0-9]', '', str(number.text_content()))}")
    settle(page)
    expect(page.get_by_role("button", name="下载原始文件")).to_be_visible()


def test_the_cases_leave_the_house_as_a_workbook(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/rule_of_law?respondent=市公安局")
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出表格").first.click()
    assert waiting.value.suggested_filename == "行政复议台账（截至2020年12月31日）.xlsx"
