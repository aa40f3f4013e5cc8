"""What a record says about its clocks: when each began, stopped, ended; no reckoning yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from data.clocks.counting import Stop


@dataclass(frozen=True, slots=True)
class Running:
    """One clock of a record. `term` is a code of the table of terms."""

    term: str
    started: dt.date
    finished: dt.date | None = None
    extended: bool = False
    extended_on: dt.date | None = None
    """The day on which it was extended, where the ledger says so: after the last day it comes too late."""
    stops: tuple[Stop, ...] = ()
    restarts: bool = False
    """Whether the term begins anew when the stop that lasts is over (补正)."""
    dropped: bool = False
    """Ended without what the term asks for (撤回, 终止): neither open nor done in time."""
    granted: int | None = None
    """Days of the extension, where fewer were granted than the term allows."""
    unit: str | None = None
    """Code of the unit that must act, where it is not the record's."""
    event: dt.date | None = None
    """The day that the term counts back from (会前3天), where it does; stops and extensions do not move such a term."""


@dataclass(frozen=True)
class Clocked:
    """A dataset whose records have clocks."""

    dataset: str
    name: str
    """The list in which its clocks are counted, in Chinese."""
    title: Callable[[Any], str]
    """What people call a record, from its stored fields."""
    unit: Callable[[Any], str | None]
    """Code of the unit that must act."""
    clocks: Callable[[Any], Iterable[Running]]
    """The clocks of a record, from its stored fields."""
