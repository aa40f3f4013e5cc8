"""预警中心 in Chromium: from today's alerts to a history, a dry run, a slip issued, its Word file, its reply."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from data.alerts import in_force
from data.alerts.keeping import settle
from data.database import writing
from data.tables import setting
from tests.browsing import english
from tests.browsing import settle as settled
from tests.returns import hand_in, item
from tests.serving import Serve

DAY = "2020-11-12"
LATE = "推进“一件事”改革<b>"
"""Its angle brackets must come out as they are."""


def filled(url: str) -> None:
    """A database that stands still at a day, with an item overdue, one behind, and the alerts of three days."""
    plan = {"due_on": dt.date(2020, 12, 31), "due_kind": "date"}
    late = {"due_on": dt.date(2020, 10, 31), "due_kind": "date", "title": LATE}
    behind = item("2", title="推进港区码头改造", lead_unit="transport", completion=0.6, **plan)
    hand_in(url, "supervision", "2020-10-31", item("1", leader_role="常务副市长", **late), behind)
    with writing(url) as connection:
        connection.execute(setting.insert().values(name="demonstration_day", value=DAY))
        for day in ("2020-10-25", "2020-11-01", DAY):
            settle(connection, dt.date.fromisoformat(day), in_force())


def test_from_an_alert_to_its_history_a_dry_run_a_slip_and_its_reply(
    serve: Serve, database_url: str, page: Page, tmp_path: Path
) -> None:
    filled(database_url)
    server = serve(database_url)
    page.goto(f"{server.url}/alerts")
    settled(page)
    expect(page.get_by_text("逾期12天").first).to_be_visible()
    assert english(page, {"b"}) == set()

    page.get_by_role("link", name="记录").first.click()
    expect(page.get_by_text("历次预警（1次）")).to_be_visible()
    expect(page.get_by_text("2020年11月12日 加重：逾期12天")).to_be_visible()
    page.get_by_role("link", name="事项详情").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(LATE)
    expect(dialog).to_contain_text("历次预警（1次）")
    settled(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    # Or the next click overtakes the closing, and the dialog is drawn once more.
    settled(page)

    page.get_by_role("radio", name="试算").click()
    page.get_by_label("红灯：低于序时百分点").fill("20")
    page.get_by_role("button", name="试算", exact=True).last.click()
    expect(page.get_by_text("亮灯变化1项，预警变化1项，得分或名次变化0个单位")).to_be_visible()
    expect(page.get_by_text("推进港区码头改造").first).to_be_visible()

    page.get_by_role("radio", name="督办单").click()
    page.get_by_role("link", name="签发").first.click()
    page.get_by_label("督办要求").fill("请本周内办结。")
    page.get_by_role("button", name="签发", exact=True).click()
    download = page.get_by_role("button", name="下载督办单（Word）")
    expect(download).to_be_visible()
    settled(page)
    with page.expect_download() as taken:
        download.click()
    assert taken.value.suggested_filename == "督办〔2020〕1号.docx"
    paper = docx.Document(io.BytesIO(Path(taken.value.path()).read_bytes()))
    rows = {row.cells[0].text: row.cells[1].text for row in paper.tables[0].rows}
    assert (rows["督办事项"], rows["督办缘由"], rows["督办要求"]) == (LATE, "逾期12天", "请本周内办结。")
    assert (rows["责任单位"], rows["分管领导"], rows["回复时限"]) == ("市发展改革委", "常务副市长", "2020年11月16日")

    page.get_by_label("回复内容").fill("已办结，材料随附。")
    page.get_by_role("button", name="登记回复").click()
    expect(page.get_by_text("2020年11月12日：已办结，材料随附。")).to_be_visible()
    expect(page.get_by_label("回复内容")).to_have_count(0)
    settled(page)
    page.reload()
    expect(page.get_by_text("已回复").first).to_be_visible()
    assert english(page, {"b", "Word"}) == set()
