"""What a source of figures is: it says a figure as it stands on a day, in the words in which papers write it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import sqlalchemy as sa

from dashboard.papers.binding import Binding
from dashboard.papers.content import Run
from dashboard.papers.content import figure as bound
from data.editions import as_known
from data.moment import Moment

T = TypeVar("T")
FROZEN = "@"
"""Stands in a code before the moment at which a figure was shown, where that is what the figure says."""


@dataclass(frozen=True, slots=True)
class Named:
    """Which figure: what an indicator or item has, under the name of its aspect."""

    code: str
    aspect: str


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as it stands: what it is called, its value, how it is written with unit and qualifier."""

    name: str
    value: float | str | None
    wording: str


Restate = Callable[[sa.Connection, Sequence[Named], Moment], list[Said | None]]
"""The figures as they stand at a moment, in the order asked for; None where there is no such figure or no data."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose figures papers may bind: its code in bindings, and how they are said anew."""

    code: str
    restate: Restate


def bind(source: str, named: Named, said: Said, moment: Moment) -> Run:
    """The figure as it goes into a paper. The moment must say when it was known."""
    if moment.known_at is None:
        raise ValueError("a bound figure needs the moment at which it was known")
    binding = Binding(source, named.code, named.aspect, moment.as_of, moment.known_at, said.value, said.wording)
    return bound(binding)


def frozen(code: str, known_at: dt.datetime) -> str:
    """The code of a figure as it was shown at a moment, whatever came later: what the meeting before saw."""
    return f"{code}{FROZEN}{known_at.isoformat()}"


Read = Callable[[sa.Connection, Moment, Collection[str]], Mapping[str, T]]
"""What has figures at a moment, by code; the codes asked for, for a source that would have to read too much."""


def restating(read: Read[T], say: Callable[[T, str], Said | None]) -> Restate:
    """The restating of a source that reads everything at once: one reading for each moment that its codes name."""

    def restate(connection: sa.Connection, asked: Sequence[Named], moment: Moment) -> list[Said | None]:
        parts = [named.code.partition(FROZEN) for named in asked]
        found: dict[str, Mapping[str, T]] = {}
        for shown in {shown for _, _, shown in parts}:
            codes = {code for code, _, at in parts if at == shown}
            with _as_shown(connection, moment, shown) as at:
                found[shown] = read(connection, at, codes)
        things = (found[shown].get(code) for code, _, shown in parts)
        return [None if thing is None else say(thing, named.aspect) for thing, named in zip(things, asked, strict=True)]

    return restate


@contextmanager
def _as_shown(connection: sa.Connection, moment: Moment, shown: str) -> Iterator[Moment]:
    """The moment of a figure that was shown then, with the tables of then; any other is as it is asked for."""
    if not shown:
        yield moment
        return
    known_at = dt.datetime.fromisoformat(shown)
    with as_known(connection, known_at):
        yield Moment(moment.as_of, known_at)
