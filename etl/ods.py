"""A look through an .ods for what its reader does not tell: merged cells, errors, percents, hidden rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from etl.marks import MAX_COLUMNS, MAX_ROWS, Marks, add_span
from etl.parts import Parts
from etl.refusal import Refusal

_CELLS = ("table:table-cell", "table:covered-table-cell")


def scan_document(parts: Parts) -> list[Marks]:
    """Marks of each sheet, in the document's order. Raises Refusal for a document that is broken or encrypted."""
    if b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise Refusal("file_encrypted")
    look = _Look()
    parser = expat.ParserCreate()
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
class _Look:
    """Where the parser stands: table (tables nest inside cells), row, column."""

    sheets: list[Marks] = field(default_factory=list)
    depth: int = 0
    row: int = 0
    col: int = 0
    row_span: int = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.depth += 1
            if self.depth == 1:
                self.sheets.append(Marks())
                self.row = 0
        elif self.depth != 1:
            return
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
        elif name == "table:table-row" and self.depth == 1:
            self.row += self.row_span

    def _cell(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("office:value-type")
        down = _count(attributes, "table:number-rows-spanned")
        right = _count(attributes, "table:number-columns-spanned")
        if down > 1 or right > 1:
            self.sheets[-1].merged.append((self.row, self.col, self.row + down - 1, self.col + right - 1))
        if kind is None and "table:formula" not in attributes:
            return
        self._refuse_far(attributes)
        for col in range(self.col, self.col + _count(attributes, "table:number-columns-repeated")):
            self._mark(col, kind, attributes)

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
