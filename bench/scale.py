"""总览 with 100 000 items beside the sample: from the cache, on a cache miss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from bench.browser import chromium, view, visitor
from bench.databases import enlarged, sample
from bench.marks import AS_OF, OVERVIEW
from bench.process import ROOT, Server, serving

ITEMS = 100_000
LAST_DAY = dt.date(2020, 12, 31)


@dataclass(frozen=True)
class Views:
    """Milliseconds of a view that had to compute a new day, then of the same view once more."""

    miss_ms: float
    cached_ms: float


def measure(rounds: int) -> dict[str, list[Views]]:
    """`sample` and `large`: views, one a round, rounds in step. Every round asks for a day not asked for before."""
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        small = sample(folder)
        urls = {"sample": small, "large": enlarged(folder, small, ITEMS)}
        servers = {
            size: stack.enter_context(serving("dashboard/app.py", ROOT, {"DATABASE_URL": url, "SIGN_IN": "off"}))
            for size, url in urls.items()
        }
        return _views(stack.enter_context(chromium()), servers, rounds)


def _views(browser: Browser, servers: Mapping[str, Server], rounds: int) -> dict[str, list[Views]]:
    found: dict[str, list[Views]] = {size: [] for size in servers}
    for number in range(rounds + 1):
        day = LAST_DAY - dt.timedelta(days=number)
        for size in sorted(servers, reverse=number % 2 == 0):
            with visitor(browser, OVERVIEW) as context:
                # The browser's own cache is filled first, by a page of a day that is cached on the server.
                view(context, servers[size].url)
                url = f"{servers[size].url}?{AS_OF}={day.isoformat()}"
                views = Views(view(context, url).milliseconds, view(context, url).milliseconds)
            if number:
                found[size].append(views)
    return found
