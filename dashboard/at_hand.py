"""Sessions at hand: read for every message of a browser, remembered for the run that it starts."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from data import sessions
from data.clock import now
from data.database import DatabaseUnavailable, reading, writing
from data.sessions import Signed

log = logging.getLogger("dashboard")
MOST = 5000
"""Sessions remembered: beyond that, all are forgotten and read again."""

_remembered: dict[str, tuple[float, Signed]] = {}
_noting: set[str] = set()
_lock = threading.Lock()
# Its own thread: the note of a use must not have a page wait for a load that holds the writers' lock.
_writer = ThreadPoolExecutor(1, "session-use")


def find(key: str) -> Signed | None:
    """The session of a key as it is now, None where it does not hold. Raises DatabaseUnavailable."""
    with reading() as connection:
        return sessions.find(connection, key)


def read(key: str) -> Signed | None:
    """The session as it is now, remembered for who asks next. Raises DatabaseUnavailable."""
    found = find(key)
    with _lock:
        if len(_remembered) >= MOST:
            _remembered.clear()
        if found:
            _remembered[key] = (time.monotonic(), found)
        else:
            _remembered.pop(key, None)
    return found


def recall(key: str, age_s: float) -> Signed | None:
    """The session as it was remembered at most so many seconds ago; None where it was not."""
    with _lock:
        moment, found = _remembered.get(key, (0.0, None))
    return found if found and time.monotonic() - moment <= age_s else None


def note_use(found: Signed) -> None:
    """Notes that a session was used, if a minute has gone by; returns at once."""
    with _lock:
        if not found.is_to_note(now()) or found.key in _noting:
            return
        _noting.add(found.key)
    _writer.submit(_note, found.key)


def _note(key: str) -> None:
    try:
        with writing() as connection:
            sessions.note(connection, key)
    except DatabaseUnavailable as error:
        log.info("use of a session not noted: %s", error)
    finally:
        with _lock:
            _noting.discard(key)
