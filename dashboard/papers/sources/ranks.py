"""Units' ranks (单位排名) within departments and within counties, with score and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import sqlalchemy as sa

from dashboard.papers.sources.source import Said, Source, restating
from dashboard.papers.sources.wordings import Value, counted, rate
from data.moment import Moment
from data.rules import rules
from data.scores import UnitStanding, placed_on

CODE = "rank"


def read(connection: sa.Connection, moment: Moment, _codes: Collection[str] = ()) -> Mapping[str, UnitStanding]:
    """Every unit's standing by its code, best first in its group."""
    return {unit.unit: unit for unit in placed_on(connection, moment.as_of, rules(), moment.known_at)}


def say(thing: UnitStanding, aspect: str) -> Said | None:
    """One aspect in words; None for a unit without a rank and an aspect that there is not."""
    name, wording = ASPECTS.get(aspect, ("", lambda unit: None))
    found = wording(thing)
    return None if found is None else Said(f"{thing.name}{name}", *found)


def _score(unit: UnitStanding) -> Value | None:
    return None if unit.score is None else (unit.score, f"{unit.score:.2f}分")


ASPECTS: Mapping[str, tuple[str, Callable[[UnitStanding], Value | None]]] = {
    "rank": ("排名", lambda unit: None if unit.rank is None else (unit.rank, f"第{unit.rank}位")),
    "score": ("得分", _score),
    "total": ("承办", lambda unit: counted(unit.counts.total)),
    "closed": ("办结", lambda unit: counted(unit.counts.closed)),
    "overdue": ("逾期", lambda unit: counted(unit.counts.overdue)),
    "on_time_rate": ("按时办结率", lambda unit: rate(unit.counts.on_time_rate)),
}

SOURCE = Source(CODE, restating(read, say))
