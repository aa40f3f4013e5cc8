"""Unknown names of units in a file, each with the units that it may mean: what a person can be asked at the cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.kinds.kind import Cell
from data.kinds.organisations import unknown_units
from data.units import Directory
from etl.addresses import column_index
from etl.problems import Problem
from etl.workbook import Sheet, Workbook

NEAREST = 5


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A name that the directory lacks. `near` are (code, short name), best first; none where nothing is like it.

    `may_choose` is False for a name that two units claim: it has to be written out.
    """

    name: str
    places: tuple[tuple[str, str], ...]
    """(sheet, cell) of every cell with the name."""
    near: tuple[tuple[str, str], ...]
    may_choose: bool
    suggested: str | None = None
    """The code that the division chose for the name before; 督查 has not decided on it yet."""


def suggestions(name: str, units: Directory, n: int = NEAREST) -> tuple[tuple[str, str], ...]:
    """(code, short name) of the units whose names are most like this one, best first: to offer, never to accept."""
    return tuple((code, units.name(code)) for code in units.nearest(name, n))


def unit_choices(problems: Sequence[Problem], workbook: Workbook, units: Directory) -> tuple[UnitChoice, ...]:
    """The unknown names behind these problems, in the order of the sheet."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    places: dict[str, list[tuple[str, str]]] = {}
    for entry in _of_units(problems):
        sheet = sheets.get(entry.sheet)
        for name in unknown_units(_cell(sheet, entry.cell), units) if sheet else ():
            places.setdefault(name, []).append((entry.sheet, entry.cell))
    return tuple(
        UnitChoice(name, tuple(found), suggestions(name, units), units.may_name(name)) for name, found in places.items()
    )


def with_suggestion(choice: UnitChoice, code: str | None, units: Directory) -> UnitChoice:
    """The choice with that unit chosen beforehand; as it is without one."""
    if code is None or not choice.may_choose:
        return choice
    others = tuple(entry for entry in choice.near if entry[0] != code)
    return replace(choice, near=((code, units.name(code)), *others), suggested=code)


def _of_units(problems: Sequence[Problem]) -> Iterator[Problem]:
    return (entry for entry in problems if entry.code == "unit_unknown" and entry.cell)


def _cell(sheet: Sheet, address: str) -> Cell:
    """The cell's value; inside a merged range that of the whole."""
    letters = address.rstrip("0123456789")
    row, col = int(address[len(letters) :]) - 1, column_index(letters.encode())
    if row >= len(sheet.rows) or col >= len(sheet.grid.columns):
        return None
    own = sheet.grid.columns[col][row]
    if own is not None:
        return own
    ranges = (area for area in sheet.merged if area[0] <= row <= area[2] and area[1] <= col <= area[3])
    return next((sheet.grid.columns[left][top] for top, left, _, _ in ranges), None)
