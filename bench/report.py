"""Puts what was measured into the table of docs/performance.md."""

from __future__ import annotations

import datetime as dt
import os
import platform
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.loads import Pair
from bench.meetings import Prepared
from bench.pages import NATIVE, OURS, STOCK, Visit, ratios
from bench.process import ROOT
from bench.scale import Views
from bench.screens import SCREENS, Round

PAPER = ROOT / "docs" / "performance.md"
LIBRARIES = ("streamlit", "pandas", "altair", "SQLAlchemy", "python-calamine", "playwright")


@dataclass(frozen=True)
class Line:
    """One line of the table: what, the bound that must hold, the aim, the median with its range."""

    what: str
    must: float
    aim: float
    median: float
    spread: str
    unit: str = ""

    def __str__(self) -> str:
        verdict = "aim met" if self.median <= self.aim else "met" if self.median <= self.must else "**missed**"
        bounds = f"≤ {self.must:g}{self.unit} | ≤ {self.aim:g}{self.unit}"
        return f"| {self.what} | {bounds} | {self.median:.2f}{self.unit} | {self.spread} | {verdict} |"


def page_lines(visits: Mapping[str, Sequence[Visit]]) -> list[str]:
    """Lines on 总览 beside the hello page; the page of native parts stands below as a comparison without a bound."""
    ours, stock, native = visits[OURS], visits[STOCK], visits[NATIVE]
    return [
        str(_ratio("总览, warm reload, × hello", (1.7, 1.4), _warm(ours), _warm(stock))),
        str(_ratio("总览, cold browser, × hello", (1.3, 1.15), _cold(ours), _cold(stock))),
        str(_cpu_line(ours)),
        _plain("native parts, warm reload, × hello", ratios(_warm(native), _warm(stock))),
        _plain("native parts, cold browser, × hello", ratios(_cold(native), _cold(stock))),
    ]


def scale_lines(views: Mapping[str, Sequence[Views]]) -> list[str]:
    """Lines on 总览 with 100 000 items beside the sample."""
    large, small = views["large"], views["sample"]
    cached = [entry.cached_ms for entry in large], [entry.cached_ms for entry in small]
    miss = [entry.miss_ms for entry in large], [entry.miss_ms for entry in small]
    return [
        str(_ratio("总览, 100 000 items × sample, cached", (1.15, 1.05), *cached)),
        str(_ratio("总览, 100 000 items × sample, cache miss", (1.5, 1.2), *miss)),
    ]


def meeting_lines(rounds: Mapping[str, Sequence[Prepared]]) -> list[str]:
    """Lines on preparing a meeting beside `etl status --json`."""
    return [
        str(
            _ratio(
                f"{what}, × `etl status --json`",
                (3, 2),
                [one.prepare_s for one in rounds[size]],
                [one.status_s for one in rounds[size]],
            )
        )
        for size, what in (("sample", "meeting prepared on the sample"), ("large", "on 100 000 items more"))
    ]


def load_lines(pairs: Mapping[int, Sequence[Pair]]) -> list[str]:
    """Lines on `etl load` beside the floor; memory for the largest file alone."""
    lines = [
        str(
            _ratio(
                f"load of {_spaced(size)} rows, CPU × floor",
                (2.4, 1.6),
                [pair.load.cpu_s for pair in found],
                [pair.floor.cpu_s for pair in found],
            )
        )
        for size, found in pairs.items()
    ]
    checked = [pair for found in pairs.values() for pair in found if pair.check is not None]
    checks = [pair.check.cpu_s for pair in checked if pair.check is not None]
    what = f"check and comparison of {_spaced(min(pairs))} rows with as many, CPU × floor"
    lines.append(str(_ratio(what, (2.0, 1.8), checks, [pair.floor.cpu_s for pair in checked])))
    size = max(pairs)
    peaks = [pair.load.peak_mb for pair in pairs[size]]
    what = f"load of {_spaced(size)} rows, peak memory above imports"
    return [*lines, str(Line(what, 400, 215, statistics.median(peaks), _spread(peaks), " MB"))]


def screen_lines(found: Sequence[Round]) -> list[str]:
    """Lines on many screens at one server: what they take, what another person's page costs meanwhile."""
    shares = [entry.share for entry in found]
    share = Line(f"{SCREENS} screens, share of one core", 0.33, 0.1, statistics.median(shares), _spread(shares, 2))
    quiet = [statistics.median(entry.quiet_ms) for entry in found]
    busy = [statistics.median(entry.busy_ms) for entry in found]
    return [str(share), str(_ratio(f"总览 beside {SCREENS} screens, × quiet", (1.3, 1.1), busy, quiet))]


def publish(name: str, command: str, rounds: int, lines: Sequence[str]) -> None:
    """Replaces the part `name` of the paper, which stands between two comments, by a table of the lines."""
    table = "\n".join(
        [
            f"`{command}`, {rounds} rounds, {dt.date.today().isoformat()}: {_machine()}",
            "",
            "| what | must | aim | median | range | |",
            "|---|---|---|---|---|---|",
            *lines,
        ]
    )
    begin, end = f"<!-- bench {name} -->", f"<!-- end {name} -->"
    head, rest = PAPER.read_text(encoding="utf-8").split(begin)
    PAPER.write_text(f"{head}{begin}\n{table}\n{end}{rest.split(end)[1]}", encoding="utf-8")
    print("\n".join(lines))


def _ratio(what: str, bounds: tuple[float, float], ours: Sequence[float], others: Sequence[float]) -> Line:
    median, least, greatest = ratios(ours, others)
    return Line(what, *bounds, median, f"{least:.2f}–{greatest:.2f}")


def _cpu_line(visits: Sequence[Visit]) -> Line:
    # The kernel counts in hundredths of a second: single views are too coarse for a median.
    spent = [visit.warm_cpu_s for visit in visits]
    return Line("总览, server CPU per cached view", 0.08, 0.05, statistics.fmean(spent), _spread(spent, 2), " s")


def _plain(what: str, found: tuple[float, float, float]) -> str:
    median, least, greatest = found
    return f"| {what} | | | {median:.2f} | {least:.2f}–{greatest:.2f} | for comparison |"


def _warm(visits: Sequence[Visit]) -> list[float]:
    return [visit.warm.milliseconds for visit in visits]


def _cold(visits: Sequence[Visit]) -> list[float]:
    return [visit.cold.milliseconds for visit in visits]


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _spread(values: Sequence[float], digits: int = 0) -> str:
    return f"{min(values):.{digits}f}–{max(values):.{digits}f}"


def _machine() -> str:
    memory = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    gibibytes = int(memory.split()[1]) / 1024 / 1024
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    cores = os.cpu_count()
    return f"{cores} cores, {gibibytes:.0f} GiB, Python {platform.python_version()}, {libraries}"
