"""Takes every page of a running app at 1920×1080, light and dark, for the README.

SIGN_IN=off make run                                            in one terminal
python -m scripts.screenshots [URL] [--page NAME]...            in another
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from bench.browser import VIEW, chromium
from bench.process import ROOT
from dashboard.navigation import PAGES, START, Entry

FOLDER = ROOT / "docs" / "screenshots"
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
DRAWN = """() => document.querySelector('[data-test-script-state="notRunning"]')
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stSpinner"]')
    && [...document.images].every(image => image.complete)"""
SETTLE_MS = 800
"""Charts and grids paint after the last element has arrived."""


def main() -> None:
    """Writes docs/screenshots/PAGE-THEME.png for every page asked for; without a name, for all."""
    parser = argparse.ArgumentParser(prog="python -m scripts.screenshots", description=__doc__)
    parser.add_argument("url", nargs="?", default="http://localhost:8501")
    parser.add_argument("--page", action="append", choices=[entry.name for entry in PAGES])
    wanted = parser.parse_args()
    pages = [entry for entry in PAGES if not wanted.page or entry.name in wanted.page]
    FOLDER.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for theme in THEMES:
            _take(browser, wanted.url.rstrip("/"), pages, theme)


def _take(browser: Browser, url: str, pages: Sequence[Entry], theme: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport=VIEW, locale="zh-CN", color_scheme=theme)
    page = context.new_page()
    for entry in pages:
        page.goto(f"{url}/{'' if entry is START else entry.name}")
        print(_shoot(page, FOLDER / f"{entry.name}-{theme}.png").relative_to(ROOT))
    context.close()


def _shoot(page: Page, target: Path) -> Path:
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=target, animations="disabled")
    return target


if __name__ == "__main__":
    main()
