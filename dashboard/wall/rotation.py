"""Where a screen is in its rotation: which scene, which page, since when, paused or not, guests or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.wall.registry import ALL
from data.screens import Turn


@dataclass(frozen=True)
class Place:
    """A screen's place: its turn's number, the page, the moment (in seconds) from which they stand."""

    turn: int = 0
    page: int = 0
    since: float = 0.0
    is_paused: bool = False
    is_guest: bool = False


def playable(turns: Sequence[Turn], is_guest: bool) -> list[int]:
    """Numbers of the turns that may be shown: where guests look on, none that is all units and ranks."""
    return [at for at, turn in enumerate(turns) if not is_guest or ALL[turn.scene].for_guests]


def settled(place: Place, turns: Sequence[Turn]) -> Place:
    """The place, or the next one that may be shown, should the table have changed or guests have come."""
    allowed = playable(turns, place.is_guest)
    if place.turn in allowed or not allowed:
        return place
    return replace(place, turn=next((at for at in allowed if at > place.turn), allowed[0]), page=0)


def is_due(place: Place, turns: Sequence[Turn], now: float, refresh_s: int) -> bool:
    """Whether its time is over; a refresh that comes a little early counts, or every page would stand one too long."""
    return not place.is_paused and now - place.since >= turns[place.turn].dwell_s - refresh_s / 2


def step(place: Place, turns: Sequence[Turn], pages: int, *, forward: bool = True) -> Place:
    """The next page, after the last one the next scene; backward, the page before. `pages` are those of its scene.

    Backward into another scene leads to its first page: how many pages it has is only known once it is drawn.
    """
    page = place.page + (1 if forward else -1)
    if 0 <= page < pages:
        return replace(place, page=page)
    allowed = playable(turns, place.is_guest) or [place.turn]
    at = allowed.index(place.turn) if place.turn in allowed else 0
    return replace(place, turn=allowed[(at + (1 if forward else -1)) % len(allowed)], page=0)
