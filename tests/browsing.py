"""Fixtures that open the app in Chromium, watching for whatever a page must never do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.requirement import missing
from tests.soaking import SOAKING
from tests.standing_page import StandingPage, new_page

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
IS_HERE = ("127.0.0.1", "localhost", "::1", None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of this machine."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        missing("Chromium", "sudo apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))


class Faults:
    """What a page did that none may: asked another host, threw an error, was refused by the security policy."""

    def __init__(self, page: Page) -> None:
        self.found: list[str] = []
        self._page = page
        self._heard: dict[Any, Callable[[Any], None]] = {
            "request": lambda request: self._note_request(request.url),
            "pageerror": lambda error: self.found.append(f"page error: {error}"),
            "console": lambda message: self._note_message(message.text),
        }
        for event, note in self._heard.items():
            page.on(event, note)

    def look_away(self) -> None:
        """Notes no more."""
        for event, note in self._heard.items():
            self._page.remove_listener(event, note)

    def _note_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in IS_HERE:
            self.found.append(f"asked another host: {url}")

    def _note_message(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.found.append(text)


OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def standing(browser: Browser) -> StandingPage:
    """The page that tests look at one after another."""
    return StandingPage(browser)


@pytest.fixture
def open_page(browser: Browser, standing: StandingPage) -> Iterator[OpenPage]:
    """Call it to get a page: Chinese, 1920x1080, Shanghai time; keywords (`color_scheme`) go to the context.

    A test's first is the one that stands already, where only looks are asked for; `own=True` asks for one of its own.
    After the test every page opened must be without faults and still have something in its root.
    """
    opened: list[tuple[Page, Faults]] = []

    def opening(own: bool = False, **settings: Any) -> Page:
        page = (None if own else standing.take(settings)) or new_page(browser, settings)
        opened.append((page, Faults(page)))
        return page

    yield opening
    whites = [is_white(page) for page, _ in opened]
    for page, faults in opened:
        faults.look_away()
        if not standing.give_back(page):
            page.context.close()
    assert [found for _, faults in opened for found in faults.found] == []
    assert not any(whites), "the page went white"


def is_white(page: Page) -> bool:
    """Whether nothing is left of the program."""
    root = page.locator("#root")
    return root.count() == 1 and root.evaluate("root => root.childElementCount") == 0


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One such page in the light theme."""
    return open_page(color_scheme="light")


@pytest.fixture
def own_page(open_page: OpenPage) -> Page:
    """One of the test's own: for tests that give it scripts, cookies, another clock, another network."""
    return open_page(own=True, color_scheme="light")


def settle(page: Page) -> None:
    """Returns once the page's script has run to its end and nothing more is on its way."""
    page.locator(
        "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
    ).wait_for(state="attached")
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")


BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 26, 40)"}


def in_both_themes(page: Page, url: str) -> Iterator[None]:
    """Opens a page in the light, then has the dark fall, and stops each time it stands; `make soak` opens it anew in the dark."""
    page.goto(url)
    for scheme, background in BACKGROUNDS.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if SOAKING:
            page.reload()
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", background)
        settle(page)
        yield


NOT_ENGLISH = {"XX", "et", "ods", "xlsx", "xls", "csv", "Excel", "WPS", "XLSX", "XLS", "CSV", "GDP", "OA", "MB"}
"""Latin words that Chinese office readers use."""

COMMAND = re.compile(r"(?:python -m etl|make) [a-z]+(?: [A-Za-z0-9_./-]+| --?[a-z-]+)*")
"""What an empty page tells the administrator to type."""

READ_WORDS = """
() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        if (element.closest("script, style, noscript, svg, [data-testid=stIconMaterial]")) continue;
        if (node.nodeType === Node.TEXT_NODE) found.push(node.nodeValue);
        else for (const name of ["aria-label", "aria-valuetext", "title", "placeholder", "alt"]) found.push(element.getAttribute(name));
    }
    return found.filter(Boolean);
}
"""


def english(page: Page, allowed: set[str] | None = None) -> set[str]:
    """The Latin words (two letters or more) in the page's texts, labels, hints; those of NOT_ENGLISH and `allowed` aside."""
    texts = (COMMAND.sub("", text) for text in page.evaluate(READ_WORDS))
    words = {word for text in texts for word in re.findall(r"[A-Za-z]{2,}", text)}
    return words - NOT_ENGLISH - (allowed or set())
