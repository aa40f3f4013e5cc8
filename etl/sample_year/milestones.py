"""Milestones (重大节点) of the sample: the year's plan, then what was reached by mid-year, autumn and the end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.words_bank import bank

DIVISION = "督查处"
REVIEWS = (MONTH_ENDS[0], MONTH_ENDS[5], MONTH_ENDS[8], MONTH_ENDS[11])


@dataclass(frozen=True, slots=True)
class Milestone:
    """A single event of the year; `reached` is blank where it was not reached in it."""

    code: str
    title: str
    kind: str
    due: str
    reached: str
    unit: str
    quantity: int
    source: str

    def reached_on(self, day: dt.date) -> dt.date | None:
        """The day it was reached, if that lies no later than `day`."""
        reached = dt.date.fromisoformat(self.reached) if self.reached else None
        return reached if reached and reached <= day else None


def books() -> list[Book]:
    """Four reviews."""
    return [_book(day) for day in REVIEWS]


def _book(day: dt.date) -> Book:
    sheet = Sheet(
        name="重大节点",
        titles=(f"{YEAR}年重大节点事项完成情况表({until(day)})",),
        header=(
            (
                "序号",
                "事项代码",
                "节点名称",
                "事项类别",
                "计划完成时间",
                "实际完成时间",
                "个数",
                "完成状态",
                "牵头单位",
                "依据",
            ),
        ),
        rows=tuple(_line(entry, seq, day) for seq, entry in enumerate(bank("milestones", Milestone), 1)),
        notes=("填表人:督查处",),
    )
    return Book(days_after(day, 4), DIVISION, f"重大节点事项(截至{chinese(day)})", (sheet,))


def _line(entry: Milestone, seq: int, day: dt.date) -> tuple[Cell, ...]:
    reached = entry.reached_on(day)
    status = "已完成" if reached else "推进中"
    return (
        seq,
        entry.code,
        entry.title,
        entry.kind,
        entry.due,
        reached and chinese(reached),
        entry.quantity,
        status,
        entry.unit,
        entry.source,
    )
