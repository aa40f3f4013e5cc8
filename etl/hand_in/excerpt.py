"""Cuts out of a sheet what a person has to see: its head, the rows around what is wrong, honestly short of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data.cleaning import write_out
from etl.addresses import column_letters
from etl.hand_in.check import Excerpt, Mark, ShownCell, ShownRow
from etl.hand_in.grouping import column_of, row_of
from etl.problems import Problem
from etl.workbook import Sheet, Workbook

MOST_CELLS = 480
MOST_COLUMNS = 16
TINY_ROWS, MOST_COLUMNS_OF_TINY = 20, 60
"""A sheet of so few rows is shown whole."""
MOST_SHEETS = 6
FIRST_ROWS = 3
"""Data rows shown below the head in any case."""
LONGEST_TEXT = 60

Marks = Mapping[tuple[int, str], Mark]
"""By row as people count and column letters; no letters: the row."""


def excerpts(workbook: Workbook, heads: Mapping[str, int], problems: Iterable[Problem]) -> tuple[Excerpt, ...]:
    """An excerpt of every sheet that has a table or a problem at a place, at most `MOST_SHEETS`, marked ones first."""
    placed: dict[str, list[Problem]] = {}
    for entry in problems:
        placed.setdefault(entry.sheet, []).append(entry)
    sheets = [sheet for sheet in workbook.sheets if sheet.name in heads or placed.get(sheet.name)]
    sheets = [sheet for sheet in sheets if sheet.grid]
    sheets.sort(key=lambda sheet: not any(entry.severity == "error" for entry in placed.get(sheet.name, ())))
    return tuple(
        _excerpt(sheet, heads.get(sheet.name, 0), placed.get(sheet.name, [])) for sheet in sheets[:MOST_SHEETS]
    )


def _excerpt(sheet: Sheet, head: int, problems: Sequence[Problem]) -> Excerpt:
    marks = _marks(problems)
    height, is_tiny = len(sheet.grid), len(sheet.grid) <= TINY_ROWS
    columns = _columns(len(sheet.grid.columns), marks, MOST_COLUMNS_OF_TINY if is_tiny else MOST_COLUMNS)
    rows = list(range(height)) if is_tiny else _rows(height, head, marks, MOST_CELLS // max(len(columns), 1))
    shown = []
    for position, row in enumerate(rows):
        skipped = row - (rows[position - 1] + 1 if position else 0)
        cells = tuple(ShownCell(_text(sheet, row, col), marks.get((row + 1, column_letters(col)))) for col in columns)
        shown.append(ShownRow(row + 1, cells, marks.get((row + 1, "")), skipped, row <= head))
    seen = {row + 1 for row in rows}
    letters = tuple(map(column_letters, columns))
    left = sum(row not in seen or (col != "" and col not in letters) for row, col in marks)
    rows_left = len(sheet.grid) - (rows[-1] + 1 if rows else 0)
    return Excerpt(sheet.name, letters, tuple(shown), rows_left, len(sheet.grid.columns) - len(columns), left)


def _marks(problems: Sequence[Problem]) -> dict[tuple[int, str], Mark]:
    """The worst that was found at each place."""
    marks: dict[tuple[int, str], Mark] = {}
    for entry in problems:
        row = row_of(entry.cell)
        if row is None:
            continue
        place = row, column_of(entry.cell)
        if place not in marks or (entry.severity == "error" and marks[place].severity != "error"):
            marks[place] = Mark(entry.severity, entry.message)
    return marks


def _columns(width: int, marks: Marks, most: int) -> list[int]:
    """The first columns and all marked ones, as far as there is room."""
    if width <= most:
        return list(range(width))
    marked = {letters for _, letters in sorted(marks, key=lambda place: marks[place].severity != "error") if letters}
    wanted = [col for col in range(width) if column_letters(col) in marked][: most - 4]
    others = (col for col in range(width) if col not in wanted)
    return sorted([*wanted, *(col for col, _ in zip(others, range(most - len(wanted)), strict=False))])


def _rows(height: int, head: int, marks: Marks, most: int) -> list[int]:
    """The head, then rows with errors and their neighbours, with warnings, the first ones, while there is room."""
    top = range(max(0, head - 3), min(head + 1, height))
    wanted = dict.fromkeys(top)
    for severity in ("error", "warning"):
        for row in sorted({row - 1 for (row, _), mark in marks.items() if mark.severity == severity}):
            if len(wanted) >= most:
                break
            wanted.update(dict.fromkeys(near for near in (row - 1, row, row + 1) if 0 <= near < height))
    wanted.update(dict.fromkeys(range(head + 1, min(head + 1 + FIRST_ROWS, height))))
    return sorted([row for row, _ in zip(wanted, range(max(most, len(top))), strict=False)])


def _text(sheet: Sheet, row: int, col: int) -> str:
    """The cell as the spreadsheet shows it, cut where it is long."""
    cell = sheet.grid.columns[col][row]
    if isinstance(cell, float) and row in sheet.percent_cells.get(col, ()):
        return f"{cell * 100:.10g}%"
    text = "" if cell is None else write_out(cell)
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
