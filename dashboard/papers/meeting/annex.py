"""附表: what the memo names in short, in full, as a workbook of six sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.exports import ExportColumn as Column
from dashboard.exports import Notes, Sheet, tables_workbook
from dashboard.notation import date, full_width
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.meeting.progress import list_name
from dashboard.papers.meeting.telling import briefly, unit_name
from data.lights import WORDS
from data.promises import STATES
from data.review.item_changes import KINDS, ItemChange
from data.review.praise import GROUPS

TITLE, UNIT, DUE = Column("事项", width=46), Column("责任单位", width=20), Column("完成时限", "date")
NUMBER, LIST = Column("编号", width=24), Column("清单", width=26)


def annex(facts: Facts) -> bytes:
    """The bytes of an .xlsx; text stays text, no cell is a live formula."""
    known_at = facts.at.known_at
    if known_at is None:
        raise ValueError("a meeting's figures need the moment at which they were known")
    remarks = (f"与{date(facts.meeting.since.as_of)}相比；数据以备会时为准，备会以后的变化不在表内。",)
    sheets = (
        Sheet("变化", _CHANGES, [_changed(facts, item) for item in facts.pack.changes.items]),
        Sheet("承诺", _PROMISES, _promises(facts)),
        Sheet("到期", _DUE, _due(facts)),
        Sheet("停滞", (NUMBER, TITLE, UNIT, Column("情况", width=40)), _stuck(facts)),
        Sheet("排名", _RANKS, _ranks(facts)),
        Sheet("未报送", (Column("处室"), Column("应报内容", width=30), Column("应报日期", "date"), Column("逾期天数", "whole")),
              [(one.division, one.name, one.due, one.days_late) for one in facts.pack.not_handed_in]),
    )  # fmt: skip
    told = tuple(replace(sheet, rows=sheet.rows or [_none(sheet)]) for sheet in sheets)
    return tables_workbook(f"{facts.meeting.name}附表", told, Notes((), facts.day, known_at, remarks=remarks))


_CHANGES = (
    LIST, NUMBER, TITLE, UNIT, Column("变化", width=20), Column("上次亮灯"), Column("本次亮灯"), Column("上次时限", "date"),
    DUE, Column("上次完成率", "percent"), Column("完成率", "percent"), Column("情况", width=36),
)  # fmt: skip
_PROMISES = (
    Column("承诺编号"), Column("承诺事项", width=46), Column("承诺单位", width=20), Column("承诺日期", "date"), DUE,
    Column("兑现情况"), Column("兑现日期", "date"), Column("逾期天数", "whole"), Column("关联事项", width=40),
)  # fmt: skip
_DUE = (LIST, NUMBER, TITLE, UNIT, DUE, Column("亮灯"), Column("完成率", "percent"), Column("情况", width=36))
_RANKS = (
    Column("分组"), Column("名次", "whole"), Column("单位", width=20), Column("得分", "number"), Column("承办", "whole"),
    Column("办结", "whole"), Column("逾期", "whole"), Column("按时办结率", "percent"), Column("上次名次", "whole"),
    Column("名次变化"),
)  # fmt: skip

Rows = list[Sequence[Any]]


def _none(sheet: Sheet) -> Sequence[Any]:
    """The line of a sheet with nothing to tell: an empty one looks as if something had been forgotten."""
    return "本期没有", *[None] * (len(sheet.columns) - 1)


def _changed(facts: Facts, item: ItemChange) -> Sequence[Any]:
    before, now = item.before, item.now
    return (
        list_name(item.list), item.key.rpartition("|")[2], item.title, unit_name(facts, item.unit),
        "、".join(KINDS[kind] for kind in item.kinds), WORDS[before.light] if before else None,
        WORDS[now.light] if now else "已不在清单", before.due if before else None, now.due if now else None,
        before.completion if before else None, now.completion if now else None, full_width(item.reason),
    )  # fmt: skip


def _promises(facts: Facts) -> Rows:
    return [
        (one.number, one.what, unit_name(facts, one.unit), one.made_on, one.due_on, STATES[one.state], one.settled_on,
         one.days_late or None, one.item_title)
        for one in facts.pack.promises
    ]  # fmt: skip


def _due(facts: Facts) -> Rows:
    return [
        (list_name(one.list), one.key.rpartition("|")[2], one.title, unit_name(facts, one.unit), one.due,
         WORDS[one.light], one.completion, full_width(one.reason))
        for one in facts.pack.due_soon
    ]  # fmt: skip


def _stuck(facts: Facts) -> Rows:
    return [
        (one.key.rpartition("|")[2], one.title, unit_name(facts, one.unit), briefly(one.words))
        for one in facts.pack.stuck
    ]


def _ranks(facts: Facts) -> Rows:
    """Every unit, those not ranked last in their group, with the place that the meeting before was shown."""
    return [
        (GROUPS[unit.group], unit.rank, unit.name, unit.score, unit.counts.total, unit.counts.closed,
         unit.counts.overdue, unit.counts.on_time_rate, was, _move(was, unit.rank))
        for unit in facts.standings.values() for was in (_was(facts, unit.unit),)
    ]  # fmt: skip


def _was(facts: Facts, unit: str) -> int | None:
    placed = facts.ranks_before.get(unit)
    return placed.rank if placed else None


def _move(was: int | None, now: int | None) -> str | None:
    if was is None or now is None:
        return None
    return "持平" if was == now else f"{'上升' if was > now else '下降'}{abs(was - now)}位"
