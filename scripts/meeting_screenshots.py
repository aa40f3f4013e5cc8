"""Takes a review meeting from its preparation to its replay in a running app with the sample, for docs/meeting.md.

SIGN_IN=off make run                                            in one terminal, on a database without meetings
python -m scripts.meeting_screenshots [URL]                     in another
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from bench.browser import VIEW, chromium
from bench.process import ROOT

FOLDER = ROOT / "docs" / "screenshots" / "meeting"
COLOURS = 224
"""A screen has a few dozen colours and their edges: a palette makes its picture half as large."""
DONE = '[data-testid=stApp][data-test-script-state="notRunning"]'
SETTLE_MS = 1500


def main() -> None:
    """Writes docs/screenshots/meeting/*.png; the meeting that it holds stays in the database."""
    parser = argparse.ArgumentParser(prog="python -m scripts.meeting_screenshots", description=__doc__)
    parser.add_argument("url", nargs="?", default="http://localhost:8501")
    url = parser.parse_args().url.rstrip("/")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        page = browser.new_page(viewport=VIEW, locale="zh-CN", color_scheme="light")
        _before(page, url)
        _during(page)
        _after(page)
        dark = browser.new_page(viewport=VIEW, locale="zh-CN", color_scheme="dark")
        dark.goto(f"{page.url.partition('&')[0]}&view=present&n=3")
        _shoot(dark, "point-dark")


def _before(page: Page, url: str) -> None:
    page.goto(f"{url}/meeting")
    page.get_by_role("button", name="会前一键包").click()
    page.get_by_text("总体情况").wait_for(timeout=60_000)
    _shoot(page, "pack")
    page.get_by_role("radio", name="议程").click()
    page.get_by_text("等于会议时长").wait_for()
    _shoot(page, "agenda")


def _during(page: Page) -> None:
    page.get_by_role("button", name="开始会议").click()
    page.get_by_text("以来按期兑现率").wait_for()
    _shoot(page, "opening")
    page.goto(f"{page.url.partition('&')[0]}&view=present&n=3")
    page.get_by_label("承诺内容").fill("1月10日前完成资产移交，每周五报送进展")
    _press(page, "已记录")
    page.get_by_text("同意延期", exact=True).click()
    page.get_by_role("group", name="延期到").wait_for()
    _settle(page)
    _press(page, "已记录2条")
    _shoot(page, "point")


def _after(page: Page) -> None:
    address = page.url.partition("&")[0]
    page.goto(f"{address}&view=present&n=999")
    page.get_by_role("button", name="结束会议").wait_for()
    _shoot(page, "closing")
    page.get_by_role("button", name="结束会议").click()
    page.get_by_role("button", name="确认结束").click()
    page.get_by_text("已结束").wait_for()
    page.goto(f"{address}&part=重放核对")
    page.get_by_text("与当时完全一致").first.wait_for(timeout=60_000)
    _shoot(page, "replay")


def _press(page: Page, leads_to: str) -> None:
    _settle(page)
    page.locator(".st-key-record_it button").click()
    page.get_by_text(leads_to).first.wait_for()
    _settle(page)


def _settle(page: Page) -> None:
    page.locator(DONE).wait_for(state="attached")
    page.wait_for_timeout(SETTLE_MS)


def _shoot(page: Page, name: str) -> Path:
    page.locator(DONE).wait_for(state="attached")
    page.wait_for_timeout(2 * SETTLE_MS)
    target = FOLDER / f"{name}.png"
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    print(target.relative_to(ROOT))
    return target


if __name__ == "__main__":
    main()
