"""The journey of a division head in Chromium: from what is late to an item's history, its source and a workbook."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browsing import english, settle
from tests.serving import Server

PAGES = ("supervision", "instructions", "livelihood", "ranks")
LATIN = {"xlsx", "PM"}
"""Latin letters in the names of files and indicators."""
EXTENDED = "supervision:2020|county_supervision|XQ-2020-43"
TITLE = "盐湾县推进县级医共体信息系统互联互通"


def visit(page: Page, server: Server, name: str, **query: str) -> None:
    """Opens a page with filters and waits until it stands."""
    given = "&".join(f"{key}={quote(value)}" for key, value in query.items())
    page.goto(f"{server.url}/{name}?{given}")
    settle(page)


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def grid_cell(grid: Locator, x: int, row: int) -> dict[str, float]:
    """Where to click in a grid drawn on a canvas: x from its left edge, rows from 0."""
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box is not None
    return {"x": box["x"] + x, "y": box["y"] + 35 + 35 * row + 17}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_speaks_chinese_with_data_as_well(sample_server: Server, page: Page, name: str) -> None:
    visit(page, sample_server, name)
    expect(page.get_by_text("错误编号")).to_have_count(0)
    assert english(page, LATIN) == set()


def test_from_a_late_item_to_its_history_and_back_with_the_filters_kept(sample_server: Server, page: Page) -> None:
    visit(page, sample_server, "supervision", unit="盐湾县")
    page.get_by_role("link", name=TITLE).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("原时限2020年11月30日、已延期1次")
    expect(dialog).to_contain_text("历次变化")
    expect(dialog).to_contain_text("当前数据出处")
    assert query_of(page)["item"] == [EXTENDED]
    settle(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    settle(page)
    assert query_of(page) == {"unit": ["盐湾县"]}


def test_a_shared_address_opens_the_item_with_readable_colours_in_the_dark(sample_server: Server, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, sample_server, "supervision", item=EXTENDED)
    reason = page.get_by_role("dialog").get_by_text("逾期26天；原时限")
    expect(reason).to_have_css("color", "rgb(255, 118, 132)")


def test_the_grid_opens_an_item_by_mouse_again_and_again(sample_server: Server, page: Page) -> None:
    visit(page, sample_server, "supervision", unit="盐湾县", due="已逾期")
    for _ in range(2):
        at = grid_cell(page.get_by_test_id("stDataFrame").first, 30, 0)
        page.mouse.click(at["x"], at["y"])
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text(TITLE)
        settle(page)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        settle(page)


def test_an_item_is_found_by_keyboard_alone(sample_server: Server, page: Page) -> None:
    visit(page, sample_server, "supervision")
    page.get_by_role("combobox", name="打开事项").focus()
    page.keyboard.type("医共体信息系统")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text(TITLE)


def test_a_filter_set_by_hand_goes_to_the_url_and_survives_a_reload(sample_server: Server, page: Page) -> None:
    visit(page, sample_server, "supervision")
    page.get_by_role("combobox", name="亮灯").click()
    page.get_by_role("option", name="红灯").click()
    page.keyboard.press("Escape")
    settle(page)
    expect(page.get_by_role("heading", name="四张清单事项（12项）")).to_be_visible()
    assert query_of(page)["light"] == ["红灯"]
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="四张清单事项（12项）")).to_be_visible()


def test_a_unit_ticked_in_the_ranking_filters_the_items(sample_server: Server, page: Page) -> None:
    visit(page, sample_server, "supervision")
    at = grid_cell(page.get_by_test_id("stDataFrame").nth(2), 16, 0)
    page.mouse.click(at["x"], at["y"])
    expect(page.get_by_role("heading", name="四张清单事项（300项）")).to_have_count(0)
    settle(page)
    assert len(query_of(page)["unit"]) == 1


def test_the_items_leave_the_house_as_a_workbook(sample_server: Server, page: Page, tmp_path: Path) -> None:
    visit(page, sample_server, "supervision", unit="盐湾县")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出表格").click()
    assert download.value.suggested_filename == "四张清单事项（截至2020年12月31日）.xlsx"
    download.value.save_as(tmp_path / "items.xlsx")
    sheet = load_workbook(io.BytesIO((tmp_path / "items.xlsx").read_bytes())).worksheets[0]
    assert {row[3] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"盐湾县"}


def test_the_overviews_link_to_red_items_arrives_filtered(sample_server: Server, page: Page) -> None:
    visit(page, sample_server, "")
    page.get_by_role("link", name="红灯", exact=False).first.click()
    settle(page)
    assert query_of(page)["light"] == ["红灯"]
    expect(page.get_by_role("combobox", name="亮灯")).to_be_visible()
