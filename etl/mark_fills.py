"""The colours of marked cells, from which the colour that a cell had before can be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.fills import Fill
from openpyxl.xml.functions import fromstring, tostring

COLOURS: Mapping[str, str] = {"error": "FFF5A9A4", "warning": "FFFFDF8C"}
_PLAIN = PatternFill()
_TAG = "FE"
"""First two digits of the second colour of our fills, which is not seen: the others count what was there before.

It goes where its cell goes, when rows are put in or sorted: an address would not.
"""


class Fills:
    """Colours cells and keeps what they looked like before."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[str, int] = {}

    @property
    def kept(self) -> tuple[str, ...]:
        """The fills that cells had before, as XML, in the order of their numbers."""
        return tuple(self._numbers)

    def put(self, cell: Any, severity: str) -> None:
        """Colours one cell."""
        before = self._book._fills[cell._style.fillId] if cell.has_style else _PLAIN
        written = str(tostring(before.to_tree()), "utf-8")
        number = self._numbers.setdefault(written, len(self._numbers))
        colour = COLOURS.get(severity, COLOURS["warning"])
        cell.fill = PatternFill("solid", fgColor=colour, bgColor=f"{_TAG}{number:06X}")


def restore(book: Workbook, kept: Sequence[str]) -> None:
    """Gives every cell that we coloured the fill that it had before; none where that is not known any more."""
    ours = {number: _before(fill, kept) for number, fill in enumerate(book._fills) if _is_ours(fill)}
    if not ours:
        return
    for sheet in book.worksheets:
        for cell in sheet._cells.values():
            if cell.has_style and cell._style.fillId in ours:
                cell.fill = ours[cell._style.fillId]


def _is_ours(fill: Fill) -> bool:
    return isinstance(fill, PatternFill) and fill.fill_type == "solid" and fill.fgColor.rgb in COLOURS.values()


def _before(fill: PatternFill, kept: Sequence[str]) -> Fill:
    written = fill.bgColor.rgb if isinstance(fill.bgColor.rgb, str) else ""
    number = int(written[2:], 16) if written.startswith(_TAG) else len(kept)
    return Fill.from_tree(fromstring(kept[number])) if number < len(kept) else _PLAIN
