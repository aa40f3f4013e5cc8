"""Which figures a return moves on today's board: the indicators that count its data, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from data.amounts import worded
from data.clock import today
from data.figures import Figure, standing_figures
from data.indicators import ALL, Indicator

MOST_MOVED = 20


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """An indicator whose value is written otherwise than before. `is_worse` where it went the wrong way."""

    name: str
    before: str
    after: str
    is_worse: bool


def counted_by(names: Iterable[str]) -> list[Indicator]:
    """The indicators that count records of these datasets."""
    wanted = set(names)
    return [entry for entry in ALL if any(source.dataset in wanted for source, _ in entry.measure.uses())]


def standing(connection: sa.Connection, names: Iterable[str]) -> list[Figure]:
    """Those indicators as they stand today."""
    wanted = counted_by(names)
    return standing_figures(connection, wanted, today(connection)) if wanted else []


def moved(before: Iterable[Figure], after: Iterable[Figure]) -> tuple[MovedFigure, ...]:
    """Those that differ, the ones that went the wrong way first, at most `MOST_MOVED`."""
    pairs = [(was, now) for was, now in zip(before, after, strict=True) if _words(was) != _words(now)]
    found = [MovedFigure(now.name, _words(was), _words(now), _is_worse(was, now)) for was, now in pairs]
    return tuple(sorted(found, key=lambda one: not one.is_worse)[:MOST_MOVED])


def _words(figure: Figure) -> str:
    return figure.words or "".join(worded(figure.value, figure.qualifier, figure.unit))


def _is_worse(was: Figure, now: Figure) -> bool:
    if was.value is None or now.value is None or now.direction == "neutral":
        return False
    return now.value < was.value if now.direction == "up" else now.value > was.value
