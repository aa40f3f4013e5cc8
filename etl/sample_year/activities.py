"""Quarterly registers of the party committee (机关党委): lectures, party days, debates, culture; each drawn its own way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.paper import Book, Cell, Line, Sheet
from etl.sample_year.spelling import as_date, dotted
from etl.sample_year.words_bank import bank

DIVISION = "机关党委"
FORGOTTEN = "2020-06-12"
"""A lecture that the second quarter's register left out."""
MISCOUNTED = ("2020-05-15", "250")
"""A lecture and the listeners first reported; the correction has the true number."""
CORRECTED_ON = dt.date(YEAR, 8, 13)
KINDS = ("宣讲", "大讨论", "主题报告会", "主题党日", "文体活动")


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity; numbers are as written, blank where the register says nothing."""

    held: str
    kind: str
    title: str
    place: str
    host: str
    sessions: str
    people: str
    audience: str
    handouts: str
    lists: str
    note: str

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.held)


def books() -> list[Book]:
    """Four registers, and the correction of the second, which came in August."""
    first, second, third, fourth = MONTH_ENDS[2::3]
    half_year = tuple(_as_first_told(entry) for entry in _of_quarter(second) if entry.held != FORGOTTEN)
    late = tuple(entry for entry in _of_quarter(second) if entry.held in (FORGOTTEN, MISCOUNTED[0]))
    return [
        _book(first, _plain(_of_quarter(first), first)),
        _book(second, _levelled(half_year, second)),
        Book(CORRECTED_ON, DIVISION, f"机关活动登记更正(截至{chinese(second)})", (_levelled(late, second),)),
        _book(third, _sectioned(_of_quarter(third), third)),
        Book(days_after(fourth, 8), DIVISION, f"机关活动登记(截至{chinese(fourth)})", (_full(fourth),), "xls"),
    ]


def _book(day: dt.date, sheet: Sheet) -> Book:
    return Book(days_after(day, 8), DIVISION, f"机关活动登记(截至{chinese(day)})", (sheet,))


def _of_quarter(day: dt.date) -> tuple[Activity, ...]:
    first = day.replace(month=day.month - 2, day=1)
    return tuple(entry for entry in bank("activities", Activity) if first <= entry.day <= day)


def _as_first_told(entry: Activity) -> Activity:
    held, audience = MISCOUNTED
    if entry.held != held:
        return entry
    return Activity(
        **{name: getattr(entry, name) for name in Activity.__slots__ if name != "audience"}, audience=audience
    )


def _plain(found: tuple[Activity, ...], day: dt.date) -> Sheet:
    """Without lectures there is nothing to say of listeners."""
    rows = tuple(
        (seq, entry.title, entry.kind, as_date(entry.day), entry.place, entry.host, _number(entry.people), None)
        for seq, entry in enumerate(found, 1)
    )
    header = ("序号", "活动名称", "类别", "时间", "地点", "承办处室", "参加人数", "备注")
    return _sheet(f"{YEAR}年1—3月机关活动登记表", day, (header,), rows)


def _levelled(found: tuple[Activity, ...], day: dt.date) -> Sheet:
    """Two header levels: what a lecture alone has stands under 宣讲情况."""
    header = (
        (
            "序号",
            "活动名称",
            "活动类型",
            "举办时间",
            "地点",
            "场次",
            "参与人数",
            "宣讲情况",
            "宣讲情况",
            "形成清单",
            "备注",
        ),
        ("", "", "", "", "", "", "", "听众", "发放资料", "", ""),
    )
    rows = tuple((seq, entry.title, entry.kind, dotted(entry.day), *_counts(entry)) for seq, entry in _numbered(found))
    return _sheet(f"{YEAR}年4—6月机关活动登记表", day, header, rows)


def _sectioned(found: tuple[Activity, ...], day: dt.date) -> Sheet:
    """A section a kind, and no column for it."""
    header = ("序号", "活动名称", "活动时间", "活动地点", "场次", "参加人数", "听众", "资料份数", "自查清单", "备注")
    rows: list[Line] = []
    for number, kind in zip("一二三四五", KINDS, strict=True):
        rows.append(f"{number}、{kind}")
        among = tuple(entry for entry in found if entry.kind == kind)
        rows += [(seq, entry.title, chinese(entry.day), *_counts(entry)) for seq, entry in _numbered(among)]
    return _sheet(f"{YEAR}年7—9月机关活动登记表", day, (header,), tuple(rows))


def _full(day: dt.date) -> Sheet:
    header = (
        "序号",
        "活动名称",
        "类别",
        "时间",
        "地点",
        "场次",
        "参加人数",
        "听众",
        "资料份数",
        "形成清单",
        "备注",
    )
    found = _numbered(_of_quarter(day))
    rows = tuple((seq, entry.title, entry.kind, as_date(entry.day), *_counts(entry)) for seq, entry in found)
    return _sheet(f"{YEAR}年10—12月机关活动登记表", day, (header,), rows)


def _sheet(title: str, day: dt.date, header: tuple[tuple[str, ...], ...], rows: tuple[Line, ...]) -> Sheet:
    notes = ("注:宣讲的参加人数为参与宣讲的人数。", "填表人:机关党委")
    return Sheet("机关活动", (f"{title}({until(day)})",), header, rows, notes)


def _numbered(found: tuple[Activity, ...]) -> Iterator[tuple[int, Activity]]:
    return enumerate(found, 1)


def _counts(entry: Activity) -> tuple[Cell, ...]:
    numbers = (entry.sessions, entry.people, entry.audience, entry.handouts, entry.lists)
    return (entry.place, *map(_number, numbers), entry.note or None)


def _number(text: str) -> Cell:
    """A bare number as such, `300余人` as written, a blank as one."""
    return int(text) if text.isdigit() else text or None
