"""How long tests of faults run: a few trials with every run of the tests, many by `make soak`."""

from __future__ import annotations

import os

SOAKING = bool(os.environ.get("SOAK"))


def trials(few: int, many: int) -> range:
    """The trials of a test: few with all other tests, many by `make soak`."""
    return range(many if SOAKING else few)
