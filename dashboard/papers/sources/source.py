"""What a source of figures is: it says a figure as it stands on a day, in the words in which papers write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.papers.binding import Binding
from dashboard.papers.content import Run
from dashboard.papers.content import figure as bound
from data.moment import Moment


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
