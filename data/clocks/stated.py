"""A deadline that a ledger states, compared with the one that its facts come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from data.clocks.counting import last_day
from data.clocks.running import Running
from data.clocks.terms import NoTerm, Term, terms
from data.kinds.kind import Finding
from data.spec import Column, RowCheck
from data.workdays import read_calendar


class _Facts:
    """A row's stored fields as attributes; None for those that its sheet lacks."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self._row = row

    def __getattr__(self, name: str) -> Any:
        return self._row.get(name)


def due_agrees(due: Column, started: Column, term: str, clocks: Callable[[Any], Iterable[Running]]) -> RowCheck:
    """`due_disagrees` where the stated last day of that term is another than the reckoned one."""

    def check(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
        stated = row.get(due.name)
        if stated is None or row.get(started.name) is None:
            return None
        running = next((one for one in clocks(_Facts(row)) if one.term.startswith(term)), None)
        if running is None:
            return None
        try:
            found = terms().find(running.term, running.started)
        except NoTerm:
            return None
        # A ledger may leave a last day on a holiday where it is: both say the same.
        plain = replace(found, roll_forward=False)
        days = [_last_day(one, running) for one in (found, plain)]
        if stated in days:
            return None
        reckoned = days[0]
        detail = {"due": due.zh, "stated": f"{stated:%Y-%m-%d}", "reckoned": f"{reckoned:%Y-%m-%d}"}
        return due.name, Finding(
            "due_disagrees", "warning", detail | {"term": _length(found, running), "source": found.source}
        )

    return check


def _length(term: Term, running: Running) -> str:
    return f"{term.length}，已延期" if running.extended else term.length


def _last_day(term: Term, running: Running) -> dt.date:
    return last_day(term, running.started, read_calendar(), running.extended, running.stops).day
