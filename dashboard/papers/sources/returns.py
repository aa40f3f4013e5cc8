"""Returns that divisions owe (报送): days late of each, how many are missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from dashboard.papers.sources.source import Said, Source, restating
from dashboard.papers.sources.wordings import counted
from data.moment import Moment
from data.owed import Owed, overdue, owed

CODE = "return"
ALL = "all"


def code_of(dataset: str, division: str, due: str) -> str:
    """The code of a division's return; `due` is the last day in ISO form."""
    return f"{dataset}/{division}/{due}"


def read(connection: sa.Connection, moment: Moment, _codes: Collection[str] = ()) -> Mapping[str, tuple[Owed, ...]]:
    """The overdue returns by code, one each, and `all` of them."""
    found = overdue(owed(connection, moment.as_of, moment.known_at))
    named = {code_of(one.dataset, one.division, one.period.due_on.isoformat()): (one,) for one in found}
    return {**named, ALL: tuple(found)}


def say(thing: tuple[Owed, ...], aspect: str) -> Said | None:
    """`count` of all, `days_late` of one."""
    if aspect == "count":
        return Said("逾期未报", *counted(len(thing)))
    if aspect == "days_late" and len(thing) == 1:
        return Said(f"{thing[0].division}“{thing[0].name}”逾期", *counted(thing[0].days_late, "天"))
    return None


SOURCE = Source(CODE, restating(read, say))
