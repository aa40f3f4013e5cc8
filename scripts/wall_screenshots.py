"""Takes every scene of the wall of a running app at 1920×1080 and 3840×2160, for docs/wall.md.

SIGN_IN=off make run                                            in one terminal
python -m scripts.wall_screenshots [URL] [--scene CODE]...      in another
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from bench.browser import chromium
from bench.process import ROOT
from data.screens import SCENES

FOLDER = ROOT / "docs" / "screenshots" / "wall"
SIZES = {"1080p": (1920, 1080), "4k": (3840, 2160)}
COLOURS = 96
"""A scene has a few dozen colours and their edges: a palette makes its picture a fifth as large."""
DRAWN = "#root .wall[data-good='1'] [data-scene={code}]"
SETTLE_MS = 800


def main() -> None:
    """Writes docs/screenshots/wall/SCENE-SIZE.png for every scene asked for; without a code, for all."""
    parser = argparse.ArgumentParser(prog="python -m scripts.wall_screenshots", description=__doc__)
    parser.add_argument("url", nargs="?", default="http://localhost:8501")
    parser.add_argument("--scene", action="append", choices=list(SCENES))
    wanted = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
            for code in wanted.scene or SCENES:
                page.goto(f"{wanted.url.rstrip('/')}/screen?scene={code}&paused=1")
                print(_shoot(page, code, FOLDER / f"{code}-{size}.png").relative_to(ROOT))
            page.close()


def _shoot(page: Page, code: str, target: Path) -> Path:
    page.wait_for_selector(DRAWN.format(code=code))
    page.wait_for_timeout(SETTLE_MS)
    # What is paused stands still for the picture alone.
    page.add_style_tag(content=".w-mark { display: none }")
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    return target


if __name__ == "__main__":
    main()
