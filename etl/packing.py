"""Cells cleaned, packed by column for the way out of the reader process.

A packed column is None (blank throughout), a text (its cells joined by NUL, where nearly every cell is a text of its
own) or a list of cells, in which equal cells are one object so that pickling writes them once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.refusal import Refusal

PackedColumn = str | list[Any] | None

SEPARATOR = "\0"
MAX_CELL_CHARACTERS = 32_767
ERROR_TEXTS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "Err:502"}
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Control characters except tab and line feed, and everything of no width that pasting leaves behind.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]")
_MIDNIGHT = dt.time()


@dataclass
class Packed:
    """One column of a chunk. `errors` are the positions of cells that show an error."""

    column: PackedColumn
    errors: list[int] = field(default_factory=list)


def clean(text: str) -> str:
    """Text without control and zero-width characters, trimmed; line breaks stay, as line feeds (reference §4.0.2)."""
    text = _ESCAPED.sub(_unescape, text)
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def pack(cells: Sequence[Any]) -> Packed:
    """One column of the reader's cells, cleaned. Raises Refusal for a cell longer than a spreadsheet can hold."""
    kinds = set(map(type, cells))
    if kinds - {str, float, dt.date, dt.time, dt.timedelta}:
        cells = [_plain(cell) for cell in cells]
    distinct = dict.fromkeys(cells)
    texts = [cell for cell in distinct if type(cell) is str] if str in kinds else []
    changed = _cleaned(texts)
    errors = [i for i, cell in enumerate(cells) if cell in ERROR_TEXTS] if ERROR_TEXTS.intersection(texts) else []
    if len(distinct) == 1 and changed.get(cells[0], cells[0]) is None:
        return Packed(None, errors)
    if kinds == {str} and len(distinct) * 2 > len(cells):
        return Packed(SEPARATOR.join(_renewed(cells, changed)), errors)
    canonical = {cell: cell for cell in distinct} | changed
    return Packed(list(map(canonical.__getitem__, cells)), errors)


def unpack(column: PackedColumn, height: int) -> list[Any]:
    """The cells of a packed column."""
    if column is None:
        return [None] * height
    if isinstance(column, str):
        return [cell or None for cell in column.split(SEPARATOR)]
    return column


def _renewed(cells: Sequence[str], changed: dict[str, str | None]) -> Sequence[str]:
    if changed.keys() <= {""}:
        return cells
    return [changed.get(cell, cell) or "" for cell in cells]


def _plain(cell: Any) -> Any:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int):
        return float(cell)
    if isinstance(cell, dt.datetime) and cell.time() == _MIDNIGHT:
        return cell.date()
    return "" if cell is None else cell


def _cleaned(texts: list[str]) -> dict[str, str | None]:
    """Only the texts that change; None for one that turns out blank or shows an error."""
    joined = "\n".join(texts)
    if len(joined) > MAX_CELL_CHARACTERS and max(map(len, texts)) > MAX_CELL_CHARACTERS:
        raise Refusal("file_cell_too_long", limit=str(MAX_CELL_CHARACTERS))
    if _INVISIBLE.search(joined) or "_x" in joined:
        tidy = list(map(clean, texts))
    else:
        tidy = list(map(str.strip, texts))
    changed: dict[str, str | None] = {a: b or None for a, b in zip(texts, tidy, strict=True) if not b or a is not b}
    if "#" in joined or "Err:" in joined:
        changed |= {a: None for a, b in zip(texts, tidy, strict=True) if b in ERROR_TEXTS}
    return changed


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    if code in (0x0A, 0x0D):
        return "\n"
    return "" if code < 0x20 else match[0]
