"""Has hand-ins checked and loaded by processes of their own; whoever asks again while one is at it joins in waiting."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, BinaryIO, cast

from data.database import ROOT
from etl.hand_in.check import Check
from etl.hand_in.jobs import Job
from etl.messages_hand_in import say

CLERKS = 2
"""Processes at once: one goes on with small sheets while the other is at a large one."""
WALL_SECONDS = 300


class DeskFailed(RuntimeError):
    """The process that was at it ended; nothing is half done. The message is for people."""


class Ticket:
    """A job that was asked for: how far it is, then its answer."""

    def __init__(self) -> None:
        self._done = threading.Event()
        self.stage = ""
        self._answer: Any = None
        self._error: BaseException | None = None

    def wait(self, seconds: float) -> bool:
        """True once it is done."""
        return self._done.wait(seconds)

    def answer(self) -> Any:
        """The job's answer; waits for it. Raises what the job raised, DeskFailed where its process ended."""
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._answer

    def run(self, job: Job, desk: Desk) -> None:
        """Has the job done, keeps what came of it."""
        try:
            self._answer = desk.do(job, self._report)
        except BaseException as error:
            self._error = error
        self._done.set()

    def _report(self, words: str) -> None:
        self.stage = words


class Desk:
    """Clerks' processes, started when they are first needed."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(CLERKS, "desk")
        self._lock = threading.Lock()
        self._idle: list[_Clerk] = []
        self._tickets: dict[Hashable, Ticket] = {}

    def ask(self, job: Job, key: Hashable) -> Ticket:
        """The ticket of a job; of one that is asked for under the same key while it runs, that one's."""
        with self._lock:
            running = self._tickets.get(key)
            if running is not None and not running.wait(0):
                return running
            for done in [other for other, ticket in self._tickets.items() if ticket.wait(0)]:
                del self._tickets[done]
            ticket = self._tickets[key] = Ticket()
        self._threads.submit(ticket.run, job, self)
        return ticket

    def running(self, key: Hashable) -> Ticket | None:
        """The ticket under that key, while its job is not done."""
        with self._lock:
            ticket = self._tickets.get(key)
        return ticket if ticket is not None and not ticket.wait(0) else None

    def do(self, job: Job, report: Any) -> Any:
        """Has a clerk do the job. Raises what it raised, DeskFailed."""
        clerk = self._take(job.number)
        try:
            answer = clerk.do(job, report)
        except _NeverStarted:
            clerk.end()
            clerk = _Clerk()
            answer = self._do_at_last(clerk, job, report)
        finally:
            with self._lock:
                if clerk.is_alive():
                    self._idle.append(clerk)
        return answer

    @staticmethod
    def _do_at_last(clerk: _Clerk, job: Job, report: Any) -> Any:
        try:
            return clerk.do(job, report)
        except _NeverStarted:
            clerk.end()
            raise DeskFailed(say("desk_ended")) from None

    def _take(self, number: int | None) -> _Clerk:
        """The clerk that has read this hand-in's file, else any, else a new one."""
        with self._lock:
            self._idle = [clerk for clerk in self._idle if clerk.is_alive()]
            knowing = next((clerk for clerk in self._idle if number in clerk.known), None)
            chosen = knowing or (self._idle[0] if self._idle else None)
            if chosen is not None:
                self._idle.remove(chosen)
                return chosen
        return _Clerk()


class _NeverStarted(Exception):
    """The process was gone before it took the job."""


class _Clerk:
    """One process, which does one job at a time."""

    def __init__(self) -> None:
        self.known: set[int | None] = set()
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "etl.hand_in.desk_process"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ),
        )  # fmt: skip

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def do(self, job: Job, report: Any) -> Any:
        """The job's answer. Raises what it raised, DeskFailed, _NeverStarted."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(WALL_SECONDS, stop)
        timer.daemon = True
        timer.start()
        try:
            answer, error = self._converse(job, report)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.end()
            raise DeskFailed(say("desk_late" if late.is_set() else "desk_ended")) from None
        finally:
            timer.cancel()
        if error is not None:
            raise error
        self.known.add(answer.number if isinstance(answer, Check) else job.number)
        return answer

    def _converse(self, job: Job, report: Any) -> tuple[Any, BaseException | None]:
        """What the process answers, or what it raised. Raises EOFError or OSError where it ended, _NeverStarted before that."""
        stdin, stdout = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)
        try:
            pickle.dump(job, stdin, protocol=5)
            stdin.flush()
            pickle.load(stdout)  # noqa: S301 - from our own process: it has started
        except (EOFError, OSError):
            raise _NeverStarted from None
        while True:
            match pickle.load(stdout):  # noqa: S301 - from our own process
                case ("progress", words):
                    report(words)
                case ("answer", value):
                    return value, None
                case ("raised", error):
                    return None, error or DeskFailed(say("desk_ended"))

    def end(self) -> None:
        """Ends the process, if it has not ended."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast("BinaryIO", pipe).close()


_desk: Desk | None = None
_making = threading.Lock()


def desk() -> Desk:
    """This process's desk."""
    global _desk
    with _making:
        if _desk is None:
            _desk = Desk()
    return _desk
