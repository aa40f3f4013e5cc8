"""What a figure speaks of, and when it is known: the two dates of every fact."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """The day that figures speak of, and when they are known; None is now."""

    as_of: dt.date
    known_at: dt.datetime | None = None
