"""Times a page in Chromium: from the start of navigation until its last mark holds."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from bench.marks import Mark

VIEW = ViewportSize(width=1920, height=1080)
PATIENCE_MS = 60_000
SETTLE_MS = 300
"""Waited after the last mark, so that a view's late requests are counted to it."""

_WATCH = """(() => {
  if (window.top !== window) return;
  const painted = element => {
    if (element.tagName === 'IMG') return element.complete && element.naturalWidth > 0;
    if (element.tagName !== 'CANVAS') return true;
    const probe = document.createElement('canvas');
    probe.width = probe.height = 24;
    const context = probe.getContext('2d', {willReadFrequently: true});
    context.drawImage(element, 0, 0, 24, 24);
    return new Set(new Uint32Array(context.getImageData(0, 0, 24, 24).data.buffer)).size > 1;
  };
  const holds = mark => {
    const wanted = mark.text && new RegExp(mark.text);
    const good = element => {
      const box = element.getBoundingClientRect();
      return box.width * box.height > 0 && (!wanted || wanted.test(element.textContent)) && painted(element);
    };
    return [...document.querySelectorAll(mark.css)].filter(good).length >= mark.least;
  };
  window.pendingMarks = MARKS;
  const timer = setInterval(() => {
    window.pendingMarks = window.pendingMarks.filter(mark => !holds(mark));
    if (window.pendingMarks.length) return;
    window.drawnAt = performance.now();
    clearInterval(timer);
  }, 20);
})()"""


@dataclass(frozen=True)
class View:
    """One view of a page: milliseconds to the last mark, requests that moved bytes, KiB on the wire."""

    milliseconds: float
    requests: int
    kibibytes: float


class NotDrawn(RuntimeError):
    """A page's marks did not all hold in time; the message names those that did not."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser: the one in CHROMIUM, else the system's, else Playwright's own."""
    named = (os.environ.get("CHROMIUM"), shutil.which("chromium"), shutil.which("google-chrome"))
    flags = ["--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
    # Chromium refuses to run its sandbox for root, as whom containers usually run.
    flags += ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=next(filter(None, named), None), args=flags)
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser, marks: Sequence[Mark]) -> Iterator[BrowserContext]:
    """A browser profile that was never here before; its second view of a page is a warm one."""
    context = browser.new_context(viewport=VIEW, locale="zh-CN")
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(_WATCH.replace("MARKS", json.dumps([asdict(mark) for mark in marks])))
    yield context
    context.close()


def view(context: BrowserContext, url: str) -> View:
    """Opens a page in a new tab and waits for its marks. Raises NotDrawn."""
    page = context.new_page()
    sizes: list[float] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    try:
        page.goto(url, wait_until="commit")
        page.wait_for_function("window.drawnAt", polling=50)
        milliseconds = page.evaluate("window.drawnAt")
        page.wait_for_timeout(SETTLE_MS)
    except Exception as error:
        raise NotDrawn(f"{url}: {_pending(page)}") from error
    finally:
        page.close()
    moved = [size for size in sizes if size > 0]
    return View(milliseconds, len(moved), sum(moved) / 1024)


def _pending(page: Page) -> str:
    return str(page.evaluate("JSON.stringify(window.pendingMarks)"))
