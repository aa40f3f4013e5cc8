"""From a figure to the row that it was read from and the file that was handed in, in Chromium."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.indicators import ALL
from tests.browsing import english, in_both_themes, settle
from tests.databases import ROOT
from tests.serving import Server

OF_THE_DATA = {"FZS", "JJ", "SZFC", "SH", "SHA", "xlsx", "xls", "csv", "sources", "batch"}
"""Latin words of the sheets' own numbers and files, and of the addresses of batches; fingerprints are told by letters a–f."""
SECTIONS = ("emergency", "anti_smuggling", "data_sharing", "rule_of_law", "figures", "sources", "openness")


@pytest.mark.parametrize("name", SECTIONS)
def test_a_page_of_the_sample_stands_in_both_themes_in_chinese(sample_server: Server, page: Page, name: str) -> None:
    for _ in in_both_themes(page, f"{sample_server.url}/{name}"):
        expect(page.get_by_text("数据来源：")).to_be_visible(timeout=20_000)
        expect(page.get_by_text("错误编号")).to_have_count(0)
        assert {word for word in english(page, OF_THE_DATA) if not re.fullmatch("[a-f]+", word)} == set()


def test_a_figure_opens_from_its_page_to_its_records_and_on_to_the_file_as_handed_in(
    sample_server: Server, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{sample_server.url}/anti_smuggling")
    settle(page)
    page.get_by_role("link", name=re.compile("反走私执法检查")).first.click()
    page.wait_for_url("**/figures?indicator=smug_inspections")
    settle(page)
    expect(page.get_by_role("heading", name=re.compile(r"数据来源（108条记录）"))).to_be_visible()
    number = page.locator("[data-testid=stDataFrame] td[aria-colindex='8']").first
    expect(number).to_have_text(re.compile(r"batch=\d+"))
    batch = re.sub(r"\D", "", str(number.text_content()))
    page.goto(f"{sample_server.url}/sources?batch={batch}")
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载原始文件").click()
    saved = tmp_path / "original"
    waiting.value.save_as(saved)
    sent = ROOT / "data" / "sample" / waiting.value.suggested_filename
    assert hashlib.sha256(saved.read_bytes()).digest() == hashlib.sha256(sent.read_bytes()).digest()


def test_an_indicator_is_found_by_keyboard_and_its_address_can_be_sent_on(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/figures")
    settle(page)
    page.get_by_role("combobox", name=re.compile("打开指标")).focus()
    page.keyboard.type("迟报")
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures?indicator=emrg_late_reports")
    expect(page.get_by_role("heading", name="迟报漏报", exact=True)).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="迟报漏报", exact=True)).to_be_visible()
    page.get_by_role("button", name="‹ 全部指标").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"共{len(ALL)}项指标")).to_be_visible()
    expect(page).to_have_url(f"{sample_server.url}/figures")


def test_a_row_of_the_table_of_figures_opens_it(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/figures?section=反走私与海防")
    settle(page)
    grid = page.get_by_test_id("stDataFrame")
    expect(grid).to_be_visible()
    page.wait_for_timeout(500)
    grid.click(position={"x": 30, "y": 50})
    page.wait_for_url("**indicator=smug_inspections**")
    expect(page.get_by_role("heading", name="反走私执法检查", exact=True)).to_be_visible()


def test_a_template_is_taken_away_for_the_dataset_that_is_chosen(
    sample_server: Server, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{sample_server.url}/sources?dataset=应急演练")
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载“应急演练”报送模板").click()
    assert waiting.value.suggested_filename == "应急演练报送模板.xlsx"
    saved = tmp_path / "template.xlsx"
    waiting.value.save_as(saved)
    assert saved.stat().st_size > 5000
