"""Where a sheet's header stands, and what each of its columns is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from data.cleaning import write_out
from data.kinds.kind import Cell
from etl.measure_units import is_measure_unit
from etl.workbook import Grid, MergedRange, Sheet

SEARCHED_ROWS = 60
MAX_LEVELS = 4
MIN_HITS, NARROW_COLUMNS, MIN_HITS_NARROW = 3, 3, 2

_BRACKET = re.compile(r"\(([^()]*)\)?|\[([^\[\]]*)\]?|【([^】]*)】?|〔([^〕]*)〕?")
_DASH = "[-—–－~至到]"
_PERIOD = re.compile(
    r"(?:(?:19|20)\d{2}年)?(?:"
    r"第?[一二三四1-4](?:" + _DASH + r"[一二三四1-4])?季度[末底]?"
    r"|前[二三2-3两]个?季度|上半年|下半年|全年"
    r"|\d{1,2}月?" + _DASH + r"\d{1,2}月份?"
    r"|截[至止]到?\d{1,2}月(?:\d{1,2}日|底|末)?"
    r"|(?<!.)\d{1,2}月份?(?![\d底末初内前上中下])"
    r")"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年(?!度)|(?:19|20)\d{2}(?=年度)")
_MARKS = "*★☆※#✱∗"
_PUNCTUATION = "、,.:;_-—·%"


@dataclass(frozen=True, slots=True)
class HeaderText:
    """A header word: what it is matched by, and what was taken off it."""

    text: str
    measure_unit: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """The header of one column. `text` joins the normalised `levels` (top first) with '_'; `raw` is as written."""

    col: int
    text: str
    raw: str
    measure_unit: str | None
    period: str | None
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """A table's header: its first and last row, counted from 0, and its columns that have a name."""

    first: int
    last: int
    cells: tuple[HeaderCell, ...]


_Candidate = tuple[int, int, Header]
"""The hits of a header, the number of its levels as a negative, the header."""


@lru_cache(maxsize=4096)
def normalise_header(text: str) -> HeaderText:
    """A header without spaces, marks, brackets and words for a period, by which spellings compare (§4.0.1, §4.0.8).

    A word that consists of a period or brackets alone keeps them.
    """
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold().strip(_MARKS)
    inside = [next(filter(None, match), "") for match in _BRACKET.findall(bare)]
    unit = next((word.removeprefix("单位:") for word in inside if is_measure_unit(word)), None)
    period = _PERIOD.search(bare)
    word = bare
    for pattern in (_BRACKET, _PERIOD, _YEAR):
        word = pattern.sub("", word).strip(_PUNCTUATION) or word
    return HeaderText(word.strip(_MARKS + _PUNCTUATION) or bare, unit, period[0] if period else None)


def find_header(sheet: Sheet, known: Collection[str], start: int = 0) -> Header | None:
    """The rows, one to four, in which most columns bear a known header; None where too few do.

    Looks at the next sixty rows. Of equally good ones the first and lowest is taken, so that titles stay outside.
    """
    search = _Search(sheet.grid, _upper_ranges(sheet, start), known)
    rows = range(start, min(start + SEARCHED_ROWS, len(sheet.grid)))
    found = [candidate for first in rows for candidate in search.candidates(first)]
    return max(_uppermost(found), key=lambda candidate: candidate[:2])[2] if found else None


def _uppermost(found: list[_Candidate]) -> list[_Candidate]:
    """Candidates for the first table: a wider header further down heads a table of its own, if this one is sure."""
    above: list[_Candidate] = []
    for candidate in found:
        if _is_sure(above) and candidate[2].first > max(header.last for _, _, header in above) + 1:
            return above
        above.append(candidate)
    return above


def _is_sure(found: list[_Candidate]) -> bool:
    return any(hits >= MIN_HITS and hits * 2 > len(header.cells) for hits, _, header in found)


def _needed(header: Header) -> int:
    return MIN_HITS_NARROW if len(header.cells) <= NARROW_COLUMNS else MIN_HITS


def _upper_ranges(sheet: Sheet, start: int) -> tuple[MergedRange, ...]:
    end = start + SEARCHED_ROWS + MAX_LEVELS
    return tuple(area for area in sheet.merged if area[0] < end and area[2] >= start)


class _Search:
    def __init__(self, grid: Grid, ranges: Sequence[MergedRange], known: Collection[str]) -> None:
        self._grid, self._ranges, self._known = grid, ranges, known

    def candidates(self, first: int) -> Iterator[_Candidate]:
        """Headers that may start in a row, each with its hits and the number of its levels, negative."""
        if sum(column[first] is not None for column in self._grid.columns) < MIN_HITS_NARROW:
            return  # a title
        alone = 0
        for levels in range(1, min(MAX_LEVELS, len(self._grid) - first) + 1):
            last = first + levels - 1
            if levels > 1 and not self.may_continue(last):
                return
            header, hits = self.block(first, last)
            alone = alone or hits
            gains = levels == 1 or hits > alone or (hits == alone and not self.is_whole(first, first))
            if gains and hits >= _needed(header) and self.is_whole(first, last):
                yield hits, -levels, header

    def block(self, first: int, last: int) -> tuple[Header, int]:
        """The header that some rows would make, and how many different known words its columns bear."""
        columns = self._names(first, last)
        cells = tuple(_header_cell(col, names) for col, names in enumerate(columns) if names)
        hits = {self._known_word(cell) for cell in cells} - {None}
        return Header(first, last, cells), len(hits)

    def _known_word(self, cell: HeaderCell) -> str | None:
        """The column's whole header, else its lowest level that is known."""
        return next((word for word in (cell.text, *reversed(cell.levels)) if word in self._known), None)

    def may_continue(self, row: int) -> bool:
        """Lower header rows hold words only."""
        cells = [column[row] for column in self._grid.columns if column[row] is not None]
        return bool(cells) and all(isinstance(cell, str) for cell in cells)

    def is_whole(self, first: int, last: int) -> bool:
        """False if a merged cell that starts in these rows goes on below them."""
        return last - first + 1 == MAX_LEVELS or not any(
            first <= top <= last < bottom for top, _, bottom, _ in self._ranges
        )

    def _names(self, first: int, last: int) -> list[list[str]]:
        rows = [self._row(row, is_lowest=row == last) for row in range(first, last + 1)]
        for upper, lower in pairwise(rows):
            _spread(upper, lower)
        return [[name for name in column if name] for column in zip(*rows, strict=True)]

    def _row(self, row: int, *, is_lowest: bool) -> list[str]:
        """A header row's texts, those of merged cells repeated to the right but not downwards."""
        names = [_text(column[row]) for column in self._grid.columns]
        if is_lowest:
            return names
        for top, left, _, right in self._ranges:
            if top == row and left < len(names):
                names[left : right + 1] = [names[left]] * (min(right, len(names) - 1) - left + 1)
        return names


def _spread(upper: list[str], lower: list[str]) -> None:
    """Fills an upper name to the right where nobody merged its cells: over lower names that have none above."""
    for col in range(1, len(upper)):
        if not upper[col] and lower[col] and upper[col - 1] and lower[col - 1]:
            upper[col] = upper[col - 1]


def _text(cell: Cell) -> str:
    return "" if cell is None else write_out(cell).strip()


def _header_cell(col: int, names: list[str]) -> HeaderCell:
    parts = [normalise_header(name) for name in names]
    levels = tuple(dict.fromkeys(part.text for part in parts))
    return HeaderCell(
        col,
        "_".join(levels),
        "_".join(dict.fromkeys(_one_line(names))),
        _lowest(part.measure_unit for part in parts),
        _lowest(part.period for part in parts),
        levels,
    )


def _one_line(names: Iterable[str]) -> list[str]:
    return [re.sub(r"\s+", " ", name) for name in names]


def _lowest(values: Iterable[str | None]) -> str | None:
    return next((value for value in reversed(list(values)) if value), None)
