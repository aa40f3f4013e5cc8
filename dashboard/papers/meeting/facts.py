"""What the documents of a meeting tell, read once at one moment, with every figure bound to its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import sqlalchemy as sa

from dashboard.notation import date
from dashboard.papers.content import Run
from dashboard.papers.sources import (
    Named,
    Said,
    bind,
    changes,
    counts,
    instructions,
    items,
    praise,
    promises,
    ranks,
    returns,
)
from dashboard.papers.sources import records as kept_records
from dashboard.papers.sources.source import frozen
from dashboard.papers.sources.stamps import stamp_of
from data.clock import now
from data.directory import directory
from data.editions import as_known
from data.moment import Moment
from data.review.issues import INSTRUCTIONS, SUPERVISION, next_issue
from data.review.meetings import Meeting, pack_of
from data.review.pack import Pack
from data.review.praise import KINDS as PRAISES
from data.rules import rules
from data.scores import UnitStanding
from data.status import Item, Wanted, find_items
from data.units import Directory
from etl.meeting_record import Recorded, recorded

T = TypeVar("T")
Lookup = Callable[[str, str], Said | None]
"""(code, aspect) → the figure in words; None where there is none."""


@dataclass(frozen=True, slots=True)
class Issues:
    """The numbers that the year's next bulletins would have."""

    supervision: int
    instructions: int


@dataclass(frozen=True)
class Facts:
    """A meeting with all that its documents tell. `late` are its overdue items, worst first, `quick` the instructions
    closed since the meeting before, quickest first; `lookups` say the figures of a source, `before` those of the meeting
    before, `ranks_before` the units' places then."""

    meeting: Meeting
    pack: Pack
    records: tuple[Recorded, ...]
    late: tuple[Item, ...]
    quick: tuple[Item, ...]
    units: Directory
    counted: Mapping[str, counts.Counted]
    standings: Mapping[str, UnitStanding]
    ranks_before: Mapping[str, UnitStanding]
    instructed: Mapping[str, counts.Counted]
    lookups: Mapping[str, Lookup]
    before: Lookup
    recorded_at: dt.datetime
    issues: Issues

    @property
    def at(self) -> Moment:
        """The moment that the meeting looks at."""
        return self.meeting.at

    @property
    def day(self) -> dt.date:
        """The meeting's day."""
        return self.meeting.held_on

    @property
    def until(self) -> str:
        """截至2020年12月25日, with （含会议议定） where what the meeting itself changed counts."""
        is_ended = self.meeting.closed_at is not None and self.at == as_ended(self.meeting).at
        return f"截至{date(self.day)}{'（含会议议定）' if is_ended else ''}"

    @property
    def since(self) -> str:
        """The stamp of the meeting before."""
        return stamp_of(self.meeting.since)

    def run(self, source: str, code: str, aspect: str) -> Run | None:
        """A figure, bound; None where there are no data for it."""
        said = self.lookups[source](code, aspect)
        # What the meeting recorded was not known yet when its figures were frozen.
        is_record = source in (kept_records.CODE, kept_records.COUNTS)
        moment = Moment(self.day, self.recorded_at) if is_record else self.at
        return None if said is None else bind(source, Named(code, aspect), said, moment)

    def shown_before(self, code: str, aspect: str) -> Run | None:
        """Counts of a list as the meeting before was shown them, bound as that."""
        return self._frozen(counts.CODE, Named(code, aspect), self.before(code, aspect))

    def rank_before(self, unit: str) -> Run | None:
        """A unit's place as the meeting before was shown it, bound as that."""
        placed = self.ranks_before.get(unit)
        return self._frozen(ranks.CODE, Named(unit, "rank"), ranks.say(placed, "rank") if placed else None)

    def _frozen(self, source: str, named: Named, said: Said | None) -> Run | None:
        since = self.meeting.since
        if said is None or since.known_at is None:
            return None
        return bind(source, Named(frozen(named.code, since.known_at), named.aspect), said, since)


def as_ended(meeting: Meeting) -> Meeting:
    """A closed meeting that looks at its day as it was known at its end, so that what it agreed counts; any other as it is."""
    frozen_at = meeting.at.known_at
    if meeting.closed_at is None or frozen_at is None:
        return meeting
    # A clock that was put back during the meeting must not hide what was frozen.
    return replace(meeting, at=Moment(meeting.held_on, max(frozen_at, meeting.closed_at)))


def facts_of(connection: sa.Connection, meeting: Meeting) -> Facts:
    """Everything of a meeting, by the facts and rules known at its moment (`at`); its records as they stand."""
    known_at, since = meeting.at.known_at, meeting.since
    if known_at is None or since.known_at is None:
        raise ValueError("a meeting's figures need the moment at which they were known")
    pack = pack_of(connection, meeting)
    with as_known(connection, since.known_at):
        before = counts.read(connection, since)
        placed = ranks.read(connection, since)
    with as_known(connection, known_at):
        return _read(connection, meeting, pack, (_looked_up(before, counts.say), placed))


def _read(
    connection: sa.Connection, meeting: Meeting, pack: Pack, before: tuple[Lookup, Mapping[str, UnitStanding]]
) -> Facts:
    at, recorded_at = meeting.at, now()
    standing = Moment(at.as_of, recorded_at)
    late = tuple(find_items(connection, at.as_of, rules(), Wanted(overdue_only=True), at.known_at))
    quick = _quick(connection, meeting)
    records = recorded(connection, meeting)
    named = {
        **items.read(connection, at, _named(pack, records)),
        **{items.code_of(one): one for one in (*late, *quick)},
    }
    counted, placed, instructed = (
        counts.read(connection, at), ranks.read(connection, at), instructions.read(connection, at),
    )  # fmt: skip
    praised = praise.read(connection, at, [praise.code_of(kind, meeting.since) for kind in PRAISES])
    lookups: dict[str, Lookup] = {
        counts.CODE: _looked_up(counted, counts.say),
        ranks.CODE: _looked_up(placed, ranks.say),
        items.CODE: _looked_up(named, items.say),
        instructions.CODE: _looked_up(instructed, counts.say),
        praise.CODE: _looked_up(praised, praise.say),
        changes.CODE: _looked_up(_changed(pack, meeting), changes.say),
        promises.CODE: _looked_up(promises.read(connection, at), promises.say),
        promises.RATES: _looked_up(promises.read_rates(connection, at), promises.say_rate),
        returns.CODE: _looked_up(returns.read(connection, at), returns.say),
        kept_records.CODE: _looked_up(kept_records.read(connection, standing), kept_records.say),
        kept_records.COUNTS: _looked_up(kept_records.read_counts(connection, standing), kept_records.say_count),
    }
    issues = Issues(next_issue(connection, SUPERVISION, at), next_issue(connection, INSTRUCTIONS, at))
    units = directory(connection, at.as_of, at.known_at)
    return Facts(
        meeting,
        pack,
        records,
        late,
        quick,
        units,
        counted,
        placed,
        before[1],
        instructed,
        lookups,
        before[0],
        recorded_at,
        issues,
    )


def _looked_up(things: Mapping[str, T], say: Callable[[T, str], Said | None]) -> Lookup:
    return lambda code, aspect: say(things[code], aspect) if code in things else None


def _changed(pack: Pack, meeting: Meeting) -> Mapping[str, changes.Changed]:
    """The pack has reckoned them already."""
    return {stamp_of(meeting.since): (meeting.held_on, meeting.since.as_of, pack.changes.counts)}


def _named(pack: Pack, records: Iterable[Recorded]) -> set[str]:
    """The items that documents name; whatever stands on an agenda is one of the pack's."""
    links = [*(one.item for one in pack.promises), *(one.item for one in records)]
    told = (pack.changes.items, pack.standing, pack.due_soon, pack.stuck)
    return {link.code for link in links if link} | {one.subject for part in told for one in part}


def _quick(connection: sa.Connection, meeting: Meeting) -> tuple[Item, ...]:
    """Instructions closed since the meeting before, by the days that they took; what was only read takes none."""
    at, since = meeting.at, meeting.since.as_of
    wanted = Wanted(lists=("instructions",), lights=("done",), due_from=since)
    found = find_items(connection, at.as_of, rules(), wanted, at.known_at)
    closed = [
        (item, (item.finished - item.started).days) for item in found
        if item.started and item.finished and since < item.finished <= at.as_of
    ]  # fmt: skip
    return tuple(item for item, days in sorted(closed, key=lambda pair: (pair[1], pair[0].key)) if days >= 0)
