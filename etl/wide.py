"""Columns that stand side by side, one a county or city: read row by row into one stored field (reference §0.1, ruling 8)."""

from __future__ import annotations

from collections.abc import Iterable

from data.kinds.kind import Cell, Setting, Unreadable
from data.kinds.shares import Shares
from data.spec import Column
from etl.addresses import address, column_letters
from etl.layout import Table, column_cells
from etl.problems import problem
from etl.rows import Rows


def read_wide(rows: Rows, table: Table, taken: Iterable[int], setting: Setting) -> set[int]:
    """Fills the dataset's wide columns from headers that name their members; answers the sheet columns so used."""
    used: set[int] = set()
    for column in rows.spec.columns:
        if isinstance(column.kind, Shares):
            members = _members(column.kind, table, used.union(taken), setting)
            if len(members) > 1:
                _read(rows, table, column, column.kind, members, setting)
                used.update(members)
    return used


def _members(kind: Shares, table: Table, taken: set[int], setting: Setting) -> dict[int, str]:
    found: dict[int, str] = {}
    for header in table.headers:
        lowest = header.levels[-1] if header.levels else header.text
        code = kind.member(lowest, setting.units) if header.col not in taken else None
        if code and code not in found.values():
            found[header.col] = code
    return found


def _read(rows: Rows, table: Table, column: Column, kind: Shares, members: dict[int, str], setting: Setting) -> None:
    values = rows.column(column.name)
    columns = {col: column_cells(table, col) for col in members}
    for col in members:
        rows.addresses.setdefault((table.sheet.name, column.name), column_letters(col))
    for index, row in enumerate(table.rows):
        cells = {col: columns[col][index] for col in members}
        try:
            values[index] = kind.read_members({members[col]: cell for col, cell in cells.items()}, setting).values[0]
        except Unreadable:
            _report(rows, table, row, kind, {col: (members[col], cell) for col, cell in cells.items()}, setting)


def _report(
    rows: Rows, table: Table, row: int, kind: Shares, cells: dict[int, tuple[str, Cell]], setting: Setting
) -> None:
    """Every refused cell of a row, at its own address."""
    for col, (code, cell) in cells.items():
        try:
            kind.read_members({code: cell}, setting)
        except Unreadable as refusal:
            rows.problems.append(problem(refusal.finding, table.sheet.name, address(row, col)))
