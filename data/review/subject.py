"""One point of a meeting's agenda as it is presented: what was promised, what happened, how it went, who is involved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.datasets import dataset, tracked
from data.directory import directory
from data.editions import as_known
from data.facts import stands
from data.kinds.organisations import Unit, Units
from data.kinds.roles import Role
from data.meeting_records import Link, read_link
from data.moment import Moment
from data.promises import Promise, promises
from data.record_changes import show
from data.review.agenda import Entry
from data.review.meetings import Meeting
from data.rules import rules
from data.spec import Column, Dataset
from data.status import Item, Wanted, find_items
from data.tables import batch, versions
from data.units import Directory

PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class Step:
    """What returns said of an item from a day on: (header, words) of status, completion and deadline, as far as they have them."""

    since: dt.date
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A point of the agenda by what was known when the meeting was frozen.

    `item` is its item then, `before` at the meeting before; None where it was on no list. `promises` are those about it
    of earlier meetings, `involved` (header, names) of whoever has to do with it, `steps` its history, oldest first.
    """

    entry: Entry
    link: Link | None
    item: Item | None
    before: Item | None
    promises: tuple[Promise, ...]
    steps: tuple[Step, ...]
    involved: tuple[tuple[str, str], ...]


def subject(connection: sa.Connection, meeting: Meeting, entry: Entry) -> Subject:
    """What a meeting is shown about a point of its agenda."""
    told = _promises(connection, meeting)
    link = link_of(entry, told)
    units = directory(connection, meeting.held_on, meeting.at.known_at)
    about = tuple(one for one in told if _is_about(one, entry, link))
    if link is None or link.dataset not in {spec.name for spec in tracked()}:
        named = (("单位", units.label(entry.unit)),) if entry.unit else ()
        return Subject(entry, None, None, None, about, (), named)
    versions_said = _versions(connection, link, meeting.at)
    return Subject(
        entry, link, item_at(connection, link, meeting.at), item_at(connection, link, meeting.since), about,
        tuple(_steps(dataset(link.dataset), versions_said, units)),
        tuple(_involved(dataset(link.dataset), versions_said[-1:], units)),
    )  # fmt: skip


def link_of(entry: Entry, told: Sequence[Promise]) -> Link | None:
    """The record that an entry is about, that of its item for a promise; None for what is about none."""
    link = read_link(entry.subject)
    if link is None or link.dataset != PROMISES:
        return link
    return next((one.item for one in told if one.number == link.key), None)


def item_at(connection: sa.Connection, link: Link, at: Moment) -> Item | None:
    """The item of a record at a moment, by the rules of then; of now where the moment does not say when."""
    wanted = Wanted(keys=((link.dataset, link.key),))
    if at.known_at is None:
        found = find_items(connection, at.as_of, rules(), wanted)
    else:
        with as_known(connection, at.known_at):
            found = find_items(connection, at.as_of, rules(), wanted, at.known_at)
    return found[0] if found else None


def _promises(connection: sa.Connection, meeting: Meeting) -> tuple[Promise, ...]:
    """Those of earlier meetings."""
    found = promises(connection, meeting.held_on, meeting.at.known_at)
    return tuple(one for one in found if one.meeting != meeting.name)


def _is_about(promise: Promise, entry: Entry, link: Link | None) -> bool:
    return f"{PROMISES}/{promise.number}" == entry.subject or (link is not None and promise.item == link)


def _versions(connection: sa.Connection, link: Link, at: Moment) -> list[dict[str, Any]]:
    """What was said of the record and counted then, oldest first."""
    table = versions(dataset(link.dataset))
    query = (
        sa.select(table)
        .join(batch, batch.c.id == table.c.batch_id)
        .where(table.c.record_key == link.key, table.c.as_of <= at.as_of, table.c.ended.is_(None))
        .where(stands(table, at.known_at))
        .order_by(table.c.as_of, table.c.batch_id, table.c.id)
    )
    return [row._asdict() for row in connection.execute(query)]


def _steps(spec: Dataset, said: Sequence[dict[str, Any]], units: Directory) -> Iterator[Step]:
    """One for each return that said something else than the one before."""
    before: tuple[tuple[str, str], ...] = ()
    for values in said:
        cells = tuple((column.zh, show(column, values, units)) for column in _told(spec))
        if cells != before:
            yield Step(values["as_of"], cells)
        before = cells


def _told(spec: Dataset) -> list[Column]:
    """The columns of status, completion and deadline that a dataset has."""
    tracking = spec.tracking
    if tracking is None:
        return []
    owners = {name: column for name, column, _ in spec.stored}
    found = (owners.get(name or "") for name in (tracking.status, tracking.completion, tracking.due))
    return [column for column in found if column is not None]


def _involved(spec: Dataset, newest: Sequence[dict[str, Any]], units: Directory) -> Iterator[tuple[str, str]]:
    for values in newest:
        for column in spec.columns:
            if isinstance(column.kind, Unit | Units | Role) and values.get(column.name):
                yield column.zh, show(column, values, units)
