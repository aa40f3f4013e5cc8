"""会前材料: the agenda with minutes and notes, then what changed, what was promised, what stands still, what is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dashboard.notation import date, near_date
from dashboard.papers.content import Attachment, Block, Column, Heading, Paper, Paragraph, Run, Signature, Table, words
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.meeting.progress import by_list
from dashboard.papers.meeting.summary import summary
from dashboard.papers.meeting.telling import (
    briefly,
    broken_promise,
    cell,
    late_return,
    promised,
    reason,
    sentence,
    shared_out,
    stripped,
    unit_name,
    why,
)
from dashboard.papers.sources import changes, counts, items, promises, ranks, returns
from data.review.agenda import Entry, minutes
from data.review.item_changes import KINDS, ChangeKind, ItemChange
from data.review.pack import SOON_DAYS, Move
from data.scores import UnitStanding
from data.status import LISTS

MOST = 10
"""Rows of a table of the memo; all are in the annex (附表)."""
NAMED: tuple[ChangeKind, ...] = ("newly_red", "backward", "returned", "due_moved", "closed_late")
"""Changes of which the memo names the items."""
WRITTEN = "书面事项"


def memo(facts: Facts) -> Paper:
    """The memo for the meeting."""
    meeting = facts.meeting
    parts = (
        (Heading(1, "议程安排"), *_agenda(facts)), (Heading(1, "总体情况"), *_standing(facts)),
        (Heading(1, "本次变化"), *_changes(facts)), (Heading(1, "承诺兑现"), *_promises(facts)),
        (Heading(1, "停滞事项"), *_stuck(facts)), (Heading(1, "近期到期事项"), *_due(facts)),
        (Heading(1, "排名变化"), *_moves(facts)), (Heading(1, "报送情况"), *_returns(facts)),
    )  # fmt: skip
    written = [entry for entry in meeting.agenda if entry.is_cut]
    return Paper(
        f"{meeting.name}\n会前材料",
        (summary(facts), *(block for part in parts for block in part)),
        subtitle=f"（数据截至{date(facts.day)}）",
        attachments=(Attachment(WRITTEN, (_written(facts, written),)),) if written else (),
        signature=Signature("督查处", facts.day, is_sealed=False),
    )


def _agenda(facts: Facts) -> Iterator[Block]:
    meeting = facts.meeting
    shared = minutes(meeting.agenda, meeting.length)
    kept = [(entry, given) for entry, given in zip(meeting.agenda, shared, strict=True) if not entry.is_cut]
    cut = len(meeting.agenda) - len(kept)
    also = f"；另有书面事项{cut}项，会上不逐项研究，见附件" if cut else ""
    if not kept:
        yield _says(f"会议时长{meeting.length}分钟，没有需要上会研究的事项{also}。")
        return
    yield _says(
        f"会议时长{meeting.length}分钟，上会研究{len(kept)}项，先问承诺，再按轻重缓急逐项调度{also}。议程如下："
    )
    columns = (
        Column("序号", 1.25, "center"), Column("事项", 4.2), Column("责任单位", 2.6), Column("上会原因", 4.2),
        Column("分钟", 1.25, "center"),
    )  # fmt: skip
    rows = [
        (words(str(number)), words(entry.title), words(unit_name(facts, entry.unit)), _why(facts, entry), words(str(given)))
        for number, (entry, given) in enumerate(kept, 1)
    ]  # fmt: skip
    yield Table(columns, tuple(rows))


def _why(facts: Facts, entry: Entry) -> tuple[Run, ...]:
    note = stripped(entry.note)
    return (*why(facts, entry), *([Run(f"。批注：{note}", "script")] if note else []))


def _written(facts: Facts, found: Sequence[Entry]) -> Table:
    columns = (Column("序号", 1.25, "center"), Column("事项", 5), Column("责任单位", 2.6), Column("情况", 4.6))
    rows = [
        (words(str(number)), words(entry.title), words(unit_name(facts, entry.unit)), _why(facts, entry))
        for number, entry in enumerate(found, 1)
    ]
    return Table(columns, tuple(rows))


def _standing(facts: Facts) -> Iterator[Block]:
    def run(aspect: str) -> Run | None:
        return facts.run(counts.CODE, counts.ALL, aspect)

    def was(aspect: str) -> Run | None:
        return facts.shown_before(counts.ALL, aspect)

    now = sentence(
        (f"截至{date(facts.day)}，纳入督查的事项共", run("total")),
        *shared_out(run, facts.counted[counts.ALL].counts),
    )
    lights = sentence(
        ("在办事项中红灯", run("red")), ("黄灯", run("yellow")),
        ("低于序时进度", run("behind")),
    )  # fmt: skip
    since = near_date(facts.meeting.since.as_of, facts.day)
    before = sentence((f"{since}时共", was("total")), ("红灯", was("red")), ("逾期", was("overdue")))
    yield Paragraph((*now, *lights, *before))
    yield by_list(facts, (*LISTS, counts.ALL))


def _changes(facts: Facts) -> Iterator[Block]:
    counted = facts.pack.changes.counts
    since = near_date(facts.meeting.since.as_of, facts.day)
    clauses = [(KINDS[kind], facts.run(changes.CODE, facts.since, kind)) for kind in KINDS if counted.get(kind)]
    if not clauses:
        yield _says(f"与{since}相比，各事项没有变化。")
        return
    yield Paragraph((*words(f"与{since}相比，"), *sentence(*clauses)))
    named = [item for item in facts.pack.changes.items if set(item.kinds) & set(NAMED)]
    if named:
        rows = tuple(_changed(facts, item) for item in named[:MOST])
        columns = (Column("事项", 5), Column("责任单位", 2.6), Column("变化", 2), Column("现状", 3.6))
        yield _says(f"其中需要注意的事项{_first(len(named))}：")
        yield Table(columns, rows)


def _changed(facts: Facts, item: ItemChange) -> tuple[tuple[Run, ...], ...]:
    kinds = "、".join(KINDS[kind] for kind in item.kinds if kind in NAMED)
    moved = words("，时限", facts.run(items.CODE, item.subject, "due") or "") if "due_moved" in item.kinds else ()
    return (
        words(item.title), words(unit_name(facts, item.unit)), words(kinds),
        (*reason(facts, item.subject, item.reason), *moved),
    )  # fmt: skip


def _promises(facts: Facts) -> Iterator[Block]:
    run = partial(facts.run, promises.RATES, promises.ALL)
    if not facts.pack.promises and run("rate") is None:
        yield _says("没有承诺记录。")
        return
    yield Paragraph(sentence(*promised(facts, "历次会议共作出承诺")))
    broken = facts.pack.broken()
    if broken:
        columns = (Column("承诺事项", 5), Column("承诺单位", 2.6), Column("情况", 4.6))
        rows = [
            (words(one.what), words(unit_name(facts, one.unit)), broken_promise(facts, one)) for one in broken[:MOST]
        ]
        yield Paragraph(words("未兑现的", run("broken") or "", f"{_first(len(broken))}："))
        yield Table(columns, tuple(rows))
    else:
        yield _says("没有逾期未兑现的承诺。")


def _stuck(facts: Facts) -> Iterator[Block]:
    found = facts.pack.stuck
    if not found:
        yield _says("没有连续多次报送进展相同的事项。")
        return
    yield _says(f"连续多次报送的进展相同，需要了解实际进展的事项{_first(len(found))}：")
    rows = [(words(one.title), words(unit_name(facts, one.unit)), words(briefly(one.words))) for one in found[:MOST]]
    yield Table((Column("事项", 4.6), Column("责任单位", 2.6), Column("情况", 5)), tuple(rows))


def _due(facts: Facts) -> Iterator[Block]:
    found = facts.pack.due_soon
    if not found:
        yield _says(f"{SOON_DAYS}天内没有到期的事项。")
        return
    count = facts.run(counts.CODE, counts.ALL, "due_soon")
    yield Paragraph(words("即将到期的有", count or "", f"{_first(len(found))}："))
    columns = (
        Column("事项", 5),
        Column("责任单位", 2.6),
        Column("完成时限", 3.1, "center"),
        Column("亮灯", 1.4, "center"),
    )
    rows = [
        (
            words(one.title), words(unit_name(facts, one.unit)), cell(facts.run(items.CODE, one.subject, "due")),
            cell(facts.run(items.CODE, one.subject, "light")),
        )
        for one in found[:MOST]
    ]  # fmt: skip
    yield Table(columns, tuple(rows))


def _moves(facts: Facts) -> Iterator[Block]:
    climbed, fell = facts.pack.climbers, facts.pack.fallers
    if not climbed and not fell:
        yield _says("各单位排名没有变化。")
        return
    for name, moves in (("上升", climbed), ("下降", fell)):
        if moves:
            parts = [
                piece
                for number, move in enumerate(moves)
                for piece in (*(["；"] if number else []), *_move(facts, move))
            ]
            yield Paragraph(words(f"排名{name}较多的：", *parts, "。"))


def _move(facts: Facts, move: Move) -> tuple[str | Run, ...]:
    unit: UnitStanding = facts.standings[move.unit]
    was, now = facts.rank_before(move.unit), facts.run(ranks.CODE, move.unit, "rank")
    way = "升至" if move.places > 0 else "降至"
    return f"{unit.name}由", was or f"第{move.before}位", way, now or f"第{move.now}位"


def _returns(facts: Facts) -> Iterator[Block]:
    found = facts.pack.not_handed_in
    if not found:
        yield _says("各处室均已按期报送。")
        return
    yield Paragraph(words("逾期未报", facts.run(returns.CODE, returns.ALL, "count") or "", "："))
    rows = [(words(one.division), words(one.name), cell(late_return(facts, one))) for one in found[:MOST]]
    yield Table((Column("处室", 3), Column("应报内容", 6), Column("逾期", 2, "center")), tuple(rows))


def _first(count: int) -> str:
    return f"（列出前{MOST}项，其余见附表）" if count > MOST else ""


def _says(text: str) -> Paragraph:
    return Paragraph(words(text))
