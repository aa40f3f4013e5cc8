"""Cached reads of 承诺账."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from dashboard.reads import cached
from data import decisions, promises
from data.promises import Kept


def _kept(connection: sa.Connection, day: dt.date) -> tuple[Kept, ...]:
    return promises.by_unit(promises.promises(connection, day))


read_kept = cached(_kept)
"""Sums by unit, which stand in the ranking that everyone sees."""
read_promises = cached(promises.promises, "promises")
read_decisions = cached(decisions.decisions, "decisions")
