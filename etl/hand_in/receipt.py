"""The receipt (报送回执): what a load did, kept with the hand-in so that it can be shown and printed later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from etl.hand_in.effect import Effect, read_effect
from etl.hand_in.moved import MovedFigure
from etl.hand_in.turned import Turned

MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class ReceivedPart:
    """One dataset as it was loaded: `kinds` are counts by kind of change, `batch` None where nothing was new."""

    dataset: str
    name: str
    as_of: str
    batch: int | None
    rows: int
    added: int
    changed: int
    unchanged: int
    missing: int
    withdrawn: tuple[str, ...]
    kinds: Mapping[str, int]
    named: tuple[tuple[str, str], ...] = ()
    """(kind of change, record) of the first records that were added or changed."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What was asked and what the person answered; a plain yes has an empty answer."""

    asked: str
    answer: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Who took the return back, when (ISO, UTC), why, what went back on the board (None: taken back before that was kept)."""

    by: str
    at: str
    why: str
    batches: tuple[int, ...]
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """`number` is 2026-000123; `at` an ISO moment. `turned` are the first lights that turned of `turned_count`."""

    number: str
    hand_in: int
    at: str
    by: str
    division: str
    file: str
    sha256: str
    parts: tuple[ReceivedPart, ...]
    warnings: int
    reasons: tuple[Reason, ...]
    turned: tuple[Turned, ...]
    turned_count: int
    turned_to: Mapping[str, int]
    """How many turned to each light; records that left the board under an empty name."""
    board_day: str
    taken_back: tuple[TakenBack, ...] = ()
    units_meant: tuple[tuple[str, str], ...] = ()
    """(name as written, unit) of unknown names that the person chose a unit for."""
    moved: tuple[MovedFigure, ...] = ()
    """Figures that count this data, where they are others than before."""

    @property
    def moment(self) -> dt.datetime:
        """When the load was made."""
        return dt.datetime.fromisoformat(self.at)

    @property
    def effect(self) -> Effect:
        """What the load changed on the board."""
        return Effect(self.board_day, self.turned, self.turned_count, self.turned_to, self.moved)

    @property
    def is_taken_back(self) -> bool:
        """Nothing of it counts any more."""
        gone = {number for one in self.taken_back for number in one.batches}
        return {part.batch for part in self.parts if part.batch is not None} <= gone and bool(gone)

    def as_dict(self) -> dict[str, Any]:
        """The receipt as plain values, for JSON."""
        return asdict(self)


def read_receipt(kept: Mapping[str, Any]) -> Receipt | None:
    """A receipt from what was kept; None for a hand-in that was never loaded."""
    if not kept:
        return None
    parts = tuple(map(_part, kept["parts"]))
    lists = {
        "parts": parts,
        "reasons": tuple(Reason(**one) for one in kept["reasons"]),
        "turned": tuple(Turned(**one) for one in kept["turned"]),
        "taken_back": tuple(map(_taken_back, kept["taken_back"])),
    }
    # Receipts of before do not have everything.
    later = {
        "units_meant": tuple((name, unit) for name, unit in kept.get("units_meant", ())),
        "moved": tuple(MovedFigure(**one) for one in kept.get("moved", ())),
    }
    return Receipt(**{**kept, **lists, **later})


def _taken_back(kept: Mapping[str, Any]) -> TakenBack:
    effect = read_effect(kept["effect"]) if kept.get("effect") else None
    return TakenBack(**{**kept, "batches": tuple(kept["batches"]), "effect": effect})


def _part(kept: Mapping[str, Any]) -> ReceivedPart:
    named = tuple((kind, title) for kind, title in kept.get("named", ()))
    return ReceivedPart(**{**kept, "withdrawn": tuple(kept["withdrawn"]), "named": named})
