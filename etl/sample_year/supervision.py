"""Returns of the supervision division (督查处): the four lists by month, then all its ledgers by week, two of them late."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import MONTH_ENDS, RETURNS, WEEKS, chinese, days_after
from etl.sample_year.instructions import ledger_sheets
from etl.sample_year.livelihood import livelihood_sheet
from etl.sample_year.paper import Book, Sheet
from etl.sample_year.supervision_items import items
from etl.sample_year.supervision_sheets import COLUMNS, NAMES, Report, joint_sheet, list_sheet

DIVISION = "督查处"
SILENT = {dt.date(2020, 9, 30): "盐湾县政府", dt.date(2020, 11, 20): "平海市政府"}
"""Counties that missed a return: its sheets repeat their report of the time before, theirs arrives late."""
LATE_BY_DAYS = 15
SEPARATE = (MONTH_ENDS[1], MONTH_ENDS[7])
"""Months whose four lists came as four files."""
JOINT = MONTH_ENDS[2]
"""The month in which all lists stood in one table."""


def books() -> list[Book]:
    """All files of the division for lists and livelihood projects."""
    return [book for turn, day in enumerate(RETURNS) for book in _return(turn, day)] + [_late(day) for day in SILENT]


def _return(turn: int, day: dt.date) -> list[Book]:
    report = _report(turn, day)
    if day in SEPARATE:
        sheets = [list_sheet(report, code) for code in COLUMNS if _has_rows(report, code)]
        lists = [_book(day, f"{sheet.name}清单进展", sheet) for sheet in sheets]
        return [*lists, _book(day, "民生实事项目进展", livelihood_sheet(day))]
    if day == JOINT:
        return [_book(day, "四张清单汇总", joint_sheet(report), livelihood_sheet(day))]
    pages = [list_sheet(report, code) for code in COLUMNS if _has_rows(report, code)]
    if day in WEEKS:
        return [_book(day, "督查工作周报", *pages, livelihood_sheet(day), *ledger_sheets(day))]
    return [_book(day, "四张清单和民生实事月报", *pages, livelihood_sheet(day))]


def _report(turn: int, day: dt.date) -> Report:
    silent = SILENT.get(day)
    return Report(day, items(), {silent: RETURNS[turn - 1]} if silent else {}, turn)


def _has_rows(report: Report, code: str) -> bool:
    return any(item.list_type == code and item.plan.assigned_on <= report.day for item in report.items)


def _book(day: dt.date, name: str, *sheets: Sheet) -> Book:
    return Book(days_after(day, 2), DIVISION, f"{name}(截至{chinese(day)})", sheets)


def _late(day: dt.date) -> Book:
    """The missed report of one county, about the day it should have spoken about."""
    lead = SILENT[day]
    own = tuple(item for item in items() if item.lead == lead)
    sheet = list_sheet(Report(day, own, {}, RETURNS.index(day)), "county_supervision")
    title = f"{NAMES['county_supervision']}补报-{lead}(截至{chinese(day)})"
    return Book(days_after(day, LATE_BY_DAYS), DIVISION, title, (sheet,))
