"""Items of the executive meeting (常务会议议题) of the sample: two meetings a month, and what January 2021 will bring."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from data.workdays import is_working_day
from etl.sample_year.agenda import Subject, subjects, working_days_on
from etl.sample_year.days import YEAR, days_after
from etl.sample_year.dice import dice

FIRST_NUMBER = 70
"""The number of the year's first executive meeting, counted over the government's term."""
ITEMS = (9, 8, 12, 11, 11, 12, 11, 10, 12, 10, 12, 14)
FORMS = ("关于{s}情况的汇报", "《{s}实施方案(送审稿)》", "《{s}管理办法(草案)》", "关于加快推进{s}的若干意见")
OUTCOMES = ("通过", "原则通过", "通过", "原则通过", "通过", "原则通过", "通过", "修改后再议")
LATE_EVERY, SLOW_EVERY, LATE_MATERIAL_EVERY, OFF_EVERY = 6, 9, 8, 15


@dataclass(frozen=True, slots=True)
class Item:
    """One item. Without a day of review it waits; a deferred or returned one has no meeting."""

    month: dt.date
    title: str
    subject: Subject
    applied_on: dt.date
    approved_on: dt.date | None
    result: str | None
    meeting_no: int | None
    meeting_on: dt.date | None
    material_on: dt.date | None
    outcome: str | None
    consulted: bool = True
    legal_reviewed: bool = True


@cache
def sittings() -> tuple[tuple[int, dt.date], ...]:
    """Number and day of the year's 24 executive meetings."""
    days = [_on_or_after(dt.date(YEAR, month, day)) for month in range(1, 13) for day in (9, 23)]
    return tuple(enumerate(days, FIRST_NUMBER))


def _on_or_after(day: dt.date) -> dt.date:
    return next(d for n in range(15) if is_working_day(d := days_after(day, n)))


@cache
def items() -> tuple[Item, ...]:
    """The items of 2020, then those forecast for January 2021."""
    throw = dice("executive")
    works = [(form, subject) for form in FORMS for subject in throw.sample(subjects(), len(subjects()))]
    places = [(month, place >= count // 2) for month, count in enumerate(ITEMS) for place in range(count)]
    made = [_item(n, works[n], sittings()[month * 2 + second]) for n, (month, second) in enumerate(places)]
    return (*made, *_january(works[len(made) :]))


def _item(n: int, work: tuple[str, Subject], sitting: tuple[int, dt.date]) -> Item:
    form, subject = work
    number, day = sitting
    applied, approved = _review(n, day)
    title, month = form.replace("{s}", subject.subject), day.replace(day=1)
    if n % OFF_EVERY == 7:
        result, lacks_law = ("缓议", "退回")[n % 2], n % 2 == 0
        return Item(month, title, subject, applied, approved, result, None, None, None, None, lacks_law, not lacks_law)
    throw = dice(f"executive/{n}")
    material = days_after(day, -(throw.randint(1, 2) if n % LATE_MATERIAL_EVERY == 5 else throw.randint(3, 5)))
    outcome = OUTCOMES[n % len(OUTCOMES)]
    return Item(month, title, subject, applied, approved, "列入", number, day, material, outcome)


def _review(n: int, sitting: dt.date) -> tuple[dt.date, dt.date]:
    """The days on which an item was applied for and reviewed: some come late and are waved through, some take long."""
    throw = dice(f"executive/{n}/review")
    is_late = n % LATE_EVERY == 2
    before = days_after(sitting.replace(day=1), -throw.randint(12, 22))
    applied = working_days_on(sitting, -throw.randint(4, 6)) if is_late else working_days_on(before, -1)
    days = throw.randint(6, 8) if n % SLOW_EVERY == 4 and not is_late else throw.choice([1, 2, 2, 3, 3, 4])
    return applied, min(working_days_on(applied, days), days_after(sitting, -1))


JANUARY = (
    (1, 10, 4, 6, 29),
    (2, 14, 3, 6, 31),
    (0, 15, 5, 6, None),
    (3, 17, 2, 6, None),
    (1, 18, 6, 20, None),
    (2, 18, None, 20, None),
    (0, 22, None, 20, None),
    (3, 24, None, 20, None),
    (1, 28, None, 20, None),
    (2, 30, None, None, None),
)
"""Form, day of December applied on, working days of review, day of January to be held on, day of the material."""


def _january(works: list[tuple[str, Subject]]) -> list[Item]:
    return [_forecast(entry, subject) for entry, (_, subject) in zip(JANUARY, works, strict=False)]


def _forecast(entry: tuple[int, int, int | None, int | None, int | None], subject: Subject) -> Item:
    form, day, days, sitting, material = entry
    applied = dt.date(YEAR, 12, day)
    title, number = FORMS[form].replace("{s}", subject.subject), FIRST_NUMBER + (24 if sitting == 6 else 25)
    return Item(
        month=dt.date(YEAR + 1, 1, 1),
        title=title,
        subject=subject,
        applied_on=applied,
        approved_on=working_days_on(applied, days) if days else None,
        result="列入" if days else None,
        meeting_no=number if sitting else None,
        meeting_on=dt.date(YEAR + 1, 1, sitting) if sitting else None,
        material_on=dt.date(YEAR, 12, material) if material else None,
        outcome=None,
        consulted=days is not None,
    )
