"""A required column that a sheet does not have, filled from one that may stand in for it (reference §0.1, rulings 5 and 6)."""

from __future__ import annotations

from collections.abc import Sequence

from data.kinds.kind import Finding
from data.kinds.organisations import Units
from data.spec import Column
from etl.columns import Match, candidates
from etl.headers import normalise_header
from etl.layout import Table
from etl.problems import problem
from etl.rows import Rows
from etl.workbook import address


def lacks(column: Column, matches: Sequence[Match]) -> bool:
    """Whether a required column is neither there nor supplied by another."""
    if not column.required or column.from_sheet:
        return False
    return not any(match.column.name == column.name or _supplies(match, column) for match in matches)


def _supplies(match: Match, column: Column) -> bool:
    """Whether a sheet's column may stand in for another one."""
    not_from = {normalise_header(header).text for header in column.else_not}
    return match.column.name in column.else_from and match.header.text not in not_from


def fill_from_others(rows: Rows, table: Table, matches: Sequence[Match]) -> None:
    """Fills blank cells from the columns that may stand in, the first one wins; says which column was taken."""
    for column in rows.spec.columns:
        if column.else_from:
            _report_ambiguous(rows, table, matches, column)
        for match in sorted(matches, key=lambda match: _turn(match, column)):
            if _supplies(match, column):
                _fill_from(rows, table, match, column)


def _turn(match: Match, column: Column) -> int:
    name = match.column.name
    return column.else_from.index(name) if name in column.else_from else len(column.else_from)


def _fill_from(rows: Rows, table: Table, match: Match, column: Column) -> None:
    """A unit list supplies its first unit, which offices put in the lead."""
    values, given = rows.column(column.name), rows.column(match.column.name)
    blank = [i for i, value in enumerate(values) if value is None and given[i] is not None]
    for index in blank:
        values[index] = str(given[index]).split(",")[0]
    if blank and isinstance(match.column.kind, Units):
        detail = {"lead": column.zh, "header": match.header.raw, "count": str(len(blank))}
        where = address(table.header_row, match.header.col)
        rows.problems.append(problem(Finding("lead_filled", "warning", detail), table.sheet.name, where))


def _report_ambiguous(rows: Rows, table: Table, matches: Sequence[Match], column: Column) -> None:
    """责任单位 alone names the lead unit (reference §0.1, ruling 5): the sheet does not say so, the answer does."""
    match = next((match for match in matches if match.column is column), None)
    if match is None or len(candidates(rows.spec, match.header)) < 2 or "牵头" in match.header.raw:
        return
    detail = {"lead": column.zh, "header": match.header.raw}
    where = address(table.header_row, match.header.col)
    rows.problems.append(problem(Finding("lead_from_header", "warning", detail), table.sheet.name, where))
