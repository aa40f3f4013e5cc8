"""The duty roster (应急值班表) of the sample: two shifts a day by role, with a few gaps."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import YEAR, chinese, days_after, month_end, until
from etl.sample_year.dice import dice
from etl.sample_year.paper import Cell, Sheet
from etl.sample_year.spelling import DATE_SPELLINGS

SHIFTS = ("白班", "夜班")
LEADS = ("秘书长", "副秘书长", "副秘书长", "办公室主任", "办公室副主任", "副秘书长", "办公室副主任")
OFFICERS = ("综合一处", "综合二处", "综合三处", "综合四处", "综合五处", "总值班室", "总值班室")
UNFILLED = (dt.date(YEAR, 2, 1), dt.date(YEAR, 5, 3), dt.date(YEAR, 10, 4), dt.date(YEAR, 12, 27))
"""Night shifts without a duty officer (缺岗)."""
MISSING = (dt.date(YEAR, 6, 14), dt.date(YEAR, 11, 8))
"""Night shifts that the roster leaves out altogether."""


def shift_count() -> int:
    """Shifts that the year's rosters list."""
    return len(SHIFTS) * 366 - len(MISSING)


def roster(month: int) -> Sheet:
    """The roster of a month, handed in after it."""
    last = month_end(month)
    days = [dt.date(YEAR, month, n) for n in range(1, last.day + 1)]
    return Sheet(
        name="值班表",
        titles=(f"市政府总值班室{YEAR}年{month}月应急值班表({until(last)})",),
        header=(("日期", "班次", "带班领导", "主班", "副班", "交接情况", "备注"),),
        rows=tuple(_line(day, shift) for day in days for shift in SHIFTS if not (day in MISSING and shift == "夜班")),
        notes=("说明:实行24小时双岗值班。", "填表人:总值班室", f"填报日期:{chinese(days_after(last, 1))}"),
    )


def _line(day: dt.date, shift: str) -> tuple[Cell, ...]:
    throw = dice(f"duty/{day}/{shift}")
    number = day.timetuple().tm_yday + SHIFTS.index(shift)
    spell = DATE_SPELLINGS[day.month % len(DATE_SPELLINGS)]
    unfilled = day in UNFILLED and shift == "夜班"
    return (
        spell(day),
        shift,
        LEADS[number % len(LEADS)],
        None if unfilled else f"{throw.choice(OFFICERS)}值班员",
        "总值班室值班员" if throw.random() < 0.8 else "—",
        "已交接",
        "人员临时调整未补岗" if unfilled else None,
    )
