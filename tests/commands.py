"""Runs `python -m etl …` and `python -m dashboard …` as people do: a process of its own, with a database of the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on standard output."""
        return json.loads(self.out)


def etl(url: str, *arguments: object, timeout: float = 120) -> Answer:
    """Runs one command to its end; fails the test if it prints a traceback."""
    return _run("etl", url, arguments, timeout)


def dashboard(url: str, *arguments: object) -> Answer:
    """Runs one command of the board to its end; fails the test if it prints a traceback."""
    return _run("dashboard", url, arguments, 120)


def _run(module: str, url: str, arguments: Sequence[object], timeout: float) -> Answer:
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=timeout, encoding="utf-8",
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    return Answer(done.returncode, done.stdout, done.stderr)
