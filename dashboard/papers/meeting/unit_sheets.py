"""交办事项单: what a meeting asks of one unit: what it recorded, the unit's promises, its items of the agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.notation import date
from dashboard.papers.content import Block, Column, Heading, Paper, Paragraph, Signature, Table, Words, words
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.meeting.minutes import said
from dashboard.papers.meeting.telling import cell, unit_name, why
from dashboard.papers.sources import items, promises
from data.meeting_records import Link, read_link
from data.office import office_name
from data.promises import Promise
from data.review.agenda import Entry
from etl.meeting_record import Recorded

NAME = "交办事项单"


def units(facts: Facts) -> tuple[str, ...]:
    """The units of which something was recorded or whose matter was called up, in official order: what was left to the
    written part makes no sheet."""
    called = (entry.unit for entry in facts.meeting.agenda if not entry.is_cut)
    named = {*(one.unit for one in facts.records), *called}
    order = facts.units.official_order
    return tuple(
        sorted((unit for unit in named if unit), key=lambda unit: (order.index(unit) if unit in order else len(order), unit))
    )  # fmt: skip


def unit_sheet(facts: Facts, unit: str) -> Paper:
    """The sheet of a unit."""
    parts = (
        ("会议议定事项", [Paragraph(said(facts, one, "own")) for one in records_of(facts, unit)]),
        ("你单位的承诺", _promises(facts, promises_of(facts, unit))),
        ("列入会议调度的事项", _items(facts, items_of(facts, unit))),
    )  # fmt: skip
    told: list[Block] = [block for title, blocks in parts if blocks for block in (Heading(1, title), *blocks)]
    return Paper(
        f"{facts.meeting.name}\n{NAME}",
        (
            Paragraph(words(f"{date(facts.day)}召开的{facts.meeting.name}涉及你单位的事项如下，请逐项抓好落实。")),
            *told,
            Paragraph(words(f"请对照时限抓紧办理，办结的及时报送办结材料，未办结的按期向{office_name()}督查处报送进展。")),
        ),
        addressee=unit_name(facts, unit),
        signature=Signature(office_name(), facts.day, is_sealed=False),
    )  # fmt: skip


def records_of(facts: Facts, unit: str) -> tuple[Recorded, ...]:
    """What the meeting recorded of a unit; what it asked of everybody is everybody's."""
    return tuple(one for one in facts.records if one.unit in (unit, None))


def promises_of(facts: Facts, unit: str) -> tuple[Promise, ...]:
    """A unit's earlier promises that are open or broken, but those of an item that the meeting closed."""
    own = (one for one in facts.pack.promises if one.unit == unit and one.state in ("open", "broken"))
    return tuple(one for one in own if one.item is None or one.item not in closed(facts))


def items_of(facts: Facts, unit: str) -> tuple[Entry, ...]:
    """A unit's items of the agenda, those of the written part last; its promises stand apart.

    What the meeting closed or gave more time is left out: how it stood before is overtaken by what was agreed.
    """
    overtaken = closed(facts) | {one.item for one in facts.records if one.kind == "extension_granted"}
    own = (entry for entry in facts.meeting.agenda if entry.unit == unit and entry.kind == "item")
    return tuple(
        sorted((entry for entry in own if read_link(entry.subject) not in overtaken), key=lambda entry: entry.is_cut)
    )


def closed(facts: Facts) -> set[Link | None]:
    """The items that the meeting closed."""
    return {one.item for one in facts.records if one.kind == "closure"}


def _promises(facts: Facts, found: Sequence[Promise]) -> list[Block]:
    if not found:
        return []
    columns = (Column("承诺事项", 5.2), Column("完成时限", 3.1, "center"), Column("情况", 3.4, "center"))
    return [Table(columns, tuple(_promise(facts, one) for one in found))]


def _promise(facts: Facts, one: Promise) -> tuple[Words, ...]:
    state = facts.run(promises.CODE, one.number, "state")
    late = facts.run(promises.CODE, one.number, "days_late")
    how = words(state or "", "，逾期", late) if late and one.state == "broken" else cell(state)
    return words(one.what), cell(facts.run(promises.CODE, one.number, "due")), how


def _items(facts: Facts, found: Sequence[Entry]) -> list[Block]:
    if not found:
        return []
    columns = (
        Column("序号", 1.25, "center"), Column("事项", 4.6), Column("完成时限", 3.1, "center"), Column("情况", 3.6),
    )  # fmt: skip
    return [Table(columns, tuple(_numbered(facts, found)))]


def _numbered(facts: Facts, found: Sequence[Entry]) -> Iterator[tuple[Words, ...]]:
    for number, entry in enumerate(found, 1):
        due = cell(facts.run(items.CODE, entry.subject, "due"))
        yield words(str(number)), words(entry.title), due, why(facts, entry)
