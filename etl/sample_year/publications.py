"""Registers of what the office prints (刊物通报登记): bulletins, 《政务信息》, emergency issues, quarter by quarter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.dice import dice, shares
from etl.sample_year.instructions_plan import BULLETINS_A_YEAR, Topic
from etl.sample_year.paper import Book, Sheet
from etl.sample_year.spelling import as_date, dotted
from etl.sample_year.words_bank import bank

DIVISION = "信息处"
QUARTER_ENDS = MONTH_ENDS[2::3]


@dataclass(frozen=True, slots=True)
class Serial:
    """A numbered series: how many issues the year saw, who edits it, how its titles are made."""

    kind: str
    count: int
    division: str
    title: str
    readers: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a series."""

    serial: Serial
    number: int
    title: str
    issued_on: dt.date


SERIALS: tuple[Serial, ...] = (
    Serial(
        "批示通报", BULLETINS_A_YEAR, "督查处", "市政府领导批示办理情况通报", "市政府领导，各县(市、区)政府，市级各部门"
    ),
    Serial("督查通报", 14, "督查处", "关于{}督查情况的通报", "各县(市、区)政府，市级各部门"),
    Serial("督查专报", 9, "督查处", "关于{}的督查专报", "市政府领导"),
    Serial("政务信息", 680, "信息处", "{}情况及建议", "市委、市政府领导"),
    Serial("应急管理专刊", 12, "总值班室", "{}月应急管理工作专刊", "市政府领导，市应急委成员单位"),
)
BULLETINS = ("批示通报", "督查通报", "督查专报")


@cache
def issues() -> tuple[Issue, ...]:
    """All issues of the year, series by series, in order."""
    return tuple(issue for serial in SERIALS for issue in _of(serial))


def _of(serial: Serial) -> list[Issue]:
    throw = dice(f"publication/{serial.kind}")
    if serial.kind == "应急管理专刊":
        days = [day.replace(day=25) for day in MONTH_ENDS]
    else:
        days = sorted(
            dt.date(YEAR, month, throw.randint(3, 28))
            for month, count in enumerate(shares(serial.count, [1.0] * 12), 1)
            for _ in range(count)
        )
    topics = bank("topics", Topic)
    return [
        Issue(serial, n, serial.title.format(day.month if "月" in serial.title else throw.choice(topics).on(day)), day)
        for n, day in enumerate(days, 1)
    ]


def books() -> list[Book]:
    """Four quarterly workbooks of three sheets each."""
    return [_book(day) for day in QUARTER_ENDS]


def _book(day: dt.date) -> Book:
    sheets = (_bulletins(day), _info(day), _emergency(day))
    return Book(days_after(day, 5), DIVISION, f"刊物通报登记({until(day)})", sheets)


def _in_quarter(day: dt.date) -> list[Issue]:
    first = day.replace(month=day.month - 2, day=1)
    return [issue for issue in issues() if first <= issue.issued_on <= day]


def _bulletins(day: dt.date) -> Sheet:
    found = [issue for issue in _in_quarter(day) if issue.serial.kind in BULLETINS]
    return Sheet(
        name="批示通报和督查通报",
        titles=(f"{YEAR}年批示通报、督查通报登记表({until(day)})",),
        header=(("序号", "期号", "类型", "标题", "印发日期", "报送范围", "主办处室"),),
        rows=tuple(
            (seq, f"第{i.number}期", i.serial.kind, i.title, chinese(i.issued_on), i.serial.readers, i.serial.division)
            for seq, i in enumerate(found, 1)
        ),
        notes=("填表人:督查处",),
    )


def _info(day: dt.date) -> Sheet:
    found = [issue for issue in _in_quarter(day) if issue.serial.kind == "政务信息"]
    return Sheet(
        name="政务信息",
        titles=(f"{YEAR}年《政务信息》编发登记表({until(day)})",),
        header=(("期次", "刊物名称", "题目", "编发日期", "编发处室"),),
        rows=tuple((i.number, "政务信息", i.title, as_date(i.issued_on), i.serial.division) for i in found),
        notes=("填表人:信息处",),
    )


def _emergency(day: dt.date) -> Sheet:
    found = [issue for issue in _in_quarter(day) if issue.serial.kind == "应急管理专刊"]
    return Sheet(
        name="应急管理专刊",
        titles=(f"{YEAR}年应急管理专刊登记表({until(day)})",),
        header=(("刊期", "类型", "刊物标题", "编发时间", "发送范围", "主办处室"),),
        rows=tuple(
            (
                f"{YEAR}年第{i.number}期",
                i.serial.kind,
                i.title,
                dotted(i.issued_on),
                i.serial.readers,
                i.serial.division,
            )
            for i in found
        ),
        notes=("填表人:总值班室",),
    )
