"""Monthly workbooks of the executive meeting's division (常务会议处): what was held, what is forecast."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import MONTH_ENDS, chinese, days_after, until
from etl.sample_year.executive import Item, items
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.spelling import DATE_SPELLINGS, iso

DIVISION = "常务会议处"
LEFT = ("序号", "预报月份", "议题名称", "提请单位", "分管市领导", "涉及单位", "是否征求意见/协调一致", "合法性审查")
HELD = (*LEFT, "申报日期", "审核日期", "审核结果", "上会次数", "上会日期", "上会材料日期", "上会结果")
FORECAST = (*LEFT, "申报时间", "审核时间", "审核意见", "拟上会次数", "拟上会日期", "材料报送日期", "备注")


def books() -> list[Book]:
    """Twelve workbooks of two sheets."""
    return [_book(day) for day in MONTH_ENDS]


def _book(day: dt.date) -> Book:
    following = days_after(day, 1)
    sheets = (
        _sheet(
            "本月议题", f"{day.year}年{day.month}月常务会议议题上会情况({until(day)})", HELD, day.replace(day=1), day
        ),
        _sheet(
            "下月预报",
            f"{following.year}年{following.month}月常务会议议题预报表({until(day)})",
            FORECAST,
            following,
            day,
        ),
    )
    return Book(days_after(day, 2), DIVISION, f"常务会议议题预报(截至{chinese(day)})", sheets)


def _sheet(name: str, title: str, header: tuple[str, ...], month: dt.date, day: dt.date) -> Sheet:
    shown = [item for item in items() if item.month == month and item.applied_on <= day]
    return Sheet(
        name=name,
        titles=(title,),
        header=(header,),
        rows=tuple(_line(item, seq, day, header is HELD) for seq, item in enumerate(shown, 1)),
        notes=("注:议题应于上月20日前预报。", "填表人:常务会议处"),
    )


def _line(item: Item, seq: int, day: dt.date, is_held: bool) -> tuple[Cell, ...]:
    spell = DATE_SPELLINGS[day.month % 5] if item.month.year == day.year else iso
    partners = "、".join((item.subject.unit, *item.subject.partners.split("/")))
    reviewed = item.approved_on is not None and item.approved_on <= day
    return (
        seq,
        f"{item.month.year}年{item.month.month}月",
        item.title,
        item.subject.unit,
        item.subject.leader,
        partners,
        "是" if item.consulted else "否",
        "是" if item.legal_reviewed else "否",
        spell(item.applied_on),
        spell(item.approved_on) if reviewed and item.approved_on else None,
        item.result if reviewed else None,
        item.meeting_no if reviewed else None,
        spell(item.meeting_on) if reviewed and item.meeting_on else None,
        spell(item.material_on) if item.material_on and item.material_on <= day else None,
        (item.outcome if item.meeting_on and item.meeting_on <= day else None) if is_held else None,
    )
