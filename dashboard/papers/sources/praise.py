"""Praise (表扬): the unit that deserves it, with the reason in words, as it is by what is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from dashboard.papers.sources.source import Said, Source, restating
from dashboard.papers.sources.stamps import stamp_of, stamped
from data.editions import as_known
from data.moment import Moment
from data.review.item_changes import Standpoint
from data.review.praise import KINDS, Praise, praise
from data.rules import rules

CODE = "praise"


def code_of(kind: str, since: Moment) -> str:
    """The code of a kind of praise that looks back to a moment."""
    return f"{kind}|{stamp_of(since)}"


def read(connection: sa.Connection, moment: Moment, codes: Collection[str]) -> Mapping[str, Praise]:
    """Those praised, by code."""
    found: dict[str, Praise] = {}
    for stamp in {code.partition("|")[2] for code in codes}:
        since = stamped(stamp)
        with as_known(connection, since.known_at):
            before = Standpoint(since.moment, rules())
        told = praise(connection, Standpoint(moment, rules()), before)
        found |= {f"{one.kind}|{stamp}": one for one in told}
    return found


def say(thing: Praise, aspect: str) -> Said | None:
    """The unit's name (`unit`), the reason with its name (`reason`)."""
    if aspect == "unit":
        return Said(KINDS[thing.kind], thing.unit, thing.name)
    return Said(KINDS[thing.kind], thing.number, thing.reason) if aspect == "reason" else None


SOURCE = Source(CODE, restating(read, say))
