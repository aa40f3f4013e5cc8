"""Twenty screens at one server: the share of a core that they take, what another person's page then costs."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from bench.browser import chromium, view, visitor
from bench.databases import sample
from bench.marks import OVERVIEW
from bench.process import ROOT, Server, serving
from bench.watchers import Watcher, watching
from data.screens import SCENES

SCREENS, REFRESH_S, COUNTED_S = 20, 30, 120
VIEWS = 3
"""Of the other person's page, a round and state."""


@dataclass(frozen=True)
class Round:
    """One round: the server's share of a core with nobody but the screens, the page's views in ms."""

    share: float
    quiet_ms: tuple[float, ...]
    busy_ms: tuple[float, ...]


def measure(rounds: int) -> list[Round]:
    """Quiet and busy views, round by round. Raises RuntimeError where the screens were not sent what they asked for."""
    with TemporaryDirectory() as name, ExitStack() as stack:
        table = Path(name) / "screens.toml"
        table.write_text(_table(), encoding="utf-8")
        settings = {"DATABASE_URL": sample(Path(name)), "SCREENS_FILE": str(table), "SIGN_IN": "off"}
        server = stack.enter_context(serving("dashboard/app.py", ROOT, settings))
        browser = stack.enter_context(chromium())
        return [_round(server, browser) for _ in range(rounds + 1)][1:]


def _table() -> str:
    scenes = "\n".join(f'    {{ scene = "{code}", dwell_s = {REFRESH_S} }},' for code in SCENES)
    return "\n".join(
        f'[[screen]]\nname = "s{number}"\ntitle = "第{number}块"\nrefresh_s = {REFRESH_S}\nscenes = [\n{scenes}\n]\n'
        for number in range(SCREENS)
    )


def _round(server: Server, browser: Browser) -> Round:
    watchers = [Watcher(server.url, f"screen=s{number}", "") for number in range(SCREENS)]
    quiet = _views(server, browser)
    with watching(watchers, REFRESH_S):
        time.sleep(REFRESH_S + 5)
        start, begun = server.cpu_s(), time.monotonic()
        before = sum(watcher.pictures for watcher in watchers)
        time.sleep(COUNTED_S)
        share = (server.cpu_s() - start) / (time.monotonic() - begun)
        pictures = sum(watcher.pictures for watcher in watchers) - before
        if pictures < 0.9 * SCREENS * COUNTED_S / REFRESH_S:
            raise RuntimeError(f"the screens were sent {pictures} pictures alone")
        return Round(share, quiet, _views(server, browser))


def _views(server: Server, browser: Browser) -> tuple[float, ...]:
    with visitor(browser, OVERVIEW) as context:
        view(context, server.url)
        return tuple(view(context, server.url).milliseconds for _ in range(VIEWS))
