"""Runs a page as its script, through the router, against a database of the test."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.signed_in import USER_KEY
from tests.databases import ROOT

RunPage = Callable[..., AppTest]


class _Cache:
    """Whose answers are in Streamlit's cache. Two databases may be in the same state, all that answers are kept by."""

    def __init__(self) -> None:
        self.url = ""

    def keep_for(self, url: str) -> None:
        """Forgets the answers of any other database."""
        if url != self.url:
            st.cache_data.clear()
            st.cache_resource.clear()
            self.url = url


@pytest.fixture(scope="session")
def page_cache() -> _Cache:
    """What the pages run so far have left in the cache."""
    return _Cache()


@pytest.fixture
def run_page(monkeypatch: pytest.MonkeyPatch, page_cache: _Cache) -> RunPage:
    """Call it with a database URL, a page's name and its query to get the page, run once without an exception.

    `session` is the key of the session to run it in; without one sign-in is off.
    """

    def run(url: str, name: str, session: str | None = None, **query: str) -> AppTest:
        page_cache.keep_for(url)
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("SIGN_IN", "on" if session else "off")
        page = AppTest.from_file(str(ROOT / "dashboard" / "router.py"), default_timeout=60)
        page.user = {USER_KEY: session} if session else {}
        page.switch_page(f"../pages/{name}.py")
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page

    return run


def words(page: AppTest) -> str:
    """What the page's HTML blocks say, with one space where elements meet."""
    blocks = " ".join(block.proto.body for block in page.get("html"))
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", blocks)))


def links(page: AppTest) -> list[str]:
    """The addresses in the page's HTML blocks, in order."""
    return [
        html.unescape(found) for block in page.get("html") for found in re.findall(r'href="([^"]*)"', block.proto.body)
    ]


def headings(page: AppTest) -> list[str]:
    """The page's subheadings."""
    return [heading.value for heading in page.subheader]
