"""Tables in a sheet: titles above, header, data, and what the lines round them say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from data.cleaning import write_out
from data.kinds.kind import Cell
from etl.body import Body, read_body
from etl.headers import Header, HeaderCell, HeaderText, find_header, normalise_header
from etl.side_by_side import column_blocks, cut_out, only_in
from etl.titles import Labels, TitleFacts, is_labelled, parse_title, read_labels, without_personal_data
from etl.workbook import Sheet

__all__ = ["HeaderCell", "HeaderText", "Table", "cell", "column_cells", "find_tables", "normalise_header"]


@dataclass(frozen=True, eq=False)
class Table:
    """One table of a sheet; rows and columns count from 0 within the sheet."""

    sheet: Sheet
    titles: tuple[str, ...]
    headers: tuple[HeaderCell, ...]
    header_row: int
    """The last row of the header."""
    rows: Sequence[int]
    """Data rows; a range where they follow one another."""
    sections: Mapping[int, str] = field(default_factory=dict)
    """Data row to the section in force there; sub-sections follow theirs after ' / '."""
    totals: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    """Lines below the data, without people's names and telephone numbers."""
    title_year: int | None = None
    title_as_of: dt.date | None = None
    title_period: str | None = None
    reporting_unit: str | None = None
    report_date: dt.date | None = None
    measure_unit: str | None = None
    rows_below_notes: tuple[int, ...] = ()
    """Rows that look like data although they stand below the notes; they are not read."""

    @cached_property
    def merged_into(self) -> dict[int, list[tuple[int, int, Cell]]]:
        """Column to (first row, last row, value) of the merged body cells that cover it."""
        covering: dict[int, list[tuple[int, int, Cell]]] = {}
        columns = self.sheet.grid.columns
        last = self.rows[-1] if self.rows else -1
        for top, left, bottom, right in self.sheet.merged:
            if top <= self.header_row or top > last or left >= len(columns):
                continue
            value = columns[left][top]
            for col in range(left, min(right + 1, len(columns))) if value is not None else ():
                covering.setdefault(col, []).append((top, min(bottom, last), value))
        return covering


def find_tables(sheet: Sheet, known_headers: Collection[str]) -> list[Table]:
    """The sheet's tables, in order: seldom more than one, none where no row bears enough known headers (§4.0.1)."""
    tables: list[Table] = []
    start = 0
    while (header := find_header(sheet, known_headers, start)) is not None:
        found = [_read_table(part, own, known_headers, start) for part, own in _parts(sheet, header)]
        tables.extend(table for table, _ in found)
        start = max(end for _, end in found)
    return tables


def _parts(sheet: Sheet, header: Header) -> list[tuple[Sheet, Header]]:
    """The sheet with its header, or what is left of both for each of the tables that stand side by side."""
    blocks = column_blocks(header)
    if len(blocks) == 1:
        return [(sheet, header)]
    return [(cut_out(sheet, header, block), only_in(header, block)) for block in blocks]


def _read_table(sheet: Sheet, header: Header, known_headers: Collection[str], start: int) -> tuple[Table, int]:
    """The table under the header with the first row below it."""
    body = read_body(sheet, header, known_headers)
    return _table(sheet, header, body, start), body.end


def cell(table: Table, row: int, col: int) -> Cell:
    """The cell; inside a merged range of the body, the value of the whole range (§4.0.1)."""
    own = table.sheet.grid.columns[col][row]
    if own is not None:
        return own
    merged = table.merged_into.get(col, ())
    return next((value for top, bottom, value in merged if top <= row <= bottom), None)


def column_cells(table: Table, col: int) -> list[Cell]:
    """The column's cells in all data rows, in the order of `table.rows`, filled as by `cell`."""
    column = table.sheet.grid.columns[col]
    if table.merged_into.get(col):
        column = list(column)
        for top, bottom, value in table.merged_into[col]:
            column[top : bottom + 1] = [value if own is None else own for own in column[top : bottom + 1]]
    rows = table.rows
    if isinstance(rows, range):
        return list(column[rows.start : rows.stop])
    return list(itemgetter(*rows)(column)) if rows else []


def _table(sheet: Sheet, header: Header, body: Body, start: int) -> Table:
    above = [_cells_of(sheet, row) for row in range(start, header.first)]
    notes = [_cells_of(sheet, row) for row in body.notes]
    titles = tuple(text for line in above for text in line if not is_labelled(text))
    facts = _title_facts(titles)
    labels = _labels(above, notes, facts.year)
    return Table(
        sheet=sheet,
        titles=titles,
        headers=header.cells,
        header_row=header.last,
        rows=body.rows,
        sections=body.sections,
        totals=tuple(body.totals),
        notes=tuple(note for line in notes if line and (note := without_personal_data(" ".join(line)))),
        title_year=facts.year,
        title_as_of=facts.as_of,
        title_period=facts.period,
        reporting_unit=labels.reporting_unit,
        report_date=labels.report_date,
        measure_unit=labels.measure_unit,
        rows_below_notes=tuple(body.below_notes),
    )


def _cells_of(sheet: Sheet, row: int) -> list[str]:
    return [write_out(cell) for cell in sheet.grid[row] if cell is not None]


def _title_facts(titles: Sequence[str]) -> TitleFacts:
    """The first year, day and period that any title names; a year in one title serves the days of the others."""
    year = next((facts.year for title in titles if (facts := parse_title(title)).year), None)
    found = [parse_title(title, year) for title in titles]
    return TitleFacts(
        year,
        next((facts.as_of for facts in found if facts.as_of), None),
        next((facts.period for facts in found if facts.period), None),
    )


def _labels(above: Sequence[Sequence[str]], notes: Sequence[Sequence[str]], year: int | None) -> Labels:
    upper = read_labels(["\t".join(line) for line in above], year)
    lower = read_labels(["\t".join(line) for line in notes], year)
    return Labels(
        upper.reporting_unit or lower.reporting_unit, upper.report_date or lower.report_date, upper.measure_unit
    )
