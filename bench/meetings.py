"""Preparing a review meeting beside `etl status --json` on the same data: the sample, the sample with 100 000 items more."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.databases import enlarged, sample
from bench.process import run_step
from bench.scale import ITEMS, LAST_DAY

STATUS = ("etl", "status", "--json", "--as-of", LAST_DAY.isoformat())
PREPARE = ("dashboard", "meeting", "prepare", "--day", LAST_DAY.isoformat())


@dataclass(frozen=True)
class Prepared:
    """Seconds that the two commands took from start to end, imports included."""

    status_s: float
    prepare_s: float


def measure(rounds: int) -> dict[str, list[Prepared]]:
    """`sample` and `large`: the two commands one after the other, a round each; the first round is not counted."""
    with TemporaryDirectory() as name:
        small = sample(Path(name))
        urls = {"sample": small, "large": enlarged(Path(name), small, ITEMS)}
        found: dict[str, list[Prepared]] = {size: [] for size in urls}
        for number in range(rounds + 1):
            for size, url in urls.items():
                taken = Prepared(_seconds(STATUS, url), _seconds(PREPARE, url))
                if number:
                    found[size].append(taken)
        return found


def _seconds(command: Sequence[str], url: str) -> float:
    begun = time.perf_counter()
    run_step(command, {"DATABASE_URL": url})
    return time.perf_counter() - begun
