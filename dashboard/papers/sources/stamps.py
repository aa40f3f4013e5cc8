"""Moments in codes: the day and when it was known, for figures that look back to an earlier meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.moment import Moment


@dataclass(frozen=True, slots=True)
class Stamped:
    """A moment that says when it was known."""

    as_of: dt.date
    known_at: dt.datetime

    @property
    def moment(self) -> Moment:
        """The same as moments are given."""
        return Moment(self.as_of, self.known_at)


def stamp_of(moment: Moment) -> str:
    """The moment as a text. Raises ValueError where it does not say when it was known."""
    if moment.known_at is None:
        raise ValueError("what looks back to a moment needs to know when that was known")
    return f"{moment.as_of.isoformat()}|{moment.known_at.isoformat()}"


def stamped(text: str) -> Stamped:
    """The moment of such a text. Raises ValueError."""
    day, _, known = text.partition("|")
    return Stamped(dt.date.fromisoformat(day), dt.datetime.fromisoformat(known))
