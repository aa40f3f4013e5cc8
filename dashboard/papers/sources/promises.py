"""Promises (承诺): of each its last day, what became of it, days late; of a unit or of all how many and the rate kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.papers.sources.source import Said, Source, restating
from dashboard.papers.sources.wordings import Value, counted, day, rate
from data.directory import directory
from data.moment import Moment
from data.promises import STATES, Kept, Promise, by_unit, kept_of, promises

CODE, RATES = "promise", "promises"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Rated:
    """A unit's promises, or all, under a name."""

    name: str
    kept: Kept


def read(connection: sa.Connection, moment: Moment, _codes: Collection[str] = ()) -> Mapping[str, Promise]:
    """Every promise by its number."""
    return {one.number: one for one in promises(connection, moment.as_of, moment.known_at)}


def say(thing: Promise, aspect: str) -> Said | None:
    """One aspect of a promise in words; None where it has none."""
    name, wording = ASPECTS.get(aspect, ("", lambda one: None))
    found = wording(thing)
    return None if found is None else Said(f"承诺“{thing.what}”{name}", *found)


ASPECTS: Mapping[str, tuple[str, Callable[[Promise], Value | None]]] = {
    "due": ("时限", lambda one: day(one.due_on)),
    "state": ("兑现情况", lambda one: (one.state, STATES[one.state])),
    "days_late": ("逾期", lambda one: counted(one.days_late, "天") if one.days_late else (0, "没有逾期")),
    "settled": ("兑现日期", lambda one: day(one.settled_on)),
}


def read_rates(connection: sa.Connection, moment: Moment, _codes: Collection[str] = ()) -> Mapping[str, Rated]:
    """Promises counted, by unit and under `all`."""
    found = promises(connection, moment.as_of, moment.known_at)
    names = directory(connection, moment.as_of, moment.known_at)
    units = {kept.unit: Rated(names.label(kept.unit), kept) for kept in by_unit(found)}
    return {ALL: Rated("各单位", kept_of(ALL, [one.state for one in found])), **units}


def say_rate(thing: Rated, aspect: str) -> Said | None:
    """One aspect of promises counted, in words; None for a rate of none."""
    name, wording = RATE_ASPECTS.get(aspect, ("", lambda kept: None))
    found = wording(thing.kept)
    return None if found is None else Said(f"{thing.name}{name}", *found)


RATE_ASPECTS: Mapping[str, tuple[str, Callable[[Kept], Value | None]]] = {
    "total": ("承诺总数", lambda kept: counted(kept.judged + kept.open)),
    "kept": ("按期兑现承诺", lambda kept: counted(kept.kept)),
    "kept_late": ("逾期兑现承诺", lambda kept: counted(kept.kept_late)),
    "broken": ("未兑现承诺", lambda kept: counted(kept.broken)),
    "open": ("未到期承诺", lambda kept: counted(kept.open)),
    "judged": ("除未到期外承诺", lambda kept: counted(kept.judged)),
    "rate": ("承诺按期兑现率", lambda kept: rate(kept.rate)),
}

SOURCE = Source(CODE, restating(read, say))
RATES_SOURCE = Source(RATES, restating(read_rates, say_rate))
