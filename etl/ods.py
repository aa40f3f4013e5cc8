"""A look through an .ods for what its reader does not tell: merged cells, errors, percents, months, hidden rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from etl.marks import MAX_COLUMNS, MAX_ROWS, Marks, add_span
from etl.number_formats import names_month
from etl.parts import Parts
from etl.refusal import Refusal

_CELLS = ("table:table-cell", "table:covered-table-cell")
_NOTE = "office:annotation"
_FIRST_OF_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})-01(?:T00:00:00)?", re.ASCII)


def scan_document(parts: Parts) -> list[Marks]:
    """Marks of each sheet, in the document's order. Raises Refusal for a document that is broken or encrypted."""
    if b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise Refusal("file_encrypted")
    parser = expat.ParserCreate()
    look = _Look(parser)
    parser.StartElementHandler = look.start
    parser.EndElementHandler = look.end
    try:
        for block in parts.blocks("content.xml"):
            parser.Parse(block)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise Refusal("file_broken") from None
    return look.sheets


@dataclass
class _FirstOfMonth:
    """A cell, or several alike, with the first day of a month; `text` gathers what it shows."""

    columns: range
    year: int
    month: int
    text: list[str] = field(default_factory=list)


@dataclass
class _Look:
    """Where the parser stands: table (tables nest inside cells), row, column."""

    parser: expat.XMLParserType
    sheets: list[Marks] = field(default_factory=list)
    depth: int = 0
    row: int = 0
    col: int = 0
    row_span: int = 1
    first: _FirstOfMonth | None = None
    """The date cell being read, where the text that it shows may name a month alone."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.depth += 1
            if self.depth == 1:
                self.sheets.append(Marks())
                self.row = 0
        elif self.depth != 1:
            return
        elif name == _NOTE:
            self.parser.CharacterDataHandler = None
        elif name == "table:table-row":
            self.col = 0
            self.row_span = _count(attributes, "table:number-rows-repeated")
            if attributes.get("table:visibility") in ("collapse", "filter") and self.row_span <= MAX_ROWS:
                self.sheets[-1].hidden_rows.update(range(self.row, self.row + self.row_span))
        elif name in _CELLS:
            self._cell(attributes)
            self.col += _count(attributes, "table:number-columns-repeated")

    def end(self, name: str) -> None:
        if name == "table:table":
            self.depth -= 1
        elif self.depth != 1:
            return
        elif name == "table:table-row":
            self.row += self.row_span
        elif self.first is not None:
            self._end_in(self.first, name)

    def _end_in(self, first: _FirstOfMonth, name: str) -> None:
        if name == _NOTE:
            self.parser.CharacterDataHandler = first.text.append
        elif name in _CELLS:
            self.parser.CharacterDataHandler = self.first = None
            if names_month("".join(first.text), first.year, first.month):
                for col in first.columns:
                    add_span(self.sheets[-1].months, col, self.row, self.row + self.row_span)

    def _cell(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("office:value-type")
        down = _count(attributes, "table:number-rows-spanned")
        right = _count(attributes, "table:number-columns-spanned")
        if down > 1 or right > 1:
            self.sheets[-1].merged.append((self.row, self.col, self.row + down - 1, self.col + right - 1))
        if kind is None and "table:formula" not in attributes:
            return
        self._refuse_far(attributes)
        columns = range(self.col, self.col + _count(attributes, "table:number-columns-repeated"))
        for col in columns:
            self._mark(col, kind, attributes)
        found = _FIRST_OF_MONTH.fullmatch(attributes.get("office:date-value", ""))
        if found is not None:
            self.first = _FirstOfMonth(columns, int(found[1]), int(found[2]))
            self.parser.CharacterDataHandler = self.first.text.append

    def _mark(self, col: int, kind: str | None, attributes: dict[str, str]) -> None:
        marks = self.sheets[-1]
        rows = range(self.row, self.row + self.row_span)
        if kind == "percentage":
            add_span(marks.percents, col, self.row, self.row + self.row_span)
        elif attributes.get("calcext:value-type") == "error":
            marks.errors.update((row, col) for row in rows)
        elif kind is None:
            marks.uncached.update((row, col) for row in rows)

    def _refuse_far(self, attributes: dict[str, str]) -> None:
        """A value repeated over a whole sheet takes one line to write, but all memory to read."""
        if self.row + self.row_span > MAX_ROWS:
            raise Refusal("file_too_many_rows", cell=f"第{self.row + 1}行", limit=str(MAX_ROWS))
        if self.col + _count(attributes, "table:number-columns-repeated") > MAX_COLUMNS:
            raise Refusal("file_too_many_columns", cell=f"第{self.row + 1}行", limit=str(MAX_COLUMNS))


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdigit() and len(text) < 9 else 1
