"""Tables printed side by side under one title (左右两栏): the same header twice or more, a group of units under each."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from etl.headers import Header
from etl.workbook import Grid, Sheet

MIN_COLUMNS, MOST_TABLES = 3, 4


def column_blocks(header: Header) -> list[range]:
    """The columns of each table that the header heads; all in one range unless the whole of it repeats itself.

    Headers of different periods (一季度完成, 二季度完成) are no repetition.
    """
    names = [(cell.text, cell.period) for cell in header.cells]
    for count in range(2, MOST_TABLES + 1):
        width, rest = divmod(len(names), count)
        if rest or width < MIN_COLUMNS or len(set(names)) < width:
            continue
        if all(name == names[index % width] for index, name in enumerate(names)):
            starts = [header.cells[width * number].col for number in range(count)]
            return [range(*ends) for ends in pairwise([*starts, header.cells[-1].col + 1])]
    return [range(header.cells[0].col, header.cells[-1].col + 1)]


def cut_out(sheet: Sheet, header: Header, block: range) -> Sheet:
    """The sheet with nothing from the header down but the columns of the block, each in its place."""
    blank = [None] * (len(sheet.grid) - header.first)
    columns = [
        column if col in block else [*column[: header.first], *blank] for col, column in enumerate(sheet.grid.columns)
    ]
    kept = tuple(area for area in sheet.merged if area[2] < header.first or area[1] in block)
    return replace(sheet, rows=Grid(columns), merged=kept)


def only_in(header: Header, block: range) -> Header:
    """The part of the header above the block."""
    return replace(header, cells=tuple(cell for cell in header.cells if cell.col in block))
