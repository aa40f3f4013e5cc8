"""What a meeting's record is written as: the record's own row, then those of the item and the promises that it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import in_force
from data.kinds.dates import Date
from data.kinds.deadlines import Due
from data.kinds.kind import Cell
from data.promises import promises
from data.review.meetings import Meeting
from data.spec import Dataset
from data.units import Directory
from etl.commands import circumstances
from etl.current_rows import record_cells
from etl.minute import Minute, NotRecorded

Sheets = list[tuple[Dataset, dict[str, Cell]]]


def sheets(connection: sa.Connection, meeting: Meeting, minute: Minute, number: str) -> Sheets:
    """What is written, by dataset. Raises NotRecorded where the item is not there, or has no deadline to move."""
    units = circumstances(connection).units
    if minute.kind == "promise":
        return [(dataset("promises"), _promise_cells(meeting, minute, number, units))]
    own = (dataset("decisions"), _decision_cells(meeting, minute, number, units))
    if minute.kind == "new_item":
        return [own, (dataset("supervision"), _new_cells(meeting, minute, units))]
    if minute.kind == "extension_granted":
        return [own, _changed(connection, meeting, minute), *_promised(connection, meeting, minute)]
    return [own, _changed(connection, meeting, minute)] if minute.kind == "closure" else [own]


def _promised(connection: sa.Connection, meeting: Meeting, minute: Minute) -> Sheets:
    """What was promised of the item and is not due yet gets the new day with it: nobody breaks a promise by leave."""
    spec, until = dataset("promises"), minute.due
    found: Sheets = []
    for one in promises(connection, meeting.held_on):
        is_of_item = one.item == minute.item and one.state == "open" and one.measure == "closed"
        if is_of_item and until is not None and one.due_on < until:
            key = connection.scalar(_key_of(spec, one.number, meeting))
            cells = record_cells(connection, spec, str(key), meeting.held_on)
            note = f"原承诺{_day(one.due_on)}，{meeting.name}同意延期"
            found.append((spec, {**cells, "due_on": until, "note": note}))
    return found


def _key_of(spec: Dataset, number: str, meeting: Meeting) -> sa.Select[tuple[str]]:
    c = in_force(spec, meeting.held_on).c
    return sa.select(c.record_key).where(c.promise_no == number)


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
    code = minute.item.code if minute.item else None
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
