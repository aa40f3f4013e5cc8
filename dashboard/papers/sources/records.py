"""What meetings recorded (会议议定事项): the last day of each record; how many of each kind a meeting has."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.papers.sources.source import Said, Source, restating
from dashboard.papers.sources.wordings import counted, day
from data.datasets import dataset
from data.facts import in_force
from data.moment import Moment
from etl.meeting_record import KINDS

CODE, COUNTS = "record", "records"
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Dated:
    """A record's text and last day."""

    text: str
    due: dt.date | None


def read(connection: sa.Connection, moment: Moment, _codes: Collection[str] = ()) -> Mapping[str, Dated]:
    """Every record by its number, promises too."""
    return {number: Dated(text, due) for number, _, text, due in _records(connection, moment)}


def say(thing: Dated, aspect: str) -> Said | None:
    """The last day (`due`); None where there is none."""
    found = day(thing.due) if aspect == "due" else None
    return None if found is None else Said(f"“{thing.text}”完成时限", *found)


def read_counts(connection: sa.Connection, moment: Moment, _codes: Collection[str] = ()) -> Mapping[str, Counter[str]]:
    """Records of each meeting (2020-52) by kind, and `total`."""
    found: dict[str, Counter[str]] = {}
    for number, kind, _, _ in _records(connection, moment):
        found.setdefault(number.rpartition("-")[0], Counter()).update((kind, TOTAL))
    return found


def say_count(thing: Counter[str], aspect: str) -> Said | None:
    """How many of a kind."""
    name = "会议议定事项" if aspect == TOTAL else next((zh for kind, zh in KINDS.items() if kind == aspect), None)
    return None if name is None else Said(name, *counted(thing[aspect]))


def _records(connection: sa.Connection, moment: Moment) -> list[tuple[str, str, str, dt.date | None]]:
    decided = in_force(dataset("decisions"), moment.as_of, moment.known_at).c
    promised = in_force(dataset("promises"), moment.as_of, moment.known_at).c
    decisions = connection.execute(sa.select(decided.record_no, decided.kind, decided.text, decided.due_on))
    promises = connection.execute(sa.select(promised.promise_no, promised.what, promised.due_on))
    return [
        *((row[0], row[1], row[2], row[3]) for row in decisions),
        *((row[0], "promise", row[1], row[2]) for row in promises),
    ]


SOURCE = Source(CODE, restating(read, say))
COUNTS_SOURCE = Source(COUNTS, restating(read_counts, say_count))
