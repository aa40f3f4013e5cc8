"""Review meetings (督查调度会): prepared by freezing a moment, opened, closed; each can be seen again as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import sqlalchemy as sa

from data import audit, editions
from data.audit import Event
from data.clock import now
from data.datasets import dataset
from data.facts import in_force
from data.moment import Moment
from data.permissions import Person, require
from data.review.agenda import Entry, decode, encode, minutes, proposed
from data.review.pack import Pack, build, digest
from data.review_tables import review
from data.tables import batch

State = Literal["prepared", "running", "closed"]

STATES: dict[State, str] = {"prepared": "已备会", "running": "开会中", "closed": "已结束"}
WEEK = dt.timedelta(days=7)
LENGTH = 60
"""Minutes of a meeting of which nobody said otherwise."""
SHORTEST, LONGEST = 10, 300


class MeetingError(ValueError):
    """Something that a meeting in this state does not allow; the message is for people."""


class Overtaken(MeetingError):
    """Somebody else has changed the agenda meanwhile."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its agenda. `length` counts minutes; `revision` the changes of the agenda."""

    id: int
    year: int
    number: int
    at: Moment
    since: Moment
    length: int
    state: State
    agenda: tuple[Entry, ...]
    revision: int
    digest: str | None
    prepared_by: str
    closed_at: dt.datetime | None
    closed_by: str | None

    @property
    def held_on(self) -> dt.date:
        """The day of the meeting."""
        return self.at.as_of

    @property
    def name(self) -> str:
        """2020年第52次督查调度会."""
        return f"{self.year}年第{self.number}次督查调度会"


@dataclass(frozen=True, slots=True)
class Replay:
    """A meeting as it was shown. `is_same`: whether it is the same to the byte as what was frozen."""

    meeting: Meeting
    pack: Pack
    is_same: bool


def prepare(connection: sa.Connection, person: Person, day: dt.date, length: int = LENGTH) -> Meeting:
    """Freezes the moment for the meeting of a day; a meeting that has not begun is frozen anew.

    The connection must hold the writers' lock, so that no load is under way that would count and not be seen. The
    pack is built afterwards, by `complete`. Raises Forbidden, or MeetingError for a meeting that has begun.
    """
    require(person, "run_meeting")
    if not SHORTEST <= length <= LONGEST:
        raise MeetingError(f"会议时长要在{SHORTEST}到{LONGEST}分钟之间。")
    earlier = of_day(connection, day)
    if earlier is not None and earlier.state != "prepared":
        raise MeetingError(f"{earlier.name}{STATES[earlier.state]}，不能重新备会。")
    editions.notice(connection)
    known_at = _moment(connection)
    since = _since(connection, day, known_at)
    frozen = {
        "known_at": known_at, "since_on": since.as_of, "since_known_at": since.known_at, "minutes": length,
        "agenda": "[]", "digest": None, "prepared_by": person.post,
    }  # fmt: skip
    if earlier is not None:
        changed = {**frozen, "revision": earlier.revision + 1}
        connection.execute(review.update().where(review.c.id == earlier.id).values(**changed))
    else:
        place = {"year": day.year, "number": _next_number(connection, day, known_at), "held_on": day}
        connection.execute(review.insert().values(**place, **frozen, state="prepared", revision=0))
    made = _required(of_day(connection, day))
    _note(connection, person, "meeting_prepare", made, {"as_of": day, "minutes": length})
    return made


def complete(connection: sa.Connection, meeting: Meeting, pack: Pack) -> Meeting:
    """Keeps the digest of the pack built for a prepared meeting, and proposes its agenda."""
    values = {"digest": digest(pack), "agenda": encode(proposed(pack, meeting.length))}
    same = (review.c.id == meeting.id, review.c.revision == meeting.revision, review.c.digest.is_(None))
    connection.execute(review.update().where(*same).values(**values))
    return find(connection, meeting.id)


def pack_of(connection: sa.Connection, meeting: Meeting) -> Pack:
    """What the meeting looks at, by the facts known when it was frozen and the rules of then."""
    return build(connection, meeting.at, meeting.since)


def replay(connection: sa.Connection, meeting: Meeting) -> Replay:
    """The meeting as it was shown."""
    pack = pack_of(connection, meeting)
    return Replay(meeting, pack, digest(pack) == meeting.digest)


def now_of(connection: sa.Connection, meeting: Meeting) -> Pack:
    """What the same meeting would look at by what is known now and the rules of now: what changed afterwards."""
    present = now()
    return build(connection, Moment(meeting.held_on, present), Moment(meeting.since.as_of, present))


def begin(connection: sa.Connection, person: Person, meeting: Meeting) -> Meeting:
    """Opens the meeting; one that is open stays so. Raises Forbidden, or MeetingError for one that is over."""
    require(person, "run_meeting")
    if meeting.state == "closed":
        raise MeetingError(f"{meeting.name}已经结束。")
    if meeting.digest is None:
        raise MeetingError(f"{meeting.name}的会前材料还没有生成完，请稍候。")
    if meeting.state == "prepared":
        _set(connection, meeting, state="running", opened_at=now())
        _note(connection, person, "meeting_open", meeting, {})
    return find(connection, meeting.id)


def close(connection: sa.Connection, person: Person, meeting: Meeting) -> Meeting:
    """Closes an open meeting. Raises Forbidden, or MeetingError for one that is not open."""
    require(person, "run_meeting")
    if meeting.state != "running":
        raise MeetingError(f"{meeting.name}{STATES[meeting.state]}，不能结束。")
    _set(connection, meeting, state="closed", closed_at=now(), closed_by=person.post)
    _note(connection, person, "meeting_close", meeting, {})
    return find(connection, meeting.id)


def arrange(connection: sa.Connection, person: Person, meeting: Meeting, agenda: Sequence[Entry]) -> Meeting:
    """Changes the agenda of the meeting that `meeting` shows; the connection must hold the writers' lock.

    Raises Forbidden, MeetingError for one that is over, AgendaError for minutes that do not add up, Overtaken where
    somebody else has changed it since.
    """
    require(person, "run_meeting")
    stands = find(connection, meeting.id)
    if stands.state == "closed":
        raise MeetingError(f"{meeting.name}已经结束，议程不能再改。")
    if stands.revision != meeting.revision:
        raise Overtaken("刚才有人改过议程，已换成最新的；请再改一次。")
    minutes(agenda, meeting.length)
    _set(connection, meeting, agenda=encode(agenda), revision=meeting.revision + 1)
    return find(connection, meeting.id)


def find(connection: sa.Connection, number: int) -> Meeting:
    """The meeting with that id. Raises MeetingError for none."""
    return _required(_one(connection, review.c.id == number))


def of_day(connection: sa.Connection, day: dt.date) -> Meeting | None:
    """The meeting of a day, None for none."""
    return _one(connection, review.c.held_on == day)


def numbered(connection: sa.Connection, year: int, number: int) -> Meeting | None:
    """The meeting of that number in a year, None for none."""
    return _one(connection, sa.and_(review.c.year == year, review.c.number == number))


def meetings(connection: sa.Connection, until: dt.date) -> list[Meeting]:
    """Every meeting up to the day, the newest first."""
    query = sa.select(review).where(review.c.held_on <= until).order_by(review.c.held_on.desc())
    return [_meeting(row) for row in connection.execute(query)]


def _one(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Meeting | None:
    row = connection.execute(sa.select(review).where(condition)).one_or_none()
    return _meeting(row) if row else None


def _required(found: Meeting | None) -> Meeting:
    if found is None:
        raise MeetingError("没有这次会议。")
    return found


def _moment(connection: sa.Connection) -> dt.datetime:
    """Now, but not before what is loaded: a clock that was put back must not hide it."""
    newest = connection.execute(sa.select(sa.func.max(batch.c.loaded_at), sa.func.max(batch.c.withdrawn_at))).one()
    known: list[dt.datetime] = [moment for moment in newest if moment is not None]
    return max(now(), *known)


def _since(connection: sa.Connection, day: dt.date, known_at: dt.datetime) -> Moment:
    """The meeting before, as it was shown; one that only the ledgers tell of, or else a week earlier, as it is known now."""
    was_held = (review.c.held_on < day, review.c.state != "prepared")
    query = sa.select(review).where(*was_held).order_by(review.c.held_on.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    shown, listed = _meeting(row).at if row else None, _listed_last(connection, day, known_at)
    if shown is not None and (listed is None or listed <= shown.as_of):
        return shown
    return Moment(listed or day - WEEK, known_at)


def _listed_last(connection: sa.Connection, day: dt.date, known_at: dt.datetime) -> dt.date | None:
    """The day of the last meeting before that decisions or promises were handed in of."""
    found: list[dt.date] = []
    for name, column in (("decisions", "held_on"), ("promises", "made_on")):
        held = in_force(dataset(name), day, known_at).c[column]
        last: dt.date | None = connection.scalar(sa.select(sa.func.max(held)).where(held < day))
        found += [last] if last else []
    return max(found, default=None)


def _next_number(connection: sa.Connection, day: dt.date, known_at: dt.datetime) -> int:
    """One more than the year's last, among those whose decisions or promises were handed in as a list, too."""
    held = connection.scalar(sa.select(sa.func.max(review.c.number)).where(review.c.year == day.year)) or 0
    numbers = [held]
    for name, column in (("decisions", "record_no"), ("promises", "promise_no")):
        listed = in_force(dataset(name), day, known_at).c[column]
        found = connection.scalars(sa.select(listed).where(listed.like(f"{day.year}-%-%")))
        numbers += [int(part) for text in found if (part := text.split("-")[1]).isdecimal()]
    return 1 + max(numbers)


def _set(connection: sa.Connection, meeting: Meeting, **values: Any) -> None:
    connection.execute(review.update().where(review.c.id == meeting.id).values(**values))


def _note(connection: sa.Connection, person: Person, action: str, about: Meeting, detail: dict[str, Any]) -> None:
    audit.record(connection, Event(person.post, action, about.name, person.address, detail))


def _meeting(row: Any) -> Meeting:
    return Meeting(
        id=row.id, year=row.year, number=row.number, at=Moment(row.held_on, row.known_at),
        since=Moment(row.since_on, row.since_known_at), length=row.minutes, state=cast(State, row.state),
        agenda=decode(row.agenda), revision=row.revision, digest=row.digest, prepared_by=row.prepared_by,
        closed_at=row.closed_at, closed_by=row.closed_by,
    )  # fmt: skip
