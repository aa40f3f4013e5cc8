"""Ledgers of drafts and research (文稿调研台账) of the sample year, quarter by quarter, with the totals as worded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.spelling import Spell, as_date, dotted
from etl.sample_year.words_bank import bank

DIVISION = "综合处"
RESEARCH, POLICY = "课题", "政策文件"
QUARTER_ENDS = MONTH_ENDS[2::3]
WORDED = ("60余篇", "一百多篇", "200余篇", "数百篇")
"""All drafts from New Year to the end of each quarter, of which the ledger names those of weight."""
DRAFTS_HEADER = (
    "序号",
    "文稿标题",
    "类型",
    "起草处室",
    "交办时间",
    "要求完成时间",
    "完成时间",
    "使用会议/领导(角色)",
    "采用/批示情况",
    "备注",
)
RESEARCH_HEADER = ("序号", "课题名称", "类型", "承办处室", "布置时间", "完成时限", "定稿时间", "用途", "成果转化")


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper; `finished` is blank where it is still being written at the end of the year."""

    title: str
    kind: str
    division: str
    assigned: str
    due: str
    finished: str
    used: str
    outcome: str

    @property
    def assigned_on(self) -> dt.date:
        return dt.date.fromisoformat(self.assigned)

    def finished_on(self, day: dt.date) -> dt.date | None:
        """The day on which it was finished, if that lies no later than `day`."""
        finished = dt.date.fromisoformat(self.finished) if self.finished else None
        return finished if finished and finished <= day else None

    @property
    def is_research(self) -> bool:
        """Research topics and policy papers are the research division's."""
        return self.kind in (RESEARCH, POLICY)


@cache
def drafts() -> tuple[Draft, ...]:
    """Every paper that the year's ledgers name."""
    return bank("drafts", Draft)


def books() -> list[Book]:
    """Four quarterly workbooks: the ledger of drafts, that of research, the totals."""
    return [_book(number, day) for number, day in enumerate(QUARTER_ENDS)]


def _book(number: int, day: dt.date) -> Book:
    sheets = (_drafts(day), _research(day), _totals(number, day))
    return Book(days_after(day, 7), DIVISION, f"文稿调研台账(截至{chinese(day)})", sheets)


def _drafts(day: dt.date) -> Sheet:
    return Sheet(
        name="文稿台账",
        titles=(f"{YEAR}年重要文稿台账({until(day)})",),
        header=(DRAFTS_HEADER,),
        rows=tuple(
            (*_line(seq, draft, day, as_date), None) for seq, draft in _shown(day, lambda one: not one.is_research)
        ),
        notes=("注:只登记重要文稿,其余不逐件登记。", "填表人:综合处"),
    )


def _research(day: dt.date) -> Sheet:
    return Sheet(
        name="调研台账",
        titles=(f"{YEAR}年调研台账({until(day)})", "填报单位:市政府办公室"),
        header=(RESEARCH_HEADER,),
        rows=tuple(_line(seq, draft, day, dotted) for seq, draft in _shown(day, lambda one: one.is_research)),
        notes=("填表人:调研处",),
    )


def _shown(day: dt.date, chosen: Callable[[Draft], bool]) -> enumerate[Draft]:
    return enumerate((one for one in drafts() if one.assigned_on <= day and chosen(one)), 1)


def _line(seq: int, draft: Draft, day: dt.date, spell: Spell) -> tuple[Cell, ...]:
    finished = draft.finished_on(day)
    return (
        seq,
        draft.title,
        draft.kind,
        draft.division,
        spell(draft.assigned_on),
        draft.due,
        spell(finished) if finished else None,
        draft.used,
        (draft.outcome or None) if finished else None,
    )


def _totals(number: int, day: dt.date) -> Sheet:
    research, policy = (
        sum(d.kind == kind and d.finished_on(day) is not None for d in drafts()) for kind in (RESEARCH, POLICY)
    )
    return Sheet(
        name="文稿调研汇总",
        titles=(f"{YEAR}年文稿调研汇总({until(day)})",),
        header=(("统计项目", "累计完成数", "计量单位", "备注"),),
        rows=(
            ("重要文稿", WORDED[number], "篇", "含政府工作报告、全体会议报告、专题会议材料、汇报材料、讲话材料等"),
            ("调研成果", research, "篇", None),
            ("参与起草政策性文件", policy, "件", None),
        ),
        notes=("填表人:综合处、调研处",),
    )
