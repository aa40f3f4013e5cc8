"""Papers of the weekly supervision meetings (督查调度会): what was decided, what was promised, which promises were kept since."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import LAST_DAY, days_after, until
from etl.sample_year.decisions_plan import Decided, decided
from etl.sample_year.meetings_held import DIVISION, FRIDAYS, Matter, name_of, number_of
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.promises_plan import Promised, promised

DECISION_COLUMNS = (
    "记录编号", "会议", "会议日期", "类别", "议定内容", "责任单位", "完成时限", "事项代码", "关联事项",
)  # fmt: skip
PROMISE_COLUMNS = (
    "承诺编号", "会议", "承诺日期", "承诺单位", "承诺事项", "完成时限", "兑现标准", "承诺完成率", "事项代码", "关联事项",
    "兑现日期", "兑现情况",
)  # fmt: skip
NOTES = ("填表人:督查处",)


def books() -> list[Book]:
    """One book a meeting; on the last day of the year the promises that were kept since the last one."""
    return [*(_meeting(day) for day in FRIDAYS), _book(LAST_DAY, "承诺账兑现登记", _promise_sheet(LAST_DAY))]


def _meeting(day: dt.date) -> Book:
    return _book(day, f"{name_of(day)}记录", _decision_sheet(day), _promise_sheet(day))


def _book(day: dt.date, name: str, *sheets: Sheet) -> Book:
    return Book(days_after(day, 3), DIVISION, f"{name}({until(day)})", tuple(sheet for sheet in sheets if sheet.rows))


def _decision_sheet(day: dt.date) -> Sheet:
    rows = tuple(_decision(number_of(day, n), one) for n, one in enumerate(_decided_on(day), 1))
    return Sheet("会议议定事项", (f"{name_of(day)}议定事项({until(day)})",), (DECISION_COLUMNS,), rows, NOTES)


def _promise_sheet(day: dt.date) -> Sheet:
    """The promises of the day's meeting, then those that 督查 learned to be kept since the meeting before."""
    before = max((friday for friday in FRIDAYS if friday < day), default=day)
    made = [(number, one) for number, one in _numbered() if one.made_on == day]
    kept = [(number, one) for number, one in _numbered() if one.kept_on and before < one.kept_on <= day]
    rows = tuple(_promise(number, one, day) for number, one in (*made, *kept))
    title = f"{name_of(day)}承诺账" if day in FRIDAYS else f"{day.year}年承诺账兑现登记"
    return Sheet("承诺账", (f"{title}({until(day)})",), (PROMISE_COLUMNS,), rows, NOTES)


def _decided_on(day: dt.date) -> list[Decided]:
    return [one for one in decided() if one.held_on == day]


def _numbered() -> list[tuple[str, Promised]]:
    """All promises with their numbers."""
    return [
        (number_of(day, n), one)
        for day in FRIDAYS
        for n, one in enumerate((one for one in promised() if one.made_on == day), 1)
    ]


def _decision(number: str, one: Decided) -> tuple[Cell, ...]:
    matter = _named(one.matter)
    return (number, name_of(one.held_on), one.held_on, one.kind, one.text, one.unit, one.due_on, *matter)


def _promise(number: str, one: Promised, day: dt.date) -> tuple[Cell, ...]:
    is_kept = one.kept_on is not None and one.kept_on <= day
    known = (one.kept_on, one.outcome) if is_kept else (None, None)
    return (
        number, name_of(one.made_on), one.made_on, one.unit, one.what, one.due_on, one.measure, one.target,
        *_named(one.matter), *known,
    )  # fmt: skip


def _named(matter: Matter | None) -> tuple[Cell, Cell]:
    return (matter.code, matter.title) if matter else (None, None)
