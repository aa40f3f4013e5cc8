"""What a review meeting records: decisions and promises, and what they change of an item, as records of the same store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import sqlalchemy as sa

from data import audit
from data.audit import Event
from data.database import writing
from data.datasets import dataset
from data.facts import in_force, known
from data.kinds.dates import Date
from data.kinds.deadlines import Due
from data.kinds.kind import Cell
from data.meeting_records import BY_MEETING, Link, read_link
from data.permissions import Person, require
from data.review.meetings import Meeting, MeetingError, find
from data.spec import Dataset
from data.tables import batch, versions
from data.units import Directory
from etl.author import Author
from etl.commands import circumstances
from etl.current_rows import record_cells
from etl.intake import Intake, Wish, take_in
from etl.load import load
from etl.single_sheet import single_sheet
from etl.undo import undo

MinuteKind = Literal["decision", "promise", "new_item", "extension_granted", "extension_refused", "closure"]

KINDS: Mapping[MinuteKind, str] = {
    "decision": "决定事项", "promise": "单位承诺", "new_item": "新增事项", "extension_granted": "同意延期",
    "extension_refused": "不同意延期", "closure": "同意销号",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Minute:
    """One thing that a meeting records. `unit` is a code, `item` the record spoken of, `target` a fraction.

    `measure` says how one tells that a promise was kept; `list` is the list that a new item goes to.
    """

    kind: MinuteKind
    text: str
    unit: str | None = None
    due: dt.date | None = None
    item: Link | None = None
    item_title: str | None = None
    measure: str | None = None
    target: float | None = None
    list: str | None = None


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


class NotRecorded(ValueError):
    """A record that is not complete or that the data do not allow; the message is for people."""


def record(person: Person, meeting_id: int, minute: Minute) -> str:
    """Keeps a minute as records whose source is the meeting, all or nothing; answers its number, such as 2020-52-3.

    Raises Forbidden, MeetingError for a meeting that is not open, NotRecorded.
    """
    require(person, "run_meeting")
    _check(minute)
    with writing() as connection:
        meeting = find(connection, meeting_id)
        if meeting.state != "running":
            raise MeetingError(f"{meeting.name}不在进行中，不能记录。")
        number = _next_number(connection, meeting)
        sheets = _sheets(connection, meeting, minute, number)
        for spec, cells in sheets:
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
        for one in numbers:
            undo(connection, one, Author(person.post, BY_MEETING, person.address), why.strip())


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


def _check(minute: Minute) -> None:
    needs_unit, needs_due = minute.kind in ("promise", "new_item"), minute.kind in ("promise", "extension_granted")
    missing = [
        word
        for word, is_missing in (
            ("内容", not minute.text.strip()),
            ("责任单位", needs_unit and not minute.unit),
            ("完成时限", (needs_due or minute.kind == "new_item") and minute.due is None),
            ("关联事项", minute.kind in ("extension_granted", "extension_refused", "closure") and minute.item is None),
            ("承诺完成率", minute.measure == "completion" and minute.target is None),
            ("清单", minute.kind == "new_item" and not minute.list),
        )
        if is_missing
    ]
    if missing:
        raise NotRecorded(f"“{KINDS[minute.kind]}”还缺：{'、'.join(missing)}。")


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


_Sheets = list[tuple[Dataset, dict[str, Cell]]]


def _sheets(connection: sa.Connection, meeting: Meeting, minute: Minute, number: str) -> _Sheets:
    """What is written: the record itself, then the item that it changes."""
    units = circumstances(connection).units
    if minute.kind == "promise":
        return [(dataset("promises"), _promise_cells(meeting, minute, number, units))]
    own = (dataset("decisions"), _decision_cells(meeting, minute, number, units))
    if minute.kind == "new_item":
        return [own, (dataset("supervision"), _new_cells(meeting, minute, units))]
    if minute.kind in ("extension_granted", "closure"):
        return [own, _changed(connection, meeting, minute)]
    return [own]


def _promise_cells(meeting: Meeting, minute: Minute, number: str, units: Directory) -> dict[str, Cell]:
    measure = minute.measure or ("closed" if minute.item else "confirmed")
    return {
        "promise_no": number, "meeting": meeting.name, "made_on": meeting.held_on, "unit": _unit(minute, units),
        "what": minute.text, "due_on": minute.due,
        "measure": dataset("promises").column("measure").kind.show(measure),
        "target_pct": None if minute.target is None else f"{minute.target * 100:.10g}%", **_link(minute),
    }  # fmt: skip


def _decision_cells(meeting: Meeting, minute: Minute, number: str, units: Directory) -> dict[str, Cell]:
    return {
        "record_no": number, "meeting": meeting.name, "held_on": meeting.held_on,
        "kind": dataset("decisions").column("kind").kind.show(minute.kind), "text": minute.text,
        "unit": _unit(minute, units), "due_on": minute.due, **_link(minute),
    }  # fmt: skip


def _new_cells(meeting: Meeting, minute: Minute, units: Directory) -> dict[str, Cell]:
    listed = dataset("supervision").column("list_type").kind.show(minute.list)
    return {
        "year": meeting.year, "list_type": listed, "title": minute.text, "source": meeting.name,
        "lead_unit": _unit(minute, units), "assigned_on": meeting.held_on, "due": _day(minute.due),
    }  # fmt: skip


def _link(minute: Minute) -> dict[str, Cell]:
    code = f"{minute.item.dataset}/{minute.item.key}" if minute.item else None
    return {"item": code, "item_title": minute.item_title}


def _unit(minute: Minute, units: Directory) -> str | None:
    return units.label(minute.unit) if minute.unit else None


def _day(day: dt.date | None) -> str | None:
    return f"{day.year}年{day.month}月{day.day}日" if day else None


def _changed(connection: sa.Connection, meeting: Meeting, minute: Minute) -> tuple[Dataset, dict[str, Cell]]:
    """The item's own record as it stands, with its new deadline or its end."""
    link = minute.item
    assert link is not None  # noqa: S101 - checked before
    spec = dataset(link.dataset)
    cells = record_cells(connection, spec, link.key, meeting.held_on)
    if spec.tracking is None or not cells:
        raise NotRecorded("关联事项已不在清单上，请刷新后重选。")
    change = _later(spec, cells, minute) if minute.kind == "extension_granted" else _ended(spec, cells, meeting)
    return spec, {**cells, **change}


def _later(spec: Dataset, cells: Mapping[str, Cell], minute: Minute) -> dict[str, Cell]:
    tracking, until = spec.tracking, minute.due
    assert tracking is not None  # noqa: S101 - checked before
    assert until is not None  # noqa: S101 - checked before
    due, original = _column(spec, tracking.due), _column(spec, tracking.original_due)
    if due is None:
        raise NotRecorded(f"“{spec.zh}”没有完成时限一列，不能记录延期。")
    found: dict[str, Cell] = {due: _written(spec, due, until)}
    if original and not cells.get(original):
        found[original] = cells.get(due)
    return found


def _ended(spec: Dataset, cells: Mapping[str, Cell], meeting: Meeting) -> dict[str, Cell]:
    tracking = spec.tracking
    assert tracking is not None  # noqa: S101 - checked before
    status, finished = _column(spec, tracking.status), _column(spec, tracking.finished)
    closed = _column(spec, tracking.closed)
    found: dict[str, Cell] = {}
    if status:
        found[status] = "已销号"
    if closed:
        found[closed] = "是"
    if finished and not cells.get(finished):
        found[finished] = meeting.held_on
    return found


def _column(spec: Dataset, stored: str | None) -> str | None:
    """The name of the column that a stored field is of, if a person fills it in."""
    found = (column for name, column, _ in spec.stored if name == stored and not column.computed)
    return next((column.name for column in found), None)


def _written(spec: Dataset, name: str, day: dt.date) -> Cell:
    kind = spec.column(name).kind
    return _day(day) if isinstance(kind, Due) else day if isinstance(kind, Date) else _day(day)


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
