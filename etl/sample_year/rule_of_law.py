"""Monthly workbooks of the legal division (法制处): reconsideration, legality review, each quarter law study."""

from __future__ import annotations

import datetime as dt

from etl.sample_year import law_study, legal_reviews, reconsideration, rule_of_law_2019
from etl.sample_year.days import MONTH_ENDS, chinese, days_after
from etl.sample_year.paper import Book, FileKind

DIVISION = "法制处"
OLD_FORMAT_MONTHS = (3, 10)
"""Months that came as .xls from an older office program."""


def books() -> list[Book]:
    """Last year's in one workbook, then twelve; those of a quarter's end hold law study too."""
    return [_last_year(), *(_book(day) for day in MONTH_ENDS)]


def _last_year() -> Book:
    day = rule_of_law_2019.LAST_DAY
    sheets = (*rule_of_law_2019.sheets(), *law_study.sheets(day))
    return Book(days_after(day, 9), DIVISION, f"{day.year}年法治保障年报(截至{chinese(day)})", sheets)


def _book(day: dt.date) -> Book:
    study = law_study.sheets(day) if day.month % 3 == 0 else ()
    sheets = (reconsideration.sheet(day), legal_reviews.sheet(day), *study)
    kind: FileKind = "xls" if day.month in OLD_FORMAT_MONTHS else "xlsx"
    return Book(days_after(day, 5), DIVISION, f"法治保障月报(截至{chinese(day)})", sheets, kind)
