"""Quarterly returns of the discipline committee (机关纪委): integrity events, and pledges signed by division."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.paper import Book, Cell, Share, Sheet
from etl.sample_year.spelling import DATE_SPELLINGS
from etl.sample_year.words_bank import bank

DIVISION = "机关纪委"
QUARTER_ENDS = MONTH_ENDS[2::3]
PLEDGE = "党风廉政责任书和承诺书"


@dataclass(frozen=True, slots=True)
class Event:
    """One integrity event."""

    held: str
    kind: str
    title: str
    people: int
    note: str


@dataclass(frozen=True, slots=True)
class Pledges:
    """What a division has to sign, and how much of it was signed by the end of each quarter."""

    division: str
    responsibility: int
    promises: int
    march: int
    june: int
    september: int
    december: int

    @property
    def due(self) -> int:
        return self.responsibility + self.promises

    def signed(self, month: int) -> int:
        return {3: self.march, 6: self.june, 9: self.september, 12: self.december}[month]


def books() -> list[Book]:
    """Four returns of two sheets."""
    return [_book(day) for day in QUARTER_ENDS]


def _book(day: dt.date) -> Book:
    return Book(days_after(day, 9), DIVISION, f"廉政建设季报(截至{chinese(day)})", (_events(day), _pledges(day)))


def _events(day: dt.date) -> Sheet:
    """The quarter's events."""
    first = day.replace(month=day.month - 2, day=1)
    found = [entry for entry in bank("integrity", Event) if first <= dt.date.fromisoformat(entry.held) <= day]
    spell = DATE_SPELLINGS[(day.month + 1) % len(DATE_SPELLINGS)]
    return Sheet(
        name="廉政活动",
        titles=(f"{YEAR}年{first.month}—{day.month}月党风廉政建设活动登记表({until(day)})",),
        header=(("序号", "活动名称", "类别", "时间", "参加人数", "备注"),),
        rows=tuple(
            (seq, entry.title, entry.kind, spell(dt.date.fromisoformat(entry.held)), entry.people, entry.note or None)
            for seq, entry in enumerate(found, 1)
        ),
        notes=("填表人:机关纪委",),
    )


def _pledges(day: dt.date) -> Sheet:
    """Every division as it stands."""
    entries = bank("pledges", Pledges)
    due, signed = sum(entry.due for entry in entries), sum(entry.signed(day.month) for entry in entries)
    return Sheet(
        name="责任书签订",
        titles=(f"{YEAR}年党风廉政责任书、承诺书签订情况表({until(day)})", "填报单位:机关纪委"),
        header=(("序号", "处室", "责任书名称", "类别", "应签", "已签", "签订率", "备注"),),
        rows=(
            *(_line(entry, seq, day) for seq, entry in enumerate(entries, 1)),
            ("合计", None, None, None, due, signed, Share(signed / due), None),
        ),
        notes=("注:应签份数为处室责任书1份和全体人员承诺书。", "填表人:机关纪委"),
    )


def _line(entry: Pledges, seq: int, day: dt.date) -> tuple[Cell, ...]:
    signed = entry.signed(day.month)
    left = entry.due - signed
    note = f"尚有{left}人挂职、借调在外" if left and day.month > MONTH_ENDS[5].month else None
    return (seq, entry.division, PLEDGE, "签订责任书", entry.due, signed, Share(signed / entry.due), note)
