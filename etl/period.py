"""Which day and year a table speaks about, where nobody said so: title, report date, sheet name, file name."""

from __future__ import annotations

import datetime as dt

from etl.layout import Table
from etl.titles import TitleFacts, parse_title


def stated_day(table: Table, file: str, today: dt.date) -> dt.date | None:
    """The day a table says it speaks about: in a title, as its date of report, in the sheet's or the file's name."""
    year = year_of(table, file, today)
    named = [*(parse_title(title, year) for title in table.titles)]
    around = [parse_title(text, year) for text in (table.sheet.name, file)]
    stated = [table.title_as_of, *map(_day, named), table.report_date, *map(_day, around)]
    return next((day for day in stated if day is not None), None)


def assumed_day(table: Table, file: str, today: dt.date) -> dt.date:
    """The day of a table that states none: today, or the last day of the year in its title when that is over."""
    return min(today, dt.date(year_of(table, file, today), 12, 31))


def names_period(table: Table, file: str) -> bool:
    """Whether a title or name speaks of a month, a quarter or the like, which may end after the day of the report."""
    return bool(table.title_period) or any(parse_title(text, None).period for text in (table.sheet.name, file))


def year_of(table: Table, file: str, day: dt.date) -> int:
    """The year of a table's dates without one: from its title, its sheet's name, the file's name, else of `day`."""
    if table.title_year:
        return table.title_year
    years = (parse_title(text, None).year for text in (table.sheet.name, file))
    return next((year for year in years if year), day.year)


def _day(facts: TitleFacts) -> dt.date | None:
    return facts.as_of
