"""Notices that a table was edited beside the program: its text is kept as an edition, on the side of whoever looks first."""

from __future__ import annotations

import logging
import threading

from data.database import reading, writing
from data.editions import is_noticed, notice

log = logging.getLogger("dashboard")


class _Seen:
    """What the tables were when they were last looked at; asked by many viewers at once."""

    def __init__(self) -> None:
        self.digest = ""
        self.lock = threading.Lock()

    def is_new(self, digest: str) -> bool:
        """Whether nobody has looked at these texts before; from now on somebody has."""
        with self.lock:
            before, self.digest = self.digest, digest
        return before != digest


_seen = _Seen()


def look(digest: str) -> None:
    """Has changed tables kept. Does not wait: somebody may be loading, and a viewer is not to wait for that."""
    if _seen.is_new(digest):
        threading.Thread(target=keep, name="editions", daemon=True).start()


def keep() -> None:
    """Keeps what is new. What fails is logged, and tried again by the next viewer."""
    try:
        with reading() as connection:
            if is_noticed(connection):
                return
        with writing() as connection:
            notice(connection)
    except Exception:
        log.exception("editions were not kept")
        _seen.is_new("")
