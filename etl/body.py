"""Which rows below a header are data: not blank ones, sections, totals, repeated headers or notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import chain

from data.kinds.kind import Cell
from etl.headers import MIN_HITS, Header, normalise_header
from etl.titles import is_labelled
from etl.workbook import Grid, MergedRange, Sheet

_SECTION = re.compile(r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)")
_SUBSECTION = re.compile(r"\(")
_TOTAL = re.compile(r"(?:.{0,12}(?:合计|小计|总计)|全市|全市平均|平均|平均值|均值|平均数)")
_NOTE = re.compile(
    r"(?:填表人|填报人|制表人|审核人|审核|单位负责人|联系电话|填报日期|报送日期|制表日期|经办人|复核人)(?=[\s::(]|$)"
    r"|(?:附?注\d*|备注|说明|填表说明|填报说明|数据来源|负责人|分管领导|联系人)\s*:"
)
_STARTS = frozenset("一二三四五六七八九十(（全平均填制审单联报经复附注备说数负分")
_ENDS = frozenset("计市均值数:：")
_SECTION_WIDTH = 3
_LONGEST_SPACED_WORD = 12
_LONGEST_HEADER = 40


@dataclass
class Body:
    """Rows below a header, sorted by what they are; `end` is the first row that belongs to no part of the table."""

    rows: Sequence[int] = ()
    sections: dict[int, str] = field(default_factory=dict)
    totals: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    below_notes: list[int] = field(default_factory=list)
    end: int = 0


def read_body(sheet: Sheet, header: Header, known: Collection[str]) -> Body:
    """Sorts the rows below the header (reference §4.0.1). Stops at a row that is a header of another kind."""
    return _Sorter(sheet, header, known).run()


class _Sorter:
    def __init__(self, sheet: Sheet, header: Header, known: Collection[str]) -> None:
        self._grid: Grid = sheet.grid
        self._known = frozenset(known)
        self._start = header.last + 1
        self._width = len(header.cells)
        self._first_two = [cell.col for cell in header.cells[:2]]
        self._header_rows = [_texts(self._grid[row]) for row in range(header.first, header.last + 1)]
        self._wide = {(top, left): right - left + 1 for top, left, _, right in sheet.merged}
        self._tall = _rows_in_tall_ranges(sheet.merged)
        self._numbered = header.cells[0].text in ("序号", "编号", "no", "项次")
        self._section: list[str] = []
        self._body = Body()

    def run(self) -> Body:
        body = self._body
        end = len(self._grid)
        odd = self._odd_rows()
        skipped: list[int] = []
        spans: list[tuple[int, str]] = []
        for row in odd:
            cells = self._grid[row]
            if self._is_plain(row, cells):
                continue
            if self._is_other_header(cells):
                end = self._first_title(row)
                break
            if self._stops(cells):
                skipped.extend(range(row, end))
                end = self._read_notes(row)
                skipped = [index for index in skipped if index < end]
                break
            if self._skips(row, cells):
                skipped.append(row)
                if self._section and (not spans or spans[-1][1] != self._label()):
                    spans.append((row, self._label()))
        body.rows = _without(range(self._start, end), skipped)
        body.sections = _labels(body.rows, spans)
        body.end = end
        return body

    def _odd_rows(self) -> list[int]:
        """Rows that may be something else than data: seldom more than a few, so that only these are looked at."""
        columns = [self._grid.columns[col][self._start :] for col in self._first_two]
        a_column, b_column = columns[0], columns[-1]
        # In the order in which they were made: a set would have the processor wait for nearly every text.
        texts = [cell for cell in chain(a_column, b_column) if type(cell) is str]
        suspect = {text for text in texts if text[0] in _STARTS or text[-1] in _ENDS}
        telling = {text for text in suspect if _is_telling(text)}
        words = self._known.union(*self._header_rows).intersection(texts)
        words |= {text for text in texts if len(text) < _LONGEST_SPACED_WORD and (" " in text or "\u3000" in text)}
        blank_or_word: set[Cell] = {None, *words}
        wide = {row for row, col in self._wide if col in self._first_two}
        return [
            row
            for row, (a, b) in enumerate(zip(a_column, b_column, strict=True), self._start)
            if b is None or a in telling or b in telling or (b in words and a in blank_or_word) or row in wide
        ]

    def _is_plain(self, row: int, cells: Sequence[Cell]) -> bool:
        """True for data of which the second cell is blank, as in the lower rows of merged cells."""
        if cells[self._first_two[-1]] is not None:
            return False
        first = cells[self._first_two[0]]
        if isinstance(first, str) and _is_telling(first):
            return False
        beyond = any(cell is not None and col not in self._first_two for col, cell in enumerate(cells))
        return beyond and not self._stops(cells) and (row, self._first_two[0]) not in self._wide

    def _skips(self, row: int, cells: Sequence[Cell]) -> bool:
        filled = [(col, cell) for col, cell in enumerate(cells) if cell is not None]
        if not filled or self._is_number_alone(filled) or _texts(cells) in self._header_rows:
            return True
        label = self._section_label(row, filled)
        if label:
            self._section = [*self._section[:1], label] if self._is_sub(label) else [label]
            return True
        if any(_is_total(cells[col]) for col in self._first_two):
            self._body.totals.append(row)
            return True
        return False

    def _is_number_alone(self, filled: Sequence[tuple[int, Cell]]) -> bool:
        """Templates number their empty rows."""
        col, cell = filled[0]
        return self._numbered and len(filled) == 1 and col == self._first_two[0] and _is_number(cell)

    def _section_label(self, row: int, filled: Sequence[tuple[int, Cell]]) -> str | None:
        """The label of a row that holds text in its first two columns only: 一、…, (一)…, or one wide merged cell."""
        if row in self._tall or any(col not in self._first_two or not isinstance(cell, str) for col, cell in filled):
            return None
        text = " ".join(str(cell) for _, cell in filled)
        spans_width = self._wide.get((row, filled[0][0]), 1) >= max(_SECTION_WIDTH, self._width // 2)
        is_section = _SECTION.match(unicodedata.normalize("NFKC", text)) or (spans_width and not _is_total(text))
        return text if is_section else None

    def _is_sub(self, label: str) -> bool:
        return bool(self._section) and _SUBSECTION.match(unicodedata.normalize("NFKC", label)) is not None

    def _label(self) -> str:
        return " / ".join(self._section)

    def _stops(self, cells: Sequence[Cell]) -> bool:
        first = next((cell for cell in cells if cell is not None), None)
        return isinstance(first, str) and _NOTE.match(unicodedata.normalize("NFKC", first).strip()) is not None

    def _is_other_header(self, cells: Sequence[Cell]) -> bool:
        words = _texts(cells)
        if words in self._header_rows:
            return False
        names = [normalise_header(word).text for word in words if 0 < len(word) <= _LONGEST_HEADER]
        hits = len({name for name in names if name in self._known})
        return hits >= MIN_HITS and hits * 2 > len(names)

    def _first_title(self, row: int) -> int:
        """The first of the title lines right above another table's header."""
        while row > self._start and self._may_be_title(self._grid[row - 1]):
            row -= 1
        return row

    def _may_be_title(self, cells: Sequence[Cell]) -> bool:
        words = [cell for cell in cells if cell is not None]
        if not words or not all(isinstance(word, str) for word in words) or self._stops(cells):
            return False
        is_alone = len(words) == 1 and cells[self._first_two[0]] is not None and not _is_total(words[0])
        return is_alone or all(is_labelled(str(word)) for word in words)

    def _read_notes(self, first: int) -> int:
        """Notes run to the end of the sheet, or to another table's header."""
        for row in range(first, len(self._grid)):
            cells = self._grid[row]
            filled = [cell for cell in cells if cell is not None]
            if row > first and self._is_other_header(cells):
                end = max(self._first_title(row), first + 1)
                self._body.notes = [note for note in self._body.notes if note < end]
                return end
            if len(filled) >= max(MIN_HITS, self._width / 2) and not self._stops(cells):
                self._body.below_notes.append(row)
            elif filled:
                self._body.notes.append(row)
        return len(self._grid)


def _is_telling(text: str) -> bool:
    """True for a text that may make its row a section, total or note."""
    folded = unicodedata.normalize("NFKC", text).strip()
    return bool(_SECTION.match(folded) or _NOTE.match(folded)) or _is_total(text)


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell if isinstance(cell, str) else "" for cell in cells)


def _is_total(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    return _TOTAL.fullmatch(re.sub(r"[\s::]", "", unicodedata.normalize("NFKC", cell))) is not None


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, float) or (isinstance(cell, str) and cell.isdigit())


def _rows_in_tall_ranges(merged: Sequence[MergedRange]) -> frozenset[int]:
    return frozenset(row for top, _, bottom, _ in merged if bottom - top < 5000 for row in range(top + 1, bottom + 1))


def _without(rows: range, skipped: list[int]) -> Sequence[int]:
    """The rows but the skipped ones, as a range where they follow one another."""
    left = set(skipped)
    kept = rows if not left else tuple(row for row in rows if row not in left)
    if kept and kept[-1] - kept[0] + 1 == len(kept):
        return range(kept[0], kept[-1] + 1)
    return kept


def _labels(rows: Sequence[int], spans: list[tuple[int, str]]) -> dict[int, str]:
    if not spans:
        return {}
    labels, upcoming, label = {}, list(reversed(spans)), ""
    for row in rows:
        while upcoming and upcoming[-1][0] < row:
            label = upcoming.pop()[1]
        if label:
            labels[row] = label
    return labels
