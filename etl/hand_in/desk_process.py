"""Checks and loads hand-ins in a process of its own, so that nobody's page waits for somebody's sheet.

Takes pickled jobs from standard input, one after the other. Writes pickles to standard output: ("started",), then
("progress", words) any number of times, then ("answer", value) or ("raised", exception). Ends with its parent, and after
`IDLE_SECONDS` without a job; what was being written is then rolled back by the database.
"""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

MEMORY_BYTES = 3 * 1024 * 1024 * 1024
CPU_SECONDS = 240
"""Of one job: a load of 100 000 rows takes ten."""
IDLE_SECONDS = 600
TIRED_BYTES = 700 * 1024 * 1024
"""A process that has grown so large ends after its job: memory that Python has had it seldom gives back."""
NICENESS = 10


def main() -> None:
    """Serves jobs until the parent is gone or nothing comes any more."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not come between the answers
    _limit()
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, waiting), daemon=True).start()
    while True:
        try:
            job = waiting.get(timeout=IDLE_SECONDS)
        except queue.Empty:
            return
        _serve(job, out)
        if _resident_bytes() > TIRED_BYTES:
            return


def _listen(incoming: BinaryIO, waiting: queue.SimpleQueue[Any]) -> None:
    """The end of standard input is the end of the parent: then nobody waits for what is being done."""
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            waiting.put(pickle.load(incoming))  # noqa: S301 - from the parent
    os._exit(1)


def _serve(job: Any, out: BinaryIO) -> None:
    from data.database import DatabaseUnavailable
    from etl.collection import uncollected
    from etl.hand_in.jobs import TASKS

    def send(*message: Any) -> None:
        out.write(pickle.dumps(message, protocol=5))
        out.flush()

    send("started")
    os.environ["DATABASE_URL"] = job.database_url
    _allow_time()
    try:
        with uncollected():
            answer = TASKS[job.task](lambda words: send("progress", words), *job.arguments)
        send("answer", answer)
    except (ValueError, PermissionError, LookupError, DatabaseUnavailable) as refusal:
        _note_unless_worded(refusal)
        send("raised", refusal)
    except Exception:
        traceback.print_exc()
        send("raised", None)


def _note_unless_worded(refusal: Exception) -> None:
    """What has no Chinese words for people is a fault of the program, and belongs in the log."""
    if str(refusal).isascii():
        traceback.print_exc()


def _limit() -> None:
    with suppress(AttributeError, OSError):
        os.nice(NICENESS)
    try:
        import resource
    except ImportError:  # not on Windows: the parent's time limit has to do
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow_time() -> None:
    """Gives the next job its seconds, on top of what the process has used."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    with suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, hard))


def _resident_bytes() -> int:
    """Memory of this process alone; 0 where the system does not tell.

    The most that it ever had, as getrusage tells it, begins with what its parent had when it was started.
    """
    try:
        resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(resident) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
