"""What whoever makes a meeting's documents may say about them."""

from __future__ import annotations

from dataclasses import dataclass

TO_FILL_IN = "（请核填）"
"""Stands where the program does not know and a person must write."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """`issue` is the number of a bulletin, None for the year's next; who was there, by posts alone, None where the
    program proposes it or leaves it to be filled in."""

    issue: int | None = None
    chair: str | None = None
    present: str | None = None
    absent: str | None = None
    guests: str | None = None
