"""Meetings (会议) of the sample: 563 called by open telegram after 610 the year before, and those of the mayor."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace
from functools import cache

from etl.sample_year.agenda import Subject, subjects, working_day
from etl.sample_year.days import YEAR
from etl.sample_year.dice import dice
from etl.sample_year.executive import sittings

TELEGRAM = (44, 38, 46, 47, 48, 50, 45, 42, 50, 44, 52, 57)
CITYWIDE = (6, 9, 8, 7, 6, 7, 6, 5, 7, 5, 7, 8)
"""Of those called by telegram: plenary, city-wide and video meetings."""
REFUSED_MONTHS = (3, 5, 6, 8, 10, 11)
"""Months in which a city-wide meeting was asked for and refused."""
PLENARY_MONTHS = (1, 7)
TOPICAL = ("专题会议", "推进会", "工作例会", "分析会", "座谈会", "现场会", "调度会")


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting; `telegram` is the number of the open telegram that called it, 0 without one."""

    name: str
    kind: str
    held_on: dt.date
    unit: str
    division: str
    leader: str
    attendees: int = 0
    approval: str = ""
    telegram: int = 0
    decisions: int = 0
    done: int = 0


@cache
def gatherings() -> tuple[Gathering, ...]:
    """All meetings of the year by day."""
    called = sorted(_called(), key=lambda entry: (entry.held_on, entry.name))
    numbered = [replace(entry, telegram=number) for number, entry in enumerate(called, 1)]
    return tuple(sorted([*numbered, *_of_the_mayor(), *_refused()], key=lambda entry: (entry.held_on, entry.name)))


def _called() -> list[Gathering]:
    throw, made = dice("meetings"), dict[tuple[dt.date, str], Gathering]()
    for month, count in enumerate(TELEGRAM, 1):
        while sum(entry.held_on.month == month for entry in made.values()) < count:
            number = sum(entry.held_on.month == month for entry in made.values())
            entry = _meeting(month, number, throw)
            made[entry.held_on, entry.name] = entry
    return list(made.values())


def _meeting(month: int, number: int, throw: random.Random) -> Gathering:
    subject, day = throw.choice(subjects()), working_day(YEAR, month, throw)
    if number >= CITYWIDE[month - 1]:
        name, kind, people = f"{subject.subject}{throw.choice(TOPICAL)}", "专题会议", throw.randint(12, 60)
    elif number == 0 and month in PLENARY_MONTHS:
        name, kind, people = f"市政府第{6 + PLENARY_MONTHS.index(month)}次全体会议", "全体会议", 180
    elif number % 2:
        name, kind, people = f"全市{subject.subject}视频会议", "电视电话会", throw.randint(120, 400)
    else:
        name, kind, people = f"全市{subject.subject}工作会议", "全市性会议", throw.randint(90, 260)
    entry = _about(subject, name, kind, day)
    approval = "压缩后同意" if kind != "专题会议" and throw.random() < 0.25 else "同意"
    decisions = throw.randint(1, 6)
    done = max(0, decisions - throw.choice([0, 0, 0, 0, 1, 1, 2]))
    return replace(entry, attendees=people, approval=approval, decisions=decisions, done=done)


def _about(subject: Subject, name: str, kind: str, day: dt.date) -> Gathering:
    leader = "市长" if kind == "全体会议" else subject.leader
    return Gathering(name, kind, day, subject.unit, subject.division, leader)


def _of_the_mayor() -> list[Gathering]:
    """Executive meetings, and two meetings a month with the mayor's office (市长办公会)."""
    office, throw, made = "市政府办公室", dice("mayor"), []
    for number, day in sittings():
        name = f"市政府第{number}次常务会议"
        made.append(Gathering(name, "常务会议", day, office, "秘书处", "市长", throw.randint(35, 48), "无需审批"))
    for month in range(1, 13):
        for half in ("上半月", "下半月"):
            day, name = working_day(YEAR, month, throw), f"{month}月{half}市长办公会"
            made.append(Gathering(name, "市长办公会", day, office, "秘书处", "市长", 16, "无需审批", 0, 5, 4))
    return made


def _refused() -> list[Gathering]:
    throw, made = dice("refused"), []
    for month, subject in zip(REFUSED_MONTHS, throw.sample(subjects(), len(REFUSED_MONTHS)), strict=True):
        entry = _about(subject, f"全市{subject.subject}现场推进会", "全市性会议", working_day(YEAR, month, throw))
        made.append(replace(entry, attendees=150, approval="不同意"))
    return made
