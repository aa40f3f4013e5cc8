"""Runs a program of ours in a process of its own, which a hostile file may crash or keep busy without harm."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, cast

_PIPE_BYTES = 1 << 20
_ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def limited_process(script: str, seconds: float, late: threading.Event) -> Iterator[subprocess.Popen[bytes]]:
    """The process of a script that is gone when the block is left, however it is left.

    After so many seconds it is ended and `late` set. It starts without the site's packages: see `library_folders`.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-X", "utf8", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pipesize=_PIPE_BYTES,
        env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
    )

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        yield process
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                cast("BinaryIO", pipe).close()


def library_folders(names: Iterable[str]) -> list[str]:
    """The folders that the process has to look into for our modules and these libraries."""
    specs = (find_spec(name) for name in names)
    return [str(_ROOT), *sorted({str(Path(spec.origin).parents[1]) for spec in specs if spec and spec.origin})]
