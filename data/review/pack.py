"""The meeting pack (会前一键包): what a review meeting looks at, all of it of one moment and beside the meeting before."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace

import sqlalchemy as sa

from data.credibility import HintKind, hints
from data.directory import directory
from data.editions import as_known
from data.items import Told
from data.lights import explain, items_known
from data.meeting_records import Link
from data.moment import Moment
from data.owed import overdue, owed
from data.promises import Promise, promises
from data.review.item_changes import Changes, Standpoint, item_changes
from data.rules import Rules, rules
from data.scores import UnitStanding, commended, placed
from data.status import Counts, Wanted, by_list, find_items, groups
from data.units import Directory
from data.wanted import worst_first

SOON_DAYS = 7
MOST = 60
"""Of what is due soon, stuck or standing red, the worst are named."""
MOST_MOVES = 5
STUCK: tuple[HintKind, ...] = ("stuck", "same_text")


@dataclass(frozen=True, slots=True)
class Point:
    """An item that the meeting is told of, with the reason. `unit` is a code, `completion` a fraction."""

    dataset: str
    key: str
    list: str
    title: str
    unit: str | None
    leader: str | None
    light: str
    due: dt.date | None
    completion: float | None
    reason: str

    @property
    def subject(self) -> str:
        """What names it on an agenda."""
        return Link(self.dataset, self.key).code


@dataclass(frozen=True, slots=True)
class Stuck:
    """An item whose last returns say the same."""

    dataset: str
    key: str
    title: str
    unit: str | None
    words: str

    @property
    def subject(self) -> str:
        """What names it on an agenda."""
        return Link(self.dataset, self.key).code


@dataclass(frozen=True, slots=True)
class Move:
    """A unit that climbed or fell in its group; places gained, negative for lost."""

    unit: str
    group: str
    before: int
    now: int

    @property
    def places(self) -> int:
        """Places gained."""
        return self.before - self.now


@dataclass(frozen=True, slots=True)
class NotHandedIn:
    """A return that a division owes and has not handed in."""

    dataset: str
    name: str
    division: str
    due: dt.date
    days_late: int


@dataclass(frozen=True, slots=True)
class Pack:
    """What the meeting looks at. `since` is the moment of the meeting before; `names` are the units' by code."""

    at: Moment
    since: Moment
    lists: Mapping[str, Counts]
    lists_before: Mapping[str, Counts]
    changes: Changes
    promises: tuple[Promise, ...]
    """Those open, and those that were settled or broken since the meeting before."""
    standing: tuple[Point, ...]
    """The worst items that were red at the meeting before and still are."""
    stuck: tuple[Stuck, ...]
    due_soon: tuple[Point, ...]
    climbers: tuple[Move, ...]
    fallers: tuple[Move, ...]
    not_handed_in: tuple[NotHandedIn, ...]
    names: Mapping[str, str]

    @property
    def total(self) -> Counts:
        """Counts of all lists."""
        return sum(self.lists.values(), Counts())

    @property
    def total_before(self) -> Counts:
        """Those of the meeting before."""
        return sum(self.lists_before.values(), Counts())

    def broken(self) -> tuple[Promise, ...]:
        """The promises whose last day has passed unmet, longest first."""
        late = (one for one in self.promises if one.state == "broken")
        return tuple(sorted(late, key=lambda one: (-one.days_late, one.number)))


def as_json(pack: Pack) -> str:
    """The pack as JSON, the same text for the same pack."""
    return json.dumps(asdict(pack), ensure_ascii=False, sort_keys=True, default=_iso, indent=1)


def digest(pack: Pack) -> str:
    """The sha256 of the pack's JSON, by which a replay is known to be the same."""
    return hashlib.sha256(as_json(pack).encode()).hexdigest()


def build(connection: sa.Connection, at: Moment, since: Moment) -> Pack:
    """The pack of a moment, by the facts known then and the rules of then. Both moments must say when they are known."""
    now, before = (Standpoint(moment, _rules_of(connection, moment)) for moment in (at, since))
    with as_known(connection, _known(at)):
        return _built(connection, now, before)


def _known(moment: Moment) -> dt.datetime:
    if moment.known_at is None:
        raise ValueError("a meeting's figures need the moment at which they were known")
    return moment.known_at


def _rules_of(connection: sa.Connection, moment: Moment) -> Rules:
    with as_known(connection, _known(moment)):
        return rules()


def _built(connection: sa.Connection, now: Standpoint, before: Standpoint) -> Pack:
    # Both lists and ranks are made of the groups, the dearest read of all.
    stood, stand = (_standings(connection, at) for at in (before, now))
    changes = item_changes(connection, before, now)
    climbers, fallers = _moves(stood.units, stand.units)
    standing = _standing(connection, now, {item.subject for item in changes.items})
    made = Pack(
        now.moment, before.moment, stand.lists, stood.lists, changes,
        _promises(connection, before.moment, now.moment), standing, _stuck(connection, now.moment),
        _due_soon(connection, now), climbers, fallers, _not_handed_in(connection, now.moment), {},
    )  # fmt: skip
    return replace(made, names={code: stand.names.label(code) for code in sorted(_units(made))})


@dataclass(frozen=True, slots=True)
class _Standings:
    """Counts by list, units by code and the units' names, at one of the moments."""

    lists: Mapping[str, Counts]
    units: Mapping[str, UnitStanding]
    names: Directory


def _standings(connection: sa.Connection, at: Standpoint) -> _Standings:
    day, known_at = at.moment.as_of, at.moment.known_at
    found, names = groups(connection, day, at.rules, known_at), directory(connection, day, known_at)
    ranked = placed(found, names, commended(connection, day, known_at), at.rules)
    return _Standings(by_list(found), {unit.unit: unit for unit in ranked}, names)


def _units(pack: Pack) -> set[str]:
    named: Iterable[str | None] = (
        *(item.unit for item in pack.changes.items),
        *(promise.unit for promise in pack.promises),
        *(point.unit for point in (*pack.standing, *pack.due_soon)),
        *(one.unit for one in pack.stuck),
        *(move.unit for move in (*pack.climbers, *pack.fallers)),
    )
    return {code for code in named if code}


def _promises(connection: sa.Connection, since: Moment, at: Moment) -> tuple[Promise, ...]:
    found = promises(connection, at.as_of, at.known_at)
    return tuple(one for one in found if one.settled_on is None or one.settled_on > since.as_of)


def _standing(connection: sa.Connection, at: Standpoint, told: set[str]) -> tuple[Point, ...]:
    """The worst red ones that no change tells of."""
    wanted = Wanted(lights=("red",), limit=MOST)
    found = find_items(connection, at.moment.as_of, at.rules, wanted, at.moment.known_at)
    points = (
        Point(i.dataset, i.key, i.list, i.title, i.unit, i.leader, i.light, i.due, i.completion, i.reason)
        for i in found
    )
    return tuple(point for point in points if point.subject not in told)


def _stuck(connection: sa.Connection, at: Moment) -> tuple[Stuck, ...]:
    told: dict[str, Stuck] = {}
    for hint in hints(connection, at.as_of, at.known_at).told:
        if hint.kind in STUCK:
            one = Stuck(hint.dataset, hint.key, hint.title, hint.unit, hint.words)
            told.setdefault(one.subject, one)
    return tuple(list(told.values())[:MOST])


def _due_soon(connection: sa.Connection, at: Standpoint) -> tuple[Point, ...]:
    """What is open and due within the week, the nearest first."""
    day = at.moment.as_of
    c = items_known(Told(day, at.moment.known_at), at.rules).subquery().c
    last = day + dt.timedelta(days=SOON_DAYS)
    query = sa.select(*c).where(c.is_open, c.due >= day, c.due <= last).order_by(c.due, *worst_first(c)).limit(MOST)
    return tuple(
        Point(r.dataset, r.key, r.list, r.title, r.unit, r.leader, r.light, r.due, r.completion,
              explain(r, day, at.rules).reason)
        for r in connection.execute(query)
    )  # fmt: skip


def _moves(
    was: Mapping[str, UnitStanding], stands: Mapping[str, UnitStanding]
) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
    """Those that climbed most and those that fell most."""
    moves = [made for code in stands if (made := _move(was.get(code), stands[code]))]
    climbed = sorted((m for m in moves if m.places > 0), key=lambda m: (-m.places, m.now, m.unit))
    fell = sorted((m for m in moves if m.places < 0), key=lambda m: (m.places, -m.now, m.unit))
    return tuple(climbed[:MOST_MOVES]), tuple(fell[:MOST_MOVES])


def _move(before: UnitStanding | None, now: UnitStanding) -> Move | None:
    if before is None or before.rank is None or now.rank is None:
        return None
    return Move(now.unit, now.group, before.rank, now.rank)


def _not_handed_in(connection: sa.Connection, at: Moment) -> tuple[NotHandedIn, ...]:
    found = overdue(owed(connection, at.as_of, at.known_at))
    return tuple(NotHandedIn(o.dataset, o.name, o.division, o.period.due_on, o.days_late) for o in found)


def _iso(value: dt.date) -> str:
    return value.isoformat()


def differing(shown: Pack, now: Pack) -> Sequence[str]:
    """Names of the pack's parts that are not the same."""
    return [one.name for one in fields(Pack) if getattr(shown, one.name) != getattr(now, one.name)]
