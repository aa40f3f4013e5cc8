"""The weekly supervision meetings (督查调度会) of the sample: every Friday from September to Christmas 2020."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.cleaning import compact
from etl.keys import one_spelling
from etl.sample_year.days import YEAR
from etl.sample_year.instructions_plan import Instruction
from etl.sample_year.livelihood import SubTarget
from etl.sample_year.supervision_item import Item

FRIDAYS: tuple[dt.date, ...] = tuple(dt.date(YEAR, 9, 4) + dt.timedelta(weeks=n) for n in range(17))
DIVISION = "督查处"


@dataclass(frozen=True, slots=True)
class Matter:
    """An item that a meeting speaks of: its code, title, unit; the day it was on a list, the day it was done, if ever."""

    code: str
    title: str
    unit: str
    begun_on: dt.date
    done_on: dt.date | None


def week_of(day: dt.date) -> int:
    """The number of a meeting in its year: that of its week."""
    return day.isocalendar().week


def name_of(day: dt.date) -> str:
    """`2020年第51次督查调度会`."""
    return f"{day.year}年第{week_of(day)}次督查调度会"


def number_of(day: dt.date, turn: int) -> str:
    """`2020-51-3`."""
    return f"{day.year}-{week_of(day)}-{turn}"


def quoted(title: str) -> str:
    """The title in quotation marks, those inside it single."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"


def of_list(item: Item) -> Matter:
    """An item of the four lists, by the code that its records have."""
    number = one_spelling(compact(item.number or ""))
    done_on = item.plan.end if item.plan.fate in ("done", "late") else None
    code = f"supervision/{YEAR}|{item.list_type}|{number}"
    return Matter(code, item.title, item.lead, item.plan.assigned_on, done_on)


def of_instruction(entry: Instruction) -> Matter:
    """A leader's instruction that was to be handled."""
    code = f"instructions/{YEAR}|{one_spelling(compact(entry.number))}"
    return Matter(code, entry.title, entry.lead, entry.assigned_on, entry.finished_on)


def of_project(entry: SubTarget) -> Matter:
    """A sub-target of a livelihood project."""
    code = f"livelihood/{YEAR}|{one_spelling(entry.project)}|{one_spelling(entry.sub_target)}"
    return Matter(code, f"{entry.project}：{entry.sub_target}", entry.lead, dt.date(YEAR, 1, 20), None)
