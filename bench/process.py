"""Starts the processes of a bench, reads what their trees cost from /proc."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICK_S = 1 / os.sysconf("SC_CLK_TCK")
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 1024 / 1024
START_S = 120


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, its process."""

    url: str
    pid: int

    def cpu_s(self) -> float:
        """CPU seconds of the server's tree so far, children that ended included."""
        return sum(_cpu_ticks(pid) for pid in tree(self.pid)) * TICK_S


@contextmanager
def serving(script: str, workdir: Path, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Runs a Streamlit script on a free loopback port, ends it afterwards. Raises RuntimeError if it does not start."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    process = subprocess.Popen(
        command,
        cwd=workdir,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _await_answer(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield Server(f"http://127.0.0.1:{port}/", process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def tree(pid: int) -> list[int]:
    """The process and all its descendants."""
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += _children(found[-1])
    return found


def run_step(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, float]:
    """Runs `python -m …` to its end: its standard output, the tree's peak resident memory in MB.

    Memory is the sum over the processes, sampled every 10 ms. Raises RuntimeError with the end of its error output.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    peak = _Peak(process.pid)
    peak.start()
    output, errors = process.communicate()
    peak.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}: {errors[-2000:]}")
    return output, peak.megabytes


class _Peak(threading.Thread):
    """Watches a tree's memory until its root ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.megabytes = pid, 0.0

    def run(self) -> None:
        while (stat := _stat(self.pid)) and stat[0] != "Z":
            self.megabytes = max(self.megabytes, sum(resident_mb(pid) for pid in tree(self.pid)))
            time.sleep(0.01)


def _children(pid: int) -> list[int]:
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return []


def _stat(pid: int) -> list[str]:
    """Fields of /proc/PID/stat from the state on; empty once the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def _cpu_ticks(pid: int) -> int:
    return sum(map(int, _stat(pid)[11:15]))


def resident_mb(pid: int) -> float:
    """Resident memory of one process; 0 once it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_MB
    except OSError:
        return 0.0


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _await_answer(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310 - our own server on loopback
        except (urllib.error.URLError, OSError) as error:
            # A server that asks who is there is there.
            if getattr(error, "code", None) == HTTPStatus.UNAUTHORIZED:
                return
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{process.args!r} does not answer")
