"""From a table's cells to rows of a dataset: read every cell, fill what the sheet says elsewhere, find all problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import compress, count
from typing import Any

from data.kinds.kind import ColumnReading, Finding, Setting, Unreadable
from data.personal import is_personal_header, names_people
from data.spec import Column, Dataset
from etl.anchored import YEAR, read_by_year, years_of
from etl.columns import Match, candidates, match_columns
from etl.headers import HeaderCell
from etl.layout import Table, column_cells
from etl.problems import problem
from etl.rows import Rows, RowView
from etl.standing_in import fill_from_others, lacks
from etl.wide import read_wide
from etl.workbook import address, column_letters

LINE_NUMBERS = frozenset({"序号", "no", "项次", "行号"})
"""Headers of running counts, which a dataset need not have a place for."""

NAMED_CELLS = 10
"""Cells that a message lists by address; of more it tells the number."""


def read_rows(spec: Dataset, table: Table, setting: Setting, context: str) -> Rows:
    """The table's rows as the dataset's, with every problem found on the way.

    `context` is the text around the table (titles, sheet name, file name), which may name the list, year or period.
    """
    rows = Rows(spec, setting.as_of)
    sheet = table.sheet.name
    rows.places = [(sheet, row + 1) for row in table.rows]
    matches = match_columns(spec, table, setting)
    # The year comes first: deadlines without one are relative to it.
    for match in sorted(matches, key=lambda match: match.column.name != YEAR):
        _read_column(rows, table, match, setting)
    wide = read_wide(rows, table, {match.header.col for match in matches}, setting)
    _report_headers(rows, table, matches, wide)
    _report_rows_left_out(rows, table)
    _fill_from_sheet(rows, table, setting, context)
    fill_from_others(rows, table, matches)
    _derive(rows)
    _require(rows, matches)
    _run_checks(rows)
    _check_list(rows)
    _check_happened(rows)
    return rows


def _report_headers(rows: Rows, table: Table, matches: Sequence[Match], wide: set[int]) -> None:
    matched = wide.union(match.header.col for match in matches)
    sheet = table.sheet.name
    for header in table.headers:
        if header.col in matched or not header.raw.strip() or header.text in LINE_NUMBERS:
            continue
        finding = _unused(rows.spec, header)
        rows.problems.append(problem(finding, sheet, address(table.header_row, header.col)))
    for column in rows.spec.columns:
        if lacks(column, matches):
            finding = Finding("missing_column", "error", {"header": column.zh})
            rows.problems.append(problem(finding, sheet, f"第{table.header_row + 1}行"))


def _unused(spec: Dataset, header: HeaderCell) -> Finding:
    if spec.counts_only and names_people(header.raw):
        return people_listed(spec, header)
    return Finding(_why_unused(spec, header), "warning", {"header": header.raw})


def people_listed(spec: Dataset, header: HeaderCell) -> Finding:
    """A column that makes a list of persons of a register that only counts them."""
    return Finding("people_listed", "error", {"header": header.raw, "dataset": spec.zh})


def _why_unused(spec: Dataset, header: HeaderCell) -> str:
    if is_personal_header(header.raw):
        return "personal_column"
    return "repeated_column" if candidates(spec, header) else "unknown_column"


def _read_column(rows: Rows, table: Table, match: Match, setting: Setting) -> None:
    column, header, sheet = match.column, match.header, table.sheet
    cells = column_cells(table, header.col)
    here = replace(
        setting,
        header=header.raw,
        measure_unit=header.measure_unit or table.measure_unit,
        zero_if_blank=column.zero_if_blank,
        percent_formatted=_formatted(table, sheet.percent_cells.get(header.col)),
        month_formatted=_formatted(table, sheet.month_cells.get(header.col)),
    )
    reading = read_by_year(column.kind, cells, here, years_of(rows, column.kind, setting))
    letters = column_letters(header.col)
    for part, values in zip(column.kind.fields, _by_field(reading, len(column.kind.fields)), strict=True):
        rows.fields[column.name + part.suffix] = values
        rows.addresses[sheet.name, column.name + part.suffix] = letters
    for index, raw in reading.raws.items():
        rows.raws.setdefault(index, {})[column.name] = raw
    _report_cells(rows, table, match, reading)
    _report_lost_cells(rows, table, header.col)


def _by_field(reading: ColumnReading, width: int) -> list[list[Any]]:
    return [[values[position] for values in reading.values] for position in range(width)]


def _formatted(table: Table, sheet_rows: Collection[int] | None) -> frozenset[int]:
    """Rows of the sheet as indexes of the table's rows."""
    if not sheet_rows:
        return frozenset()
    return frozenset(compress(count(), map(sheet_rows.__contains__, table.rows)))


def _report_cells(rows: Rows, table: Table, match: Match, reading: ColumnReading) -> None:
    for index, finding in reading.findings:
        if finding.code == "status_blank" and not match.column.keeps:
            continue  # nothing is kept: the status follows from the figures
        row = table.header_row if index is None else table.rows[index]
        detail = {"header": match.header.raw, **finding.detail, **_cells_named(table, match.header.col, finding)}
        rows.problems.append(problem(replace(finding, detail=detail), table.sheet.name, address(row, match.header.col)))


def _cells_named(table: Table, col: int, finding: Finding) -> dict[str, str]:
    """The addresses of the cells that a finding on a whole column is about."""
    indexes = [int(index) for index in finding.detail.get("indexes", "").split(",") if index]
    named = "、".join(address(table.rows[index], col) for index in indexes[:NAMED_CELLS])
    more = f"等{len(indexes)}处" if len(indexes) > NAMED_CELLS else ""
    return {"cells": named + more} if indexes else {}


def _report_lost_cells(rows: Rows, table: Table, col: int) -> None:
    """The reader hands over #REF! and never-computed formulas as blanks (reference §0.1, ruling 10)."""
    sheet = table.sheet
    for code, cells in (("error_cell", sheet.error_cells), ("formula_without_value", sheet.uncached_formulas)):
        if not cells:
            continue
        for row in table.rows:
            if (row, col) in cells:
                rows.problems.append(problem(Finding(code), sheet.name, address(row, col)))


def _report_rows_left_out(rows: Rows, table: Table) -> None:
    """Rows under the notes are no data; hidden rows are, and whoever hid them may not expect it."""
    sheet = table.sheet
    for row in table.rows_below_notes:
        detail = {"row": str(row + 1)}
        rows.problems.append(problem(Finding("rows_below_notes", "warning", detail), sheet.name, f"第{row + 1}行"))
    hidden = [row for row in table.rows if row in sheet.hidden_rows] if sheet.hidden_rows else []
    if hidden:
        finding = Finding("hidden_rows", "warning", {"count": str(len(hidden))})
        rows.problems.append(problem(finding, sheet.name, f"第{hidden[0] + 1}行"))


def _fill_from_sheet(rows: Rows, table: Table, setting: Setting, context: str) -> None:
    for column in rows.spec.columns:
        if not column.from_sheet or not len(rows):
            continue
        values = rows.column(column.name)
        if None not in values:
            continue
        given = [_stated(column, text, setting) for text in _texts(table, context)]
        stated = next((value for value in given if value is not None), None)
        if column.name == "year":
            stated = (float(setting.year), *column.kind.blank[1:])
        labels = {label: _stated(column, label, setting) for label in set(table.sections.values())}
        if stated is not None or any(labels.values()):
            by_row = [labels.get(table.sections.get(row, "")) or stated for row in table.rows] if labels else None
            _put(rows, column, by_row or [stated] * len(rows))


def _texts(table: Table, context: str) -> list[str]:
    """Where a sheet states what holds for all its rows, nearest first."""
    near = [table.title_period or "", table.reporting_unit or "", *table.titles, table.sheet.name]
    return [text for text in (*near, context) if text]


def _stated(column: Column, text: str, setting: Setting) -> tuple[Any, ...] | None:
    try:
        reading = column.kind.read(text, setting)
    except Unreadable:
        return None
    usable = reading.warning is None and reading.values[0] is not None
    return reading.values if usable else None


def _put(rows: Rows, column: Column, stated: Sequence[tuple[Any, ...] | None]) -> None:
    """Fills the column's blank rows with what the sheet states for each."""
    first = rows.column(column.name + column.kind.fields[0].suffix)
    blank = [value is None for value in first]
    for position, part in enumerate(column.kind.fields):
        name = column.name + part.suffix
        rows.fields[name] = [
            given[position] if is_blank and given is not None else value
            for value, is_blank, given in zip(rows.column(name), blank, stated, strict=True)
        ]


def _derive(rows: Rows) -> None:
    derive = rows.spec.derive
    if derive is None:
        return
    view = RowView(rows)
    for index in _rows_to_derive(rows):
        view.index = index
        for name, value in derive(view).items():
            rows.column(name)[index] = value


def _rows_to_derive(rows: Rows) -> Iterable[int]:
    if rows.spec.derive_rows is not None:
        return rows.spec.derive_rows(rows.fields, len(rows))
    if not rows.spec.derive_when:
        return range(len(rows))
    needed = [rows.fields[name] for name in rows.spec.derive_when if name in rows.fields]
    return [index for index, values in enumerate(zip(*needed, strict=True)) if any(v is not None for v in values)]


def _require(rows: Rows, matches: Sequence[Match]) -> None:
    for column in rows.spec.columns:
        # A column that the sheet lacks is a problem of its header alone.
        if column.required and not column.blank_ok and not lacks(column, matches):
            _require_values(rows, column)


def _require_values(rows: Rows, column: Column) -> None:
    first = column.name + column.kind.fields[0].suffix
    if None not in rows.column(first):
        return
    sheet = rows.places[0][0] if rows.places else ""
    shown = next((name for name in (first, *column.else_from) if (sheet, name) in rows.addresses), first)
    blanks = [rows.where(i, shown) for i, value in enumerate(rows.column(first)) if value is None]
    told = {(entry.sheet, entry.cell): entry for entry in rows.problems}
    if column.from_sheet and len(blanks) == len(rows) and told.keys().isdisjoint(blanks):
        detail = {"header": column.zh, "options": _options(column)}
        rows.problems.append(problem(Finding("not_stated", "error", detail), rows.places[0][0]))
        return
    # A refused cell has its problem already; of one that holds nothing of use the reason becomes the problem.
    unusable = {where for where in blanks if where in told and told[where].severity == "warning"}
    rows.problems = [entry for entry in rows.problems if (entry.sheet, entry.cell) not in unusable]
    for where in blanks:
        if where in unusable:
            detail = {"header": column.zh, "reason": told[where].message}
            rows.problems.append(problem(Finding("required_unusable", "error", detail), *where))
        elif where not in told:
            rows.problems.append(problem(Finding("required_blank", "error", {"header": column.zh}), *where))


def _options(column: Column) -> str:
    return f"可填：{'、'.join(column.kind.options)}。" if column.kind.options else ""


def _run_checks(rows: Rows) -> None:
    for index, view in rows.views() if rows.spec.checks else ():
        for check in rows.spec.checks:
            found = check(view)
            if found is not None:
                name, finding = found
                rows.problems.append(problem(finding, *rows.where(index, name)))


def _check_list(rows: Rows) -> None:
    if rows.spec.check_list is None or not len(rows):
        return
    for index, name, finding in rows.spec.check_list([dict(view) for _, view in rows.views()]):
        where = (rows.places[0][0], "") if index is None else rows.where(index, name)
        rows.problems.append(problem(finding, *where))


def _check_happened(rows: Rows) -> None:
    """A day on which something was done cannot lie after the day that the sheet speaks about."""
    tracked = rows.spec.tracking.finished if rows.spec.tracking else None
    for field, column, _ in rows.spec.stored:
        if (field == tracked or field in rows.spec.happened) and field in rows.fields:
            _check_day(rows, field, column.zh)


def _check_day(rows: Rows, name: str, zh: str) -> None:
    for index, day in enumerate(rows.fields[name]):
        if day is not None and day > rows.as_of:
            detail = {"header": zh, "finished": day.isoformat(), "day": rows.as_of.isoformat()}
            rows.problems.append(problem(Finding("finished_after", "warning", detail), *rows.where(index, name)))
