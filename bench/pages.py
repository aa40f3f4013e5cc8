"""总览 beside Streamlit's hello page and a careful page of native parts: browser time, server CPU."""

from __future__ import annotations

import random
import statistics
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from bench.browser import View, chromium, view, visitor
from bench.databases import sample, signed_in
from bench.marks import HELLO, OVERVIEW, PEER, Mark
from bench.process import ROOT, Server, serving
from dashboard import cookies

APPS = Path(__file__).resolve().parent / "apps"
OURS, STOCK, NATIVE = "总览", "hello", "native"


@dataclass(frozen=True)
class Target:
    """A page to time."""

    server: Server
    marks: tuple[Mark, ...]
    query: str = ""
    session: str = ""
    """The token to come with."""

    @property
    def url(self) -> str:
        return self.server.url + self.query


@dataclass(frozen=True)
class Visit:
    """A newcomer's first view of a page and the view after it, with the server's CPU seconds for each."""

    cold: View
    warm: View
    cold_cpu_s: float
    warm_cpu_s: float


def measure(rounds: int) -> dict[str, list[Visit]]:
    """Every page's visits, one a round, rounds in step: `result[name][i]` of all names belong together."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        url = sample(Path(folder))
        # The stock pages run outside the project, so that its theme and settings do not reach them.
        hello = stack.enter_context(serving(str(APPS / "hello.py"), Path(folder)))
        native = stack.enter_context(serving(str(APPS / "peer.py"), Path(folder)))
        ours = stack.enter_context(serving("dashboard/app.py", ROOT, {"DATABASE_URL": url, "SIGN_IN": "on"}))
        targets = {
            OURS: Target(ours, OVERVIEW, session=signed_in(url)),
            STOCK: Target(hello, HELLO),
            NATIVE: Target(native, PEER),
        }
        return interleave(stack.enter_context(chromium()), targets, rounds)


def interleave(browser: Browser, targets: Mapping[str, Target], rounds: int) -> dict[str, list[Visit]]:
    """Visits every target once a round, in an order drawn anew; one round before the first is not counted."""
    visits: dict[str, list[Visit]] = {name: [] for name in targets}
    draw = random.Random(rounds)
    for number in range(rounds + 1):
        for name in draw.sample(sorted(targets), len(targets)):
            visit = _visit(browser, targets[name])
            if number:
                visits[name].append(visit)
    return visits


def _visit(browser: Browser, target: Target) -> Visit:
    with visitor(browser, target.marks) as context:
        if target.session:
            context.add_cookies([{"name": cookies.SESSION, "value": target.session, "url": target.server.url}])
        start = target.server.cpu_s()
        cold = view(context, target.url)
        between = target.server.cpu_s()
        warm = view(context, target.url)
        return Visit(cold, warm, between - start, target.server.cpu_s() - between)


def ratios(numerators: Sequence[float], denominators: Sequence[float]) -> tuple[float, float, float]:
    """Median, least, greatest of the ratios within rounds."""
    within = [above / below for above, below in zip(numerators, denominators, strict=True)]
    return statistics.median(within), min(within), max(within)
