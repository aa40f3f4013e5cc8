"""Which column of a sheet is which column of the dataset: header synonyms, settled by content where they clash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data.datasets import ALL
from data.kinds.kind import Cell, Setting
from data.kinds.text import Code, Text
from data.spec import Column, Dataset
from etl.headers import HeaderCell, normalise_header
from etl.layout import Table, column_cells

SAMPLE_CELLS = 60
"""Non-blank cells looked at where a header could mean two columns."""

EXACT, SYNONYM, NEEDED, CONTENT, PLAIN_CONTENT = 1.0, 0.8, 0.3, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A sheet column that was recognised."""

    column: Column
    header: HeaderCell


@dataclass(frozen=True, slots=True)
class _Pair:
    weight: float
    choices: int
    header: HeaderCell
    column: Column


@cache
def spellings(spec: Dataset) -> dict[str, tuple[Column, ...]]:
    """Normalised header → the dataset's columns that it may mean."""
    found: dict[str, list[Column]] = {}
    for column in spec.columns:
        if column.computed:
            continue
        for header in column.headers:
            columns = found.setdefault(normalise_header(header).text, [])
            if column not in columns:
                columns.append(column)
    return {header: tuple(columns) for header, columns in found.items()}


@cache
def known_headers() -> frozenset[str]:
    """Every normalised header of every dataset: what a header row is recognised by."""
    return frozenset(header for spec in ALL for header in spellings(spec))


def candidates(spec: Dataset, header: HeaderCell) -> tuple[Column, ...]:
    """The columns that a header may mean: by its whole text, else by its lowest level, else by all levels run together."""
    table = spellings(spec)
    for text in (header.text, header.levels[-1] if header.levels else "", "".join(header.levels)):
        if text in table:
            return table[text]
    return ()


def match_columns(spec: Dataset, table: Table, setting: Setting) -> tuple[Match, ...]:
    """The sheet's columns that belong to the dataset, in sheet order (reference §0.1, ruling 5).

    Each dataset column is taken at most once. Where a header fits several, the column that suits the cells and
    is still free wins, a required one before an optional one.
    """
    taken: set[str] = set()
    placed: dict[int, Match] = {}
    for pair in sorted(_pairs(spec, table, setting), key=lambda p: (-p.weight, p.choices, _rank(p.header))):
        if pair.column.name not in taken and pair.header.col not in placed:
            taken.add(pair.column.name)
            placed[pair.header.col] = Match(pair.column, pair.header)
    return tuple(placed[col] for col in sorted(placed))


def _rank(header: HeaderCell) -> int:
    """Of columns that mean the same the first counts; of 9月进展情况, 10月进展情况 the last, which is the newest."""
    return -header.col if header.period else header.col


def _pairs(spec: Dataset, table: Table, setting: Setting) -> list[_Pair]:
    pairs = []
    for header in table.headers:
        columns = candidates(spec, header)
        cells = _sample(table, header.col) if len(columns) > 1 else []
        for column in columns:
            # A header with one meaning is surer of it than cells can make one with two.
            content = _by_content(spec, column, cells, setting) if len(columns) > 1 else CONTENT
            weight = _by_header(column, header) + content
            pairs.append(_Pair(weight, len(columns), header, column))
    return pairs


def _by_header(column: Column, header: HeaderCell) -> float:
    exact = normalise_header(column.zh).text == header.text
    return (EXACT if exact else SYNONYM) + (NEEDED if column.required else 0.0)


def _by_content(spec: Dataset, column: Column, cells: Sequence[Cell], setting: Setting) -> float:
    if not cells:
        return PLAIN_CONTENT
    if isinstance(column.kind, Code) and column.name in spec.key:
        return 0.0 if is_running_count(cells) else CONTENT
    fit = column.kind.fits(cells, setting)
    return fit * (PLAIN_CONTENT if isinstance(column.kind, (Text, Code)) else CONTENT)


def _sample(table: Table, col: int) -> list[Cell]:
    cells = (cell for cell in column_cells(table, col) if cell not in (None, ""))
    return [cell for cell, _ in zip(cells, range(SAMPLE_CELLS), strict=False)]


def is_running_count(cells: Sequence[Cell]) -> bool:
    """True for 1, 2, 3 … with restarts at 1: a line number, which identifies nothing."""
    previous = 0.0
    for cell in cells:
        number = _whole(cell)
        if number is None or number not in (1.0, previous, previous + 1):
            return False
        previous = number
    return True


def _whole(cell: Cell) -> float | None:
    try:
        return float(cell) if isinstance(cell, (str, float, int)) else None
    except ValueError:
        return None
