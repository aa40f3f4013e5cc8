"""Starts loads as processes of their own, ends them at a chosen moment, looks for what they leave behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.process import tree

ROOT = Path(__file__).resolve().parents[1]
GONE_S = 10


@dataclass(frozen=True)
class Killed:
    """A load that was ended: the processes it had then, whether it had ended by itself before, what it had said."""

    processes: tuple[int, ...]
    had_ended: bool
    said: str


def start(url: str, *arguments: object) -> subprocess.Popen[str]:
    """A command of the command line that runs beside the test."""
    return subprocess.Popen(
        [sys.executable, "-m", "etl", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def kill(process: subprocess.Popen[str]) -> Killed:
    """Ends the command as a power cut would; its children have to notice by themselves."""
    processes = tuple(tree(process.pid))
    had_ended = process.poll() is not None
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    said, _ = process.communicate()
    return Killed(processes, had_ended, said)


def kill_after(url: str, seconds: float, *arguments: object) -> Killed:
    """Runs a command for some seconds, then ends it."""
    process = start(url, *arguments)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return kill(process)


def left_behind(killed: Killed) -> list[int]:
    """Processes of the command that are still there after a while: none."""
    end = time.monotonic() + GONE_S
    while (alive := [pid for pid in killed.processes if _is_alive(pid)]) and time.monotonic() < end:
        time.sleep(0.05)
    return alive


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
