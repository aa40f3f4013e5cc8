"""Reads one file in a process of its own, which a hostile file may crash without harm.

Takes from standard input a pickle of {"container", "suffix", "size", "libraries"}, followed by the file.
Writes pickles of built-in types and dates to standard output: ("sheet", name, visible, marks), then per chunk of its
rows ("rows", height, packed columns, error positions); at last ("end", kind, notices) or ("refused", code, detail).
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from contextlib import suppress
from typing import Any, BinaryIO

MEMORY_BYTES = 1536 * 1024 * 1024
CPU_SECONDS = 30


def main() -> None:
    """Reads the request, then the file, under limits."""
    limit(MEMORY_BYTES, CPU_SECONDS)
    gc.disable()  # one file, then the end: nothing to collect but time
    incoming = sys.stdin.buffer
    request = pickle.load(incoming)  # noqa: S301 - from the parent
    content = incoming.read(request["size"])
    sys.path[:0] = request["libraries"]
    threading.Thread(target=end_with_parent, daemon=True).start()
    with os.fdopen(os.dup(1), "wb") as out:
        _answer(out, content, request)


def limit(memory_bytes: int, cpu_seconds: int) -> None:
    """Sets limits on this process, where the system knows them."""
    try:
        import resource
    except ImportError:  # not on Windows: the parent's time limit has to do
        return
    for kind, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # some systems know a limit but do not let it be set
            resource.setrlimit(kind, (most, most))


def end_with_parent() -> None:
    """The parent keeps our standard input open while it lives."""
    os.read(0, 1)
    os._exit(1)


def _answer(out: BinaryIO, content: bytes, request: dict[str, Any]) -> None:
    from etl.extract import Extract
    from etl.refusal import Refusal

    def send(*message: Any) -> None:
        pickle.dump(message, out, protocol=5)

    try:
        Extract(content, request["suffix"], send).run(request["container"])
    except Refusal as refusal:
        send("refused", refusal.code, refusal.detail)
    except MemoryError:
        send("refused", "file_reader_crashed", {})
    except BaseException:  # a panic of the reader is no Exception
        send("refused", "file_broken", {})
    out.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
