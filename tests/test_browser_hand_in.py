"""Handing in as a person does it: good, bad, corrected, repeated, old, taken back; by keyboard alone; rare characters."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from data.clock import DEMONSTRATION_DAY
from data.database import writing
from data.schema import prepare
from data.tables import setting
from tests.browsing import english, settle
from tests.serving import Serve, Server
from tests.sheets import listed, supervision_sheet

NAME = "𠮷䶮〇Ａ１🚧重点工作(截至2020年10月31日).xlsx"
TITLE = "𠮷祥路〇号䶮平段改造Ａ１🚧"
REASON = "省里批准延期"


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    """The app on a database that stands at 31 October 2020 and holds nothing."""
    url = f"sqlite:///{tmp_path / 'hand_in.db'}"
    prepare(url)
    with writing(url) as connection:
        connection.execute(setting.insert().values(name=DEMONSTRATION_DAY, value="2020-10-31"))
    return serve(url)


def drop(page: Page, *files: Path) -> None:
    """Hands files to the area and waits for their cards."""
    cards = page.locator("[class*=st-key-card_]")
    before = cards.count()
    page.locator("input[type=file]").set_input_files(files)
    expect(cards).to_have_count(before + len(files), timeout=60_000)
    settle(page)


def made(folder: Path, name: str, *rows: list[Any], day: str = "2020年10月31日") -> Path:
    return supervision_sheet(folder / name, *rows, day=day)


def card(page: Page, name: str) -> Any:
    return page.locator("[class*=st-key-card_]").filter(has_text=name).first


def test_sheets_bad_corrected_repeated_and_old(server: Server, page: Page, tmp_path: Path) -> None:
    page.goto(f"{server.url}/hand_in")
    settle(page)
    # A bad sheet: every problem at its cell, the same workbook back with marks.
    bad = made(tmp_path, "有错.xlsx", listed(1, 牵头单位="市水立局"), listed(2, 完成时限="2020-02-30"))
    drop(page, bad)
    first = card(page, "有错.xlsx")
    expect(first).to_contain_text("有2处必须改正，改好后重新拖进来")
    expect(first.locator("td[title^='单位名录里没有“市水立局”']")).to_contain_text("市水立局")
    assert english(page, {"Sheet"}) == set()
    with page.expect_download() as download:
        first.get_by_role("button", name="下载标注后的原表").click()
    marked = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert any(cell.comment for sheet in marked for row in sheet.iter_rows() for cell in row)
    # The corrected one loads and answers with a receipt that a reload keeps.
    drop(page, made(tmp_path, "改好.xlsx", listed(1), listed(2)))
    card(page, "改好.xlsx").get_by_role("button", name="确认导入").dblclick()
    receipt = page.locator(".receipt")
    expect(receipt).to_contain_text(re.compile(r"报送回执\s+20\d\d-000002"), timeout=30_000)
    expect(receipt).to_contain_text("新增 2")
    page.reload()
    settle(page)
    expect(page.locator(".receipt")).to_have_count(1)
    # Printing puts the receipt alone on the paper.
    page.evaluate("() => { window.print = () => { window.printed = document.querySelector('#paper').textContent; }; }")
    page.get_by_role("button", name="打印回执").click()
    assert "报送回执" in page.evaluate("window.printed")
    # Again: nothing to load. Older: asked first.
    drop(page, made(tmp_path, "又一次.xlsx", listed(2), listed(1)))
    expect(card(page, "又一次.xlsx")).to_contain_text("此前已报送，不必再导入")
    drop(page, made(tmp_path, "九月.xlsx", listed(1), listed(2), day="2020年9月30日"))
    old = card(page, "九月.xlsx")
    expect(old).to_contain_text("早于已报的最新一期（截至2020年10月31日）")
    old.get_by_role("button", name="确认导入").click()
    expect(card(page, "九月.xlsx")).to_contain_text("请先确认。")
    card(page, "九月.xlsx").get_by_text("确认", exact=True).click()
    card(page, "九月.xlsx").get_by_role("button", name="确认导入").click()
    expect(page.locator(".receipt")).to_have_count(2, timeout=30_000)


FOCUSED = """
() => {
    const element = document.activeElement;
    return element.tagName === "BUTTON" ? element.innerText : element.placeholder || "";
}
"""


def focus(page: Page, name: str) -> None:
    """Presses Tab until the button of that name, or the field with that hint, has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"no way to {name} by keyboard")


def test_rare_characters_and_the_keyboard_alone(server: Server, page: Page, tmp_path: Path) -> None:
    page.goto(f"{server.url}/hand_in")
    settle(page)
    drop(page, made(tmp_path, "九月.xlsx", listed(1, 任务名称=TITLE), listed(2), day="2020年9月30日"))
    focus(page, "确认导入")
    page.keyboard.press("Enter")
    expect(page.locator(".receipt")).to_have_count(1, timeout=30_000)
    # The file is chosen by keyboard, too: its button opens the browser's own dialog.
    page.goto(f"{server.url}/hand_in")
    expect(page.get_by_role("link", name="打开")).to_be_visible()
    settle(page)
    focus(page, "选择文件")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(made(tmp_path, NAME, listed(1, 任务名称=TITLE, 完成时限="2021年3月底"), listed(2)))
    mine = card(page, NAME)
    expect(mine).to_contain_text(f"{TITLE}”的时限由2020年12月31日改为2021年3月31日", timeout=30_000)
    settle(page)
    # Reason, load, receipt.
    focus(page, "理由")
    page.keyboard.type(REASON)
    focus(page, "确认导入")
    page.keyboard.press("Enter")
    receipt = page.locator(".receipt")
    expect(receipt).to_contain_text(f"理由：{REASON}", timeout=30_000)
    expect(receipt).to_contain_text(NAME)
    with page.expect_download() as download:
        focus(page, "下载原件")
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == NAME
    # Taken back with a reason.
    focus(page, "撤回这次报送")
    page.keyboard.press("Enter")
    expect(page.get_by_text("撤回会有这些变化")).to_be_visible(timeout=30_000)
    settle(page)
    focus(page, "确认撤回")
    page.keyboard.press("Enter")
    expect(page.get_by_text("请写明撤回的理由，至少4个字。")).to_be_visible(timeout=30_000)
    page.get_by_label("撤回的理由").focus()
    page.keyboard.type("报错了月份")
    focus(page, "确认撤回")
    page.keyboard.press("Enter")
    expect(page.locator(".receipt")).to_contain_text("撤回，理由：报错了月份", timeout=30_000)
    expect(page.get_by_text("↩ 已撤回")).to_be_visible()
