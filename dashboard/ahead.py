"""Reads what 总览 will show while the browser still loads the program that draws it."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

from dashboard.overview import board
from dashboard.reads import look
from dashboard.seen import WORST, read_standing, read_worst

log = logging.getLogger("dashboard")
_one_at_a_time = threading.Lock()


def read(as_of: str | None) -> None:
    """Fills the cache for the day asked for, today without one; does nothing while another reading goes on.

    Never raises: what is wrong with an address or the database, the page itself says.
    """
    if not _one_at_a_time.acquire(blocking=False):
        return
    try:
        view = look(dt.date.fromisoformat(as_of) if as_of else None)
        # The two long statements run side by side; the board then finds both answers.
        with ThreadPoolExecutor(2) as pool:
            pool.submit(read_standing, view)
            pool.submit(read_worst, view, WORST)
        board(view)
    except Exception as error:
        log.info("nothing read ahead: %s", error)
    finally:
        _one_at_a_time.release()
