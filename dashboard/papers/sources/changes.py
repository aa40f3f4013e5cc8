"""How many items changed since an earlier moment (本次变化), by what became of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

import sqlalchemy as sa

from dashboard.notation import near_date
from dashboard.papers.sources.source import Said, Source, restating
from dashboard.papers.sources.stamps import stamped
from dashboard.papers.sources.wordings import counted
from data.editions import as_known
from data.moment import Moment
from data.review.item_changes import KINDS, ChangeKind, Standpoint, item_changes
from data.rules import rules

CODE = "changes"
Changed = tuple[dt.date, dt.date, Mapping[ChangeKind, int]]
"""The day, the day compared with, how many of each kind."""


def read(connection: sa.Connection, moment: Moment, codes: Collection[str]) -> Mapping[str, Changed]:
    """Counts by code, the stamp of the earlier moment. What the meeting before saw stays as it was then."""
    return {code: _changed(connection, moment, code) for code in codes}


def _changed(connection: sa.Connection, moment: Moment, code: str) -> Changed:
    since = stamped(code)
    with as_known(connection, since.known_at):
        before = Standpoint(since.moment, rules())
    found = item_changes(connection, before, Standpoint(moment, rules()))
    return moment.as_of, since.as_of, found.counts


def say(thing: Changed, aspect: str) -> Said | None:
    """How many of a kind; None for a kind that there is not."""
    day, since, counts = thing
    found = next((kind for kind in KINDS if kind == aspect), None)
    if found is None:
        return None
    return Said(f"{near_date(since, day)}以来{KINDS[found]}", *counted(counts.get(found, 0)))


SOURCE = Source(CODE, restating(read, say))
