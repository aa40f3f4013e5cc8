"""From a unit's proposals to the file they came from, by keyboard and by link, in Chromium."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browsing import settle
from tests.serving import Server


def test_a_units_proposals_and_an_unhappy_one_are_a_link_away_and_the_address_keeps_them(
    sample_server: Server, page: Page
) -> None:
    page.goto(f"{sample_server.url}/openness")
    settle(page)
    page.get_by_role("link", name="市教育局").first.click()
    page.wait_for_url(re.compile("unit="))
    settle(page)
    expect(page.get_by_role("heading", name="建议提案台账（28件）")).to_be_visible()
    page.goto(f"{sample_server.url}/openness")
    settle(page)
    page.get_by_role("link", name="▲ 2").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("opinion="))
    settle(page)
    expect(page.get_by_role("heading", name="建议提案台账（2件）")).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="建议提案台账（2件）")).to_be_visible()


def test_an_overdue_request_opens_to_its_record_from_the_figure(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/openness")
    settle(page)
    page.get_by_role("link", name=re.compile("超期未答复")).click()
    page.wait_for_url("**/figures?indicator=open_requests_overdue")
    settle(page)
    expect(page.get_by_role("heading", name=re.compile("数据来源（1条记录）"))).to_be_visible()
