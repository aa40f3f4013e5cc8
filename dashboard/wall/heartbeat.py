"""Gathers what screens say of themselves, writes it at most every half minute for all of them together."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from data import devices
from data.database import DatabaseUnavailable
from data.devices import Heard

log = logging.getLogger("dashboard")
EVERY_S = 30.0


class Heartbeat:
    """What was heard since the last writing, by account; written in a thread of its own.

    A screen must never wait for a load that holds the writers' lock.
    """

    def __init__(self, write: Callable[[Mapping[int, Heard]], None] = devices.write_heard) -> None:
        self._write = write
        self._heard: dict[int, Heard] = {}
        self._written_at = -EVERY_S
        self._lock = threading.Lock()
        self._writer = ThreadPoolExecutor(1, "heartbeat")

    def hear(self, account_id: int, heard: Heard) -> Future[None] | None:
        """Takes what a screen said; answers of the writing where one is due. Returns at once."""
        with self._lock:
            self._heard[account_id] = heard
            if time.monotonic() - self._written_at < EVERY_S:
                return None
            self._written_at = time.monotonic()
            due, self._heard = self._heard, {}
        return self._writer.submit(self._write_down, due)

    def _write_down(self, due: Mapping[int, Heard]) -> None:
        try:
            self._write(due)
        except DatabaseUnavailable as error:
            log.info("heartbeats of %d screens not written: %s", len(due), error)


HEARTBEAT = Heartbeat()
