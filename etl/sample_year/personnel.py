"""Quarterly workbooks of the personnel division (人事处): training and cadre changes, in counts alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.spelling import DATE_SPELLINGS
from etl.sample_year.words_bank import bank

DIVISION = "人事处"
QUARTER_ENDS = MONTH_ENDS[2::3]
TWO_COLUMNS_FROM = 12
"""The month from which the end of a course stands in a column of its own."""


@dataclass(frozen=True, slots=True)
class Course:
    """A course to which cadres were sent."""

    first: str
    last: str
    kind: str
    course: str
    host: str
    people: int
    hours: int
    place: str


@dataclass(frozen=True, slots=True)
class Change:
    """How many cadres a change of one day concerned."""

    on: str
    kind: str
    people: int
    method: str
    note: str


def books() -> list[Book]:
    """Four quarterly returns; the first quarter saw no training."""
    return [_book(day) for day in QUARTER_ENDS]


def _book(day: dt.date) -> Book:
    courses = tuple(entry for entry in bank("training", Course) if dt.date.fromisoformat(entry.first) <= day)
    sheets = (*((_training(courses, day),) if courses else ()), _changes(day))
    return Book(days_after(day, 7), DIVISION, f"干部培训和干部变动季报(截至{chinese(day)})", sheets)


def _training(courses: tuple[Course, ...], day: dt.date) -> Sheet:
    """Every course since New Year."""
    split = day.month >= TWO_COLUMNS_FROM
    days = ("开始时间", "结束时间") if split else ("起止时间",)
    return Sheet(
        name="干部培训",
        titles=(f"{YEAR}年1—{day.month}月干部培训情况登记表({until(day)})", "填报单位:人事处"),
        header=(("序号", "培训班名称", "类别", "主办单位", *days, "参训人数", "学时", "地点", "备注"),),
        rows=tuple(_course(entry, seq, split) for seq, entry in enumerate(courses, 1)),
        notes=("注:只登记人数。业务培训不计入参加培训班人数。", "填表人:人事处"),
    )


def _course(entry: Course, seq: int, split: bool) -> tuple[Cell, ...]:
    first, last = dt.date.fromisoformat(entry.first), dt.date.fromisoformat(entry.last)
    days: tuple[Cell, ...] = (first, last) if split else (f"{chinese(first)}—{last.month}月{last.day}日",)
    people = f"{entry.people}人次" if seq % 3 == 0 else entry.people
    return (seq, entry.course, entry.kind, entry.host, *days, people, entry.hours, entry.place, None)


def _changes(day: dt.date) -> Sheet:
    """The changes of the quarter."""
    first = day.replace(month=day.month - 2, day=1)
    found = [entry for entry in bank("cadre_changes", Change) if first <= dt.date.fromisoformat(entry.on) <= day]
    spell = DATE_SPELLINGS[day.month % len(DATE_SPELLINGS)]
    header = ("序号", "变动类别", "人数(名)", "任职时间", "产生方式", "备注")
    plain = ("序号", "类别", "人数", "时间", "方式", "备注")
    rows = tuple(
        (seq, entry.kind, entry.people, spell(dt.date.fromisoformat(entry.on)), entry.method, entry.note or None)
        for seq, entry in enumerate(found, 1)
    )
    total = ("合计", None, sum(entry.people for entry in found), None, None, None)
    return Sheet(
        name="干部变动",
        titles=(f"{YEAR}年{first.month}—{day.month}月干部变动情况统计表({until(day)})",),
        header=(header if day.month > MONTH_ENDS[5].month else plain,),
        rows=(*rows, total),
        notes=("注:本表为当季数,只统计人数,不登记个人。", "填表人:人事处"),
    )
