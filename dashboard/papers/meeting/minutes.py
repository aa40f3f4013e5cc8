"""会议纪要: what a meeting decided, was promised, extended and closed, by the items of its agenda (GB/T 9704-2012 §10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from dashboard.notation import date
from dashboard.papers.content import Block, Colophon, Heading, Masthead, Paper, Paragraph, Run, Words, words
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.meeting.progress import list_name
from dashboard.papers.meeting.telling import quoted, sentence, stripped, unit_name
from dashboard.papers.meeting.wishes import TO_FILL_IN, Wishes
from dashboard.papers.sources import records
from data.meeting_records import Link, read_link
from data.office import office_name
from data.review.agenda import Entry
from etl.meeting_record import KINDS, Recorded

Where = Literal["below", "alone", "own"]
OTHERS = "其他议定事项"


def minutes(facts: Facts, wishes: Wishes) -> Paper:
    """The minutes of the meeting, of what is recorded of it."""
    office, meeting = office_name(), facts.meeting
    return Paper(
        f"{meeting.name}纪要",
        (*_lead(facts, wishes), *_items(facts), *_attendance(facts, wishes)),
        masthead=Masthead("督查调度会纪要", f"第{meeting.number}次", office, date(facts.day)),
        colophon=Colophon(("分送：市政府领导，秘书长、副秘书长，市政府有关部门，有关县（市、区）人民政府。",), office, facts.day),
    )  # fmt: skip


def _lead(facts: Facts, wishes: Wishes) -> Iterator[Block]:
    meeting = facts.meeting
    number = f"{meeting.year}-{meeting.number}"
    counted = [
        (word, facts.run(records.COUNTS, number, kind)) for kind, word in {**KINDS, "closure": "同意办结"}.items()
        if any(one.kind == kind for one in facts.records)
    ]  # fmt: skip
    counted = [(f"其中{word}" if place == 0 else word, run) for place, (word, run) in enumerate(counted)]
    held = f"{date(facts.day)}，{wishes.chair or TO_FILL_IN}主持召开{meeting.name}，逐项调度重点工作推进情况。"
    if not counted:
        yield Paragraph(words(held, "会议没有形成议定事项。"))
        return
    total = facts.run(records.COUNTS, number, records.TOTAL)
    agreed = sentence(("会议共议定事项", total), *counted)
    yield Paragraph((*words(held), *agreed, *words("现纪要如下：")))


def _items(facts: Facts) -> Iterator[Block]:
    """Each item of the agenda of which something was recorded; then what belongs to none."""
    told: set[str] = set()
    for entry in facts.meeting.agenda:
        item = _item_of(facts, entry)
        found = [one for one in facts.records if one.item and one.item == item and one.number not in told]
        if found:
            told |= {one.number for one in found}
            yield Heading(1, f"关于{quoted(found[0].item_title or entry.title)}")
            yield from (Paragraph(said(facts, one)) for one in found)
    rest = [one for one in facts.records if one.number not in told]
    if rest:
        yield Heading(1, OTHERS)
        yield from (Paragraph(said(facts, one, "alone")) for one in rest)


def _item_of(facts: Facts, entry: Entry) -> Link | None:
    """The record that an entry speaks of: for a promise that of its item."""
    if entry.kind == "promise":
        return next((one.item for one in facts.pack.promises if f"promises/{one.number}" == entry.subject), None)
    return read_link(entry.subject)


def said(facts: Facts, one: Recorded, where: Where = "below") -> Words:
    """One record as a sentence: `below` its item's heading, `alone` with the item's name, or on the unit's `own` sheet.

    What was typed is left out where it says no more than the kind of the record does.
    """
    text, due = stripped(one.text), facts.run(records.CODE, one.number, "due")
    item = quoted(one.item_title) if one.item_title and where != "below" else "该事项"
    by = f"（责任单位：{unit_name(facts, one.unit)}）" if one.unit and where != "own" else ""
    if one.kind == "promise":
        return words(f"{unit_name(facts, one.unit)}承诺：{text}", *_until(due), "。")
    if one.kind == "new_item":
        return words(f"新增督查事项{_listed(one)}：{text}{by}", *_until(due), "。")
    more = "" if is_repeating(one) else f"{text}。"
    if one.kind == "extension_granted":
        return words(f"同意{item}", *(["延期至", due] if due else ["延期"]), f"{by}。{more}")
    if one.kind == "extension_refused":
        return words(f"不同意{item}延期，", *_instead(facts, one, due), f"{by}。{more}")
    if one.kind == "closure":
        return words(f"同意{item}办结{by}。{more}")
    return words(f"会议决定：{text}{by}", *_until(due), "。")


def _until(due: Run | None) -> Sequence[str | Run]:
    return ("，", due, "前完成") if due else ()


def _listed(one: Recorded) -> str:
    return f"（列入{list_name(one.list)}）" if one.list else ""


def _instead(facts: Facts, one: Recorded, due: Run | None) -> Sequence[str | Run]:
    """By when an item that gets no more time is to be done; a day that has passed is nothing to keep to."""
    is_late = any(Link(item.dataset, item.key) == one.item for item in facts.late)
    if due and one.due and one.due >= facts.day:
        return ("限", due, "前办结") if is_late else ("仍按原定时限", due, "办理")
    return ("限期尽快办结",) if is_late else ("仍按原定时限办理",)


_NOTHING_MORE = re.compile(
    r"(已?办结)?(不?同意)?(该事项)?(完成时限)?(延期|办结销号|销号)?至?(仍?按(原定?时限)?(办结|办理|完成))?"
)
_SIGNS = re.compile(r"[\s“”‘’，。、；：,.;:]")


def is_repeating(one: Recorded) -> bool:
    """Whether what was typed is only the kind's own words, the item's name and the day that is told anyway."""
    told = (one.item_title or "", date(one.due) if one.due else "")
    text = one.text
    for known in told:
        text = text.replace(known, "") if known else text
    return _NOTHING_MORE.fullmatch(_SIGNS.sub("", text)) is not None


def _attendance(facts: Facts, wishes: Wishes) -> Iterator[Block]:
    """出席、请假、列席, a blank line below the text; posts, never names."""
    proposed = _proposed(facts)
    present = wishes.present or f"{TO_FILL_IN}{f'（拟：{proposed}）' if proposed else ''}"
    yield Paragraph((), "flush")
    named = (("出席", present), ("请假", wishes.absent or TO_FILL_IN), ("列席", wishes.guests or TO_FILL_IN))
    for name, who in named:
        yield Paragraph(words(Run(f"{name}：", "black"), stripped(who)), "named")


def _proposed(facts: Facts) -> str:
    """The heads of 督查处 and of the units on the agenda, in official order."""
    order = facts.units.official_order
    asked = {entry.unit for entry in facts.meeting.agenda if entry.unit and not entry.is_cut}
    asked |= {one.unit for one in facts.records if one.unit}
    placed = sorted(asked, key=lambda unit: order.index(unit) if unit in order else len(order))
    return f"督查处负责人，{'、'.join(unit_name(facts, unit) for unit in placed)}有关负责人" if placed else ""
