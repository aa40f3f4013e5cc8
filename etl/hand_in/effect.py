"""What a load or an undo does to today's board: the lights of the records that it touches, the figures that count them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from data.clock import today
from data.datasets import dataset
from data.figures import Figure
from etl.hand_in.moved import MovedFigure, moved, standing
from etl.hand_in.turned import Lit, Turned, counted, lit, turned

MOST_TURNED = 200


@dataclass(frozen=True, slots=True)
class Board:
    """How it stands now: record key → light by dataset, and the figures that count these datasets."""

    lights: Mapping[str, Mapping[str, Lit]]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What differs. `turned` are the first lights that turned of `turned_count`; `board_day` is an ISO day."""

    board_day: str
    turned: tuple[Turned, ...] = ()
    turned_count: int = 0
    turned_to: Mapping[str, int] = field(default_factory=dict)
    """How many turned to each light; records that left the board under an empty name."""
    moved: tuple[MovedFigure, ...] = ()
    """Figures that count this data, where they are others than before."""


def board(connection: sa.Connection, keys: Mapping[str, Iterable[str]]) -> Board:
    """The board as it stands, of the records named by dataset."""
    lights = {name: lit(connection, dataset(name), list(some)) for name, some in keys.items()}
    return Board(lights, tuple(standing(connection, keys)))


def effect(connection: sa.Connection, before: Board, after: Board) -> Effect:
    """What differs between two boards of the same datasets."""
    found = [
        one for name, lights in after.lights.items() for one in turned(connection, before.lights.get(name, {}), lights)
    ]
    day = today(connection).isoformat()
    return Effect(day, tuple(found[:MOST_TURNED]), len(found), counted(found), moved(before.figures, after.figures))


def read_effect(kept: Mapping[str, Any]) -> Effect:
    """An effect from plain values, as `asdict` leaves them."""
    lists = {
        "turned": tuple(Turned(**one) for one in kept["turned"]),
        "moved": tuple(MovedFigure(**one) for one in kept["moved"]),
    }
    return Effect(**{**kept, **lists})
