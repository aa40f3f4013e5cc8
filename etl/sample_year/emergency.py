"""Monthly workbooks of the duty office (总值班室): the roster and the register of urgent information in one file."""

from __future__ import annotations

from etl.sample_year.days import MONTH_ENDS, chinese, days_after
from etl.sample_year.duty import roster
from etl.sample_year.paper import Book
from etl.sample_year.urgent import sheet

DIVISION = "总值班室"


def books() -> list[Book]:
    """Twelve workbooks of two sheets."""
    return [
        Book(
            days_after(day, 1),
            DIVISION,
            f"应急值班和紧急信息(截至{chinese(day)})",
            (roster(day.month), sheet(day.month)),
        )
        for day in MONTH_ENDS
    ]
