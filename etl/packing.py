"""Cells cleaned, packed by column for the way out of the reader process.

A packed column is None (blank throughout), a text (its cells joined by NUL, where nearly every cell is a text of its
own), a tuple of one list (days as their ordinals, which pickle faster than dates) or a list of cells, in which equal
cells are one object so that pickling writes them once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from etl.refusal import Refusal

PackedColumn = str | tuple[list[Any]] | list[Any] | None

SEPARATOR = "\0"
MAX_CELL_CHARACTERS = 32_767
ERROR_TEXTS = frozenset(
    {
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "Err:502",
    }
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Control characters except tab and line feed, and everything of no width that pasting leaves behind.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]"
)
_MIDNIGHT = dt.time()
_DATE_KINDS = frozenset({str, dt.date})
_PLAIN_KINDS = frozenset({str, float, dt.date, dt.time, dt.timedelta})


def clean(text: str) -> str:
    """Text without control and zero-width characters, trimmed; line breaks stay, as line feeds (reference §4.0.2)."""
    text = _ESCAPED.sub(_unescape, text)
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def pack(cells: Sequence[Any]) -> tuple[PackedColumn, list[int]]:
    """One column of the reader's cells, cleaned, and the positions of those that show an error.

    Raises Refusal for a cell longer than a spreadsheet can hold.
    """
    canonical: dict[Any, Any] = {"": None}
    packed = list(map(canonical.setdefault, cells, cells))
    # True equals 1.0 and False 0.0, so that only one of the two may be in sight.
    kinds = set(map(type, cells if 1.0 in canonical or 0.0 in canonical else canonical))
    if kinds - _PLAIN_KINDS:
        cells = [_plain(cell) for cell in cells]
        canonical = {"": None}
        packed = list(map(canonical.setdefault, cells, cells))
        kinds = set(map(type, canonical))
    texts = [cell for cell in canonical if type(cell) is str]
    changed, shown = _cleaned(texts)
    if changed:
        canonical |= changed
        packed = list(map(canonical.__getitem__, cells))
    errors = [i for i, cell in enumerate(cells) if cell in shown] if shown else []
    if packed[0] is None and not any(cell is not None for cell in packed):
        return None, errors
    if kinds == {str} and len(texts) * 2 > len(cells):
        return SEPARATOR.join([cell or "" for cell in packed]), errors
    if kinds <= _DATE_KINDS and len(texts) == 1:
        ordinals = {cell: cell and cell.toordinal() for cell in canonical} | {"": None}
        return (list(map(ordinals.__getitem__, cells)),), errors
    return packed, errors


class Unpacker:
    """Makes cells of packed columns; equal days of one workbook become one object."""

    def __init__(self) -> None:
        self._days = _Days({None: None})

    def unpack(self, column: PackedColumn, height: int) -> list[Any]:
        """The cells of a packed column."""
        if column is None:
            return [None] * height
        if isinstance(column, str):
            cells: list[Any] = column.split(SEPARATOR)
            return [cell or None for cell in cells] if "" in cells else cells
        if isinstance(column, tuple):
            return list(map(self._days.__getitem__, column[0]))
        return column


class _Days(dict[Any, Any]):
    def __missing__(self, ordinal: int) -> dt.date:
        day = self[ordinal] = dt.date.fromordinal(ordinal)
        return day


def _plain(cell: Any) -> Any:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int):
        return float(cell)
    if isinstance(cell, dt.datetime) and cell.time() == _MIDNIGHT:
        return cell.date()
    return "" if cell is None else cell


def _cleaned(texts: list[str]) -> tuple[dict[str, str | None], set[str]]:
    """The texts that change, with None for those that turn out blank, and the texts that show an error."""
    joined = " ".join(texts)
    if len(joined) > MAX_CELL_CHARACTERS and max(map(len, texts)) > MAX_CELL_CHARACTERS:
        raise Refusal("file_cell_too_long", limit=str(MAX_CELL_CHARACTERS))
    needs_cleaning = "_x" in joined or (not joined.isprintable() and _INVISIBLE.search(joined))
    tidy = list(map(clean if needs_cleaning else str.strip, texts))
    changed: dict[str, str | None] = {}
    if tidy != texts:
        changed = {before: after or None for before, after in zip(texts, tidy, strict=True) if before != after}
    shown: set[str] = set()
    if "#" in joined or "Err:" in joined:
        shown = {before for before, after in zip(texts, tidy, strict=True) if after in ERROR_TEXTS}
    return changed | dict.fromkeys(shown), shown


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    if code in (0x0A, 0x0D):
        return chr(code)
    return "" if code < 0x20 else match[0]
