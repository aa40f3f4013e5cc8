"""Runs a page as its script, through the router, against a database of the test."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.caching import get_data_cache_stats_provider
from streamlit.testing.v1 import AppTest

from dashboard.signed_in import USER_KEY
from tests.databases import ROOT, is_sample

RunPage = Callable[..., AppTest]


class _Cache:
    """Whose answers are in Streamlit's cache. Two databases may be in the same state, all that answers are kept by."""

    def __init__(self) -> None:
        self.url = ""
        self._of_sample: dict[Any, Any] = {}

    def keep_for(self, url: str) -> None:
        """Lays the answers of any other database aside: those of the sample for later, others for good."""
        if url == self.url:
            return
        answers: Any = get_data_cache_stats_provider()
        if is_sample(self.url):
            self._of_sample, answers._function_caches = answers._function_caches, {}
        st.cache_data.clear()
        st.cache_resource.clear()
        if is_sample(url):
            answers._function_caches = self._of_sample
        self.url = url


@pytest.fixture(scope="session")
def page_cache() -> Iterator[_Cache]:
    """What the pages run so far have left in the cache."""
    with pytest.MonkeyPatch.context() as patch:
        # Or every page looks through all packages of the environment for components that they bring.
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield _Cache()


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
