"""Leaders' instructions of the year (领导批示) by level, by leader's role, all: received, closed, overdue, rates."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from dashboard.papers.sources.counts import Counted, say
from dashboard.papers.sources.source import Source, restating
from data.instruction_counts import by_leader, by_level, received
from data.moment import Moment
from data.rules import rules
from data.status import Counts

CODE = "instructions"
ALL = "all"
PIECES = "件"
LEVEL, LEADER = "level/", "leader/"


def read(connection: sa.Connection, moment: Moment, _codes: Collection[str] = ()) -> Mapping[str, Counted]:
    """Counts by code: `all`, `level/省级以上`, `leader/市长`, in official order; aspects are those of lists."""
    found = received(connection, moment.as_of, rules(), moment.known_at)
    total = sum((entry.counts for entry in found), Counts())
    levels = {f"{LEVEL}{name}": Counted(f"{name}领导批示", counts, PIECES) for name, counts in by_level(found).items()}
    leaders = {f"{LEADER}{name}": Counted(f"{name}批示", counts, PIECES) for name, counts in by_leader(found).items()}
    return {ALL: Counted("领导批示", total, PIECES), **levels, **leaders}


SOURCE = Source(CODE, restating(read, say))
