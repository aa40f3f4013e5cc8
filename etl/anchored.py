"""Deadlines without a year (12月底, 一季度) in a list that has a column 年度: each is of its own row's year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.kinds.deadlines import Due
from data.kinds.kind import Cell, ColumnReading, Kind, Setting
from data.spans import FIRST_YEAR, LAST_YEAR
from etl.rows import Rows

YEAR = "year"
"""The column that says which year's list a row belongs to."""


def years_of(rows: Rows, kind: Kind, setting: Setting) -> list[int]:
    """The year that each row's deadline is relative to; none where all are of the sheet's own."""
    if not isinstance(kind, Due):
        return []
    stated = rows.fields.get(YEAR, ())
    years = [int(year) if year and FIRST_YEAR <= year <= LAST_YEAR else setting.year for year in stated]
    return years if set(years) - {setting.year} else []


def read_by_year(kind: Kind, cells: Sequence[Cell], setting: Setting, years: Sequence[int]) -> ColumnReading:
    """The column read as `Kind.read_column` does, the cells of each year on their own; in one go without years."""
    if not years:
        return kind.read_column(cells, setting)
    whole = ColumnReading([kind.blank] * len(cells), [], {})
    for year in sorted(set(years)):
        indexes = [index for index, own in enumerate(years) if own == year]
        months = frozenset(at for at, index in enumerate(indexes) if index in setting.month_formatted)
        here = replace(setting, year=year, month_formatted=months)
        _put(whole, indexes, kind.read_column([cells[index] for index in indexes], here))
    return whole


def _put(whole: ColumnReading, indexes: Sequence[int], part: ColumnReading) -> None:
    for index, values in zip(indexes, part.values, strict=True):
        whole.values[index] = values
    whole.findings.extend((None if at is None else indexes[at], finding) for at, finding in part.findings)
    whole.raws.update({indexes[at]: raw for at, raw in part.raws.items()})
