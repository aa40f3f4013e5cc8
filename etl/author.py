"""Who loads a return or takes one back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """A post, never a person. `division` is where the return is from, None for whose dataset it is."""

    post: str | None = None
    division: str | None = None
    address: str = ""
    hand_in: int | None = None
    """Number of the hand-in that the load belongs to; None for a load by command."""


def author(by: Author | str | None) -> Author:
    """The author meant: a post alone, as the command line has it, is one."""
    return by if isinstance(by, Author) else Author(by)
