"""What a review meeting records: decisions and promises, and what they change of an item, as records of the same store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data import audit
from data.audit import Event
from data.database import writing
from data.datasets import dataset
from data.facts import in_force, known
from data.kinds.kind import Cell
from data.meeting_records import BY_MEETING, Link, read_link
from data.permissions import Person, require
from data.review.meetings import Meeting, MeetingError, find
from data.spec import Dataset
from data.tables import batch, versions
from etl.author import Author
from etl.commands import circumstances
from etl.intake import Intake, Wish, take_in
from etl.load import load
from etl.meeting_sheets import sheets
from etl.minute import KINDS, Minute, MinuteKind, NotRecorded, check
from etl.single_sheet import single_sheet
from etl.undo import undo

__all__ = ["KINDS", "Minute", "MinuteKind", "NotRecorded", "Recorded", "record", "recorded", "retract"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record of a meeting as it was kept."""

    number: str
    kind: MinuteKind
    text: str
    unit: str | None
    due: dt.date | None
    item: Link | None
    item_title: str | None
    batches: tuple[int, ...]
    """Of the record and of what it changed."""
    list: str | None = None
    """The list that a new item went to, where that is known."""


def record(person: Person, meeting_id: int, minute: Minute) -> str:
    """Keeps a minute as records whose source is the meeting, all or nothing; answers its number, such as 2020-52-3.

    Raises Forbidden, MeetingError for a meeting that is not open, NotRecorded.
    """
    require(person, "run_meeting")
    check(minute)
    with writing() as connection:
        meeting = find(connection, meeting_id)
        if meeting.state != "running":
            raise MeetingError(f"{meeting.name}不在进行中，不能记录。")
        number = _next_number(connection, meeting)
        for spec, cells in sheets(connection, meeting, minute, number):
            _load(connection, meeting, person, _Entry(spec, cells, number))
        detail = {"number": number, "kind": KINDS[minute.kind], **({"item": minute.item_title} if minute.item else {})}
        audit.record(connection, Event(person.post, "meeting_record", meeting.name, person.address, detail))
        return number


def retract(person: Person, meeting_id: int, number: str, why: str) -> None:
    """Takes a record of an open meeting back, with what it changed. Raises Forbidden, MeetingError, NotRecorded."""
    require(person, "run_meeting")
    if not why.strip():
        raise NotRecorded("请写明更正的原因。")
    with writing() as connection:
        meeting = find(connection, meeting_id)
        if meeting.state != "running":
            raise MeetingError(f"{meeting.name}不在进行中，不能更正；会后更正请到“数据来源”撤回相应的批次。")
        numbers = _batches(connection, meeting, number)
        if not numbers:
            raise NotRecorded(f"没有编号为{number}的记录，可能已经撤回。")
        _require_alone(connection, number, numbers)
        for one in numbers:
            undo(connection, one, Author(person.post, BY_MEETING, person.address), why.strip())


def _require_alone(connection: sa.Connection, number: str, own: tuple[int, ...]) -> None:
    """A promise that an extension moved stands by the extension's record, which has to go first."""
    c = versions("promises").c
    moved = (
        sa.select(batch.c.file)
        .join(versions("promises"), c.batch_id == batch.c.id)
        .where(c.promise_no == number, batch.c.id.not_in(own), known(None))
    )
    name = connection.scalar(moved.limit(1))
    if name is not None:
        raise NotRecorded(f"这条承诺已随“{name.split('·')[0]}”延期，请先撤回那一条。")


def recorded(connection: sa.Connection, meeting: Meeting, known_at: dt.datetime | None = None) -> tuple[Recorded, ...]:
    """What the meeting has recorded, in its order."""
    found = [*_decisions(connection, meeting, known_at), *_promises(connection, meeting, known_at)]
    return tuple(sorted(found, key=lambda one: int(one.number.rsplit("-", 1)[1])))


def _decisions(connection: sa.Connection, meeting: Meeting, known_at: dt.datetime | None) -> list[Recorded]:
    c = in_force(dataset("decisions"), meeting.held_on, known_at).c
    rows = connection.execute(sa.select(*c).where(c.record_no.like(f"{_prefix(meeting)}%")))
    made = [
        Recorded(r.record_no, r.kind, r.text, r.unit, r.due_on, read_link(r.item), r.item_title,
                 _batches(connection, meeting, r.record_no))
        for r in rows
    ]  # fmt: skip
    return [replace(one, list=_list_of(connection, one)) if one.kind == "new_item" else one for one in made]


def _list_of(connection: sa.Connection, one: Recorded) -> str | None:
    """The list of a new item: by what the record loaded, or by the item that it names."""
    table = versions(dataset("supervision"))
    ours: sa.ColumnElement[bool] = table.c.batch_id.in_(one.batches)
    if one.item and one.item.dataset == "supervision":
        ours = sa.or_(ours, table.c.record_key == one.item.key)
    found: str | None = connection.scalar(sa.select(table.c.list_type).where(ours).limit(1))
    return found


def _promises(connection: sa.Connection, meeting: Meeting, known_at: dt.datetime | None) -> list[Recorded]:
    c = in_force(dataset("promises"), meeting.held_on, known_at).c
    rows = connection.execute(sa.select(*c).where(c.promise_no.like(f"{_prefix(meeting)}%")))
    return [
        Recorded(r.promise_no, "promise", r.what, r.unit, r.due_on, read_link(r.item), r.item_title,
                 _batches(connection, meeting, r.promise_no))
        for r in rows
    ]  # fmt: skip


def _prefix(meeting: Meeting) -> str:
    return f"{meeting.year}-{meeting.number}-"


def _next_number(connection: sa.Connection, meeting: Meeting) -> str:
    """A number is not given twice, even where its record was taken back."""
    named = connection.scalars(sa.select(batch.c.file).where(batch.c.file.like(f"{meeting.name}记录%")))
    taken = [int(name.removeprefix(f"{meeting.name}记录").split("·")[0]) for name in named]
    return f"{_prefix(meeting)}{1 + max(taken, default=0)}"


def _file(meeting: Meeting, number: str, spec: Dataset) -> str:
    return f"{meeting.name}记录{number.rsplit('-', 1)[1]}·{spec.zh}.xlsx"


def _batches(connection: sa.Connection, meeting: Meeting, number: str) -> tuple[int, ...]:
    """The record's loads that still count, the last first."""
    name = f"{meeting.name}记录{number.rsplit('-', 1)[1]}·%"
    query = sa.select(batch.c.id).where(batch.c.file.like(name), known(None)).order_by(batch.c.id.desc())
    return tuple(connection.scalars(query))


@dataclass(frozen=True, slots=True)
class _Entry:
    spec: Dataset
    cells: Mapping[str, Cell]
    number: str


def _load(connection: sa.Connection, meeting: Meeting, person: Person, entry: _Entry) -> None:
    file = _file(meeting, entry.number, entry.spec)
    content = single_sheet(entry.spec, entry.cells, f"{meeting.name}记录 {entry.spec.zh}")
    # One record is no full return: nothing is missing from it.
    wish = Wish(replace(entry.spec, scope=None), meeting.held_on)
    intake = take_in(content, file, wish, circumstances(connection))
    _require_clean(intake)
    intake.says_again = True
    load(connection, intake, content, Author(person.post, BY_MEETING, person.address))


def _require_clean(intake: Intake) -> None:
    if not intake.refused:
        return
    problems = [*intake.problems, *(entry for rows in intake.rows for entry in rows.problems)]
    raise NotRecorded("；".join(entry.message for entry in problems if entry.severity == "error"))
