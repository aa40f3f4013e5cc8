"""One browser page for test after test: a new one costs three times what it takes the program to stand on a page once more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Error, Page

USUAL: dict[str, Any] = {
    "locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1920, "height": 1080},
}  # fmt: skip
LOOKS = {"color_scheme", "viewport"}
"""Settings that a page can put on while it stands."""
FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


def new_page(browser: Browser, settings: dict[str, Any]) -> Page:
    """A page of a visitor who was never here."""
    return browser.new_context(**{**USUAL, **settings}).new_page()


@dataclass
class StandingPage:
    """A page that is given to one test at a time and forgets in between."""

    browser: Browser
    page: Page | None = None
    is_taken: bool = False

    def take(self, settings: dict[str, Any]) -> Page | None:
        """The page with these looks; None while another has it, or where more than looks is asked for."""
        if self.is_taken or not settings.keys() <= LOOKS:
            return None
        self.is_taken = True
        self.page = self.page or new_page(self.browser, {})
        self.page.set_viewport_size(settings.get("viewport", USUAL["viewport"]))
        self.page.emulate_media(color_scheme=settings.get("color_scheme", "light"))
        return self.page

    def give_back(self, page: Page) -> bool:
        """Empties the page; False for another one. What cannot forget is thrown away."""
        if page is not self.page:
            return False
        self.is_taken = False
        try:
            page.evaluate(FORGET)
            page.context.clear_cookies()
            page.goto("about:blank")
        except Error:
            page.context.close()
            self.page = None
        return True
