"""What a workbook of the sample consists of, before any file format."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Share:
    """A number with a percent format: stored as a fraction, shown as `62.5%`."""

    value: float


Cell = str | int | float | dt.date | dt.datetime | Share | None
FileKind = Literal["xlsx", "xls", "csv"]
Line = tuple[Cell, ...] | str
"""A row of cells; a bare string is a section row (一、…) over the whole width."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: title lines, one or two header levels, rows, notes below.

    In a two-level header a name repeated to its right is merged, an empty lower level is merged with the one above.
    In the columns `merge_down` a blank cell belongs to the filled one above it.
    """

    name: str
    titles: tuple[str, ...]
    header: tuple[tuple[str, ...], ...]
    rows: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    merge_down: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """One file as it arrives: `received` and `division` order it, `title` becomes its name."""

    received: dt.date
    division: str
    title: str
    sheets: tuple[Sheet, ...]
    kind: FileKind = "xlsx"


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range and its content, zero-based, both ends included."""

    top: int
    left: int
    bottom: int
    right: int
    text: Cell


def header_areas(header: tuple[tuple[str, ...], ...], top: int) -> list[Area]:
    """Merged ranges of a two-level header whose first level stands in row `top`; none for one level."""
    if len(header) == 1:
        return []
    upper, lower = header
    areas = [Area(top, col, top + 1, col, name) for col, name in enumerate(upper) if not lower[col]]
    for start, end in runs([name if lower[col] else f"\0{col}" for col, name in enumerate(upper)]):
        if end > start:
            areas.append(Area(top, start, top, end, upper[start]))
    return areas


def body_areas(sheet: Sheet, top: int) -> list[Area]:
    """Merged ranges of the rows that start in row `top`: section rows across, `merge_down` columns downwards."""
    width = len(sheet.header[0])
    areas = [Area(top + n, 0, top + n, width - 1, row) for n, row in enumerate(sheet.rows) if isinstance(row, str)]
    for col in sheet.merge_down:
        cells = [row if isinstance(row, str) else row[col] for row in sheet.rows]
        owners = list(range(len(cells)))
        for index, cell in enumerate(cells):
            owners[index] = owners[index - 1] if cell is None and index else index
        for start, end in runs(owners):
            if end > start:
                areas.append(Area(top + start, col, top + end, col, cells[start]))
    return areas


def runs(values: list[str] | list[int]) -> list[tuple[int, int]]:
    """First and last index of each stretch of equal neighbours."""
    starts = [i for i, value in enumerate(values) if i == 0 or value != values[i - 1]]
    return list(zip(starts, [*(start - 1 for start in starts[1:]), len(values) - 1], strict=True)) if values else []
