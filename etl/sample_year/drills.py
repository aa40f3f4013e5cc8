"""Emergency drills (应急演练) of the sample: the year's plan, then registers by quarter as .xls."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.words_bank import bank

DIVISION = "总值班室"
PLAN_DAY = dt.date(YEAR, 1, 20)
PUT_OFF_AFTER = 9
"""From this month on the registers say which drills were put off or cancelled."""


@dataclass(frozen=True, slots=True)
class Drill:
    """A planned drill; `held` is blank where it was not, `status` is its word at the end of the year."""

    title: str
    kind: str
    form: str
    host: str
    partners: str
    due: str
    held: str
    people: str
    evaluation: str
    status: str

    def held_on(self, day: dt.date) -> dt.date | None:
        """The day it was held, if that lies no later than `day`."""
        held = dt.date.fromisoformat(self.held) if self.held else None
        return held if held and held <= day else None


def books() -> list[Book]:
    """The plan of January and four quarterly registers."""
    return [_plan(), *(_register(day) for day in MONTH_ENDS[2::3])]


def _plan() -> Book:
    sheet = Sheet(
        name="演练计划",
        titles=(f"{YEAR}年度市级应急演练计划表", f"制表日期:{chinese(PLAN_DAY)}"),
        header=(("序号", "演练科目", "情景构建", "牵头责任单位", "责任单位", "时限要求"),),
        rows=tuple(
            (seq, drill.title, "自行构建演练情景", drill.host, drill.partners, drill.due)
            for seq, drill in enumerate(bank("drills", Drill), 1)
        ),
        notes=("注:各单位可结合实际增加演练科目。", "填表人:总值班室"),
    )
    return Book(days_after(PLAN_DAY, 1), DIVISION, f"{YEAR}年应急演练计划(截至{chinese(PLAN_DAY)})", (sheet,))


def _register(day: dt.date) -> Book:
    rows = tuple(_line(drill, seq, day) for seq, drill in enumerate(bank("drills", Drill), 1))
    sheet = Sheet(
        name="应急演练",
        titles=(f"{YEAR}年应急演练开展情况登记表({until(day)})",),
        header=(
            (
                "序号",
                "演练名称",
                "类别",
                "演练形式",
                "主办单位",
                "参加单位",
                "计划演练时间",
                "实际演练时间",
                "参加人数",
                "评估结果",
                "开展情况",
            ),
        ),
        rows=rows,
        notes=("填表人:总值班室",),
    )
    return Book(days_after(day, 6), DIVISION, f"应急演练登记(截至{chinese(day)})", (sheet,), "xls")


def _line(drill: Drill, seq: int, day: dt.date) -> tuple[Cell, ...]:
    held = drill.held_on(day)
    put_off = drill.status in ("延期", "取消") and day.month >= PUT_OFF_AFTER
    status = "已开展" if held else drill.status if put_off else "计划"
    people = f"{drill.people}余人" if held and seq % 7 == 0 else int(drill.people) if held else None
    return (
        seq,
        drill.title,
        drill.kind,
        drill.form,
        drill.host,
        drill.partners,
        drill.due,
        held,
        people,
        drill.evaluation if held else None,
        status,
    )
