"""Law study before meetings (会前学法) of the sample: the city's own meetings, and which units held it, by quarter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.units import Directory
from etl.sample_year.days import YEAR, chinese, days_after, until
from etl.sample_year.dice import dice
from etl.sample_year.paper import Cell, Sheet
from etl.sample_year.words_bank import bank

HELD_BY = {YEAR: (0.55, 0.8, 0.95, 1.0), YEAR - 1: (0.2, 0.4, 0.6, 0.8)}
"""Share of the units that had held it by the end of each quarter, by year."""


@dataclass(frozen=True, slots=True)
class Study:
    """A law studied at a meeting."""

    day: str
    meeting: str
    law: str
    kind: str
    host: str
    role: str
    minutes: int

    @property
    def held_on(self) -> dt.date:
        return dt.date.fromisoformat(self.day)


def sheets(day: dt.date) -> tuple[Sheet, ...]:
    """The year's meetings so far, then one row a county and department."""
    return _meetings(day), _coverage(day)


def _meetings(day: dt.date) -> Sheet:
    held = [study for study in bank("laws", Study) if study.held_on.year == day.year and study.held_on <= day]
    return Sheet(
        name="会前学法",
        titles=(f"{day.year}年市政府常务会议会前学法登记表({until(day)})",),
        header=(("序号", "学法日期", "会议名称/次数", "法律法规名称", "类别", "领学单位", "领学人职务", "学习单位", "时长(分钟)", "备注"),),
        rows=tuple(_line(study, n) for n, study in enumerate(held, 1)),
        notes=("填表人:法制处",),
    )  # fmt: skip


def _line(study: Study, seq: int) -> tuple[Cell, ...]:
    return (
        seq, chinese(study.held_on), study.meeting, study.law, study.kind, study.host, study.role, "市政府", study.minutes,
        None,
    )  # fmt: skip


def units() -> list[str]:
    """The seven counties and the departments of the government, in official order."""
    return [unit.name for unit in Directory.shipped().rows if unit.kind in ("county", "department")]


def _coverage(day: dt.date) -> Sheet:
    quarter = (day.month - 1) // 3
    rows = [_unit(name, n, quarter, day) for n, name in enumerate(units(), 1)]
    held = sum(row[2] == "是" for row in rows)
    return Sheet(
        name="学法覆盖",
        titles=(f"{day.year}年县(市、区)和市级部门会前学法开展情况表({until(day)})",),
        header=(("序号", "单位", "是否开展", "次数", "学习部数", "最近一次学法日期", "备注"),),
        rows=(*rows, ("合计", None, f"已开展{held}个", None, None, None, None)),
        notes=("注:次数、部数为年初以来累计。", "填表人:法制处"),
    )


def _unit(name: str, seq: int, quarter: int, day: dt.date) -> tuple[Cell, ...]:
    throw = dice(f"law study/{name}")
    started = throw.random()
    shares = HELD_BY[day.year]
    if started > shares[quarter]:
        return (seq, name, "否", 0, 0, None, None)
    first = next(n for n, share in enumerate(shares) if started <= share)
    times = sum(throw.randint(1, 2) for _ in range(quarter - first + 1))
    last = days_after(day, -throw.randint(3, 40))
    return (seq, name, "是", times, max(1, times - throw.randint(0, 1)), chinese(last), None)
