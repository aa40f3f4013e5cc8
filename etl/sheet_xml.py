"""A look through the sheets of an .xlsx for what its reader does not tell: errors, formulas without values, formats."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from etl.addresses import column_index
from etl.marks import MAX_COLUMNS, MAX_ROWS, Marks, Spans, add_span
from etl.number_formats import BUILT_IN, shown_by
from etl.parts import Parts
from etl.refusal import Refusal

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})\Z")
# Columns GS and beyond: more than MAX_COLUMNS.
_FAR_COLUMN = re.compile(rb' r="(?:[A-Z]{3}|[H-Z][A-Z]|G[S-Z])[0-9]')
_LONGEST_ROW = 1 << 25
_MANY_STYLES = 32
_STYLE = re.compile(rb' s="([0-9]+)"')
_ENTITY = re.compile(r"&#?\w+;")
_DIGITS = b"0123456789"
_LAST_REFERENCE = re.compile(rb'c r="([A-Z]{1,3}[0-9]{1,7})"\n')
_REFERENCE_BYTES = len(b'c r="XFD1048576"')


class Scan:
    """Looks through the sheets of one workbook, each when it is asked for."""

    def __init__(self, parts: Parts) -> None:
        """Raises Refusal for a bomb or a document type in the parts that all sheets share."""
        self._parts = parts
        self._sheets = sheet_parts(parts)
        self._styles = telling_styles(parts)
        for name in parts.names:
            if name.endswith("/sharedstrings.xml"):
                parts.check(name)

    def sheet(self, position: int) -> Marks:
        """Marks of a sheet by its place in the workbook. Raises IndexError for a place that has none."""
        name = self._sheets[position]
        return _scan_sheet(self._parts, name, self._styles) if name else Marks()


def sheet_parts(parts: Parts) -> tuple[str, ...]:
    """Part names of the workbook's sheets in the workbook's order; '' for one that is missing."""
    book = next((name for name in parts.names if name.endswith("workbook.xml")), None)
    if book is None:
        return ()
    folder, _, file = book.rpartition("/")
    relations = parts.read(f"{folder}/_rels/{file}.rels".lstrip("/"))
    targets = {}
    for relation in map(_attributes, _RELATION.findall(relations)):
        target = relation.get(b"Target", b"").decode("utf-8", "replace")
        targets[relation.get(b"Id")] = (target.lstrip("/") if target.startswith("/") else f"{folder}/{target}").lower()
    found = []
    for sheet in map(_attributes, _SHEET.findall(parts.read(book))):
        relation_id = next((value for name, value in sheet.items() if name.endswith(b":id")), None)
        found.append(targets.get(relation_id, ""))
    return tuple(name if name in parts.names else "" for name in found)


def telling_styles(parts: Parts) -> dict[bytes, str]:
    """Indexes, as written in cells, of the cell formats that show a percent or a month, each with what it shows."""
    styles = next((parts.read(name) for name in parts.names if name.endswith("/styles.xml")), b"")
    shown: dict[bytes, str | None] = {b"%d" % number: name for number, name in BUILT_IN.items()}
    for number_format in map(_attributes, re.findall(rb"<(?:\w+:)?numFmt\s([^>]*)>", styles)):
        code = number_format.get(b"formatCode", b"").replace(b"&quot;", b'"').decode("utf-8", "replace")
        shown[number_format.get(b"numFmtId", b"")] = shown_by(_ENTITY.sub("", code))
    formats = re.search(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    listed = re.findall(rb"<(?:\w+:)?xf\s([^>]*)>", formats[0]) if formats else []
    names = [shown.get(_attributes(xf).get(b"numFmtId", b"")) for xf in listed]
    return {b"%d" % i: name for i, name in enumerate(names) if name}


def _scan_sheet(parts: Parts, name: str, styles: Mapping[bytes, str]) -> Marks:
    look = _Look(styles)
    for block in _overlapping(parts.blocks(name), look):
        look.at(block)
    return look.marks


def _overlapping(blocks: Iterable[bytes], look: _Look) -> Iterator[bytes]:
    """Blocks that start with the last row of the one before, so that no cell is missed for being torn."""
    rest = b""
    for block in blocks:
        if not look.cell:
            look.open(block)
        block = rest + block
        yield block
        rest = block[max(block.rfind(look.row), 0) :]
        if len(rest) > _LONGEST_ROW:
            raise Refusal("file_broken")


class _Look:
    """Quick byte searches first, regular expressions only where something is there: most sheets have none of it."""

    def __init__(self, styles: Mapping[bytes, str]) -> None:
        self.styles = styles
        self.marks = Marks()
        self.cell = self.row = b""

    def open(self, head: bytes) -> None:
        """Learns the prefix of the sheet's tags, which a few programs write."""
        found = re.search(rb"<(\w+:)?(?:sheetData|worksheet)\b", head)
        prefix = (found[1] or b"") if found else b""
        self.cell, self.row = b"<" + prefix + b"c ", b"<" + prefix + b"row"
        self._value = re.compile(rb"<" + prefix + rb"(?:v>[^<]|is\b)")
        value = b"<" + prefix + rb"v\b[^>]*"
        self._formula = re.compile(
            b"<"
            + prefix
            + rb"c ([^>]*)>\s*<"
            + prefix
            + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</"
            + prefix
            + rb"f>)\s*("
            + value
            + b"/>|"
            + value
            + b"></"
            + prefix
            + rb"v>|)\s*</"
            + prefix
            + b"c>"
        )
        self._hidden = re.compile(b"<" + prefix + rb'row ([^>]*\bhidden="(?:1|true)"[^>]*)>')
        dimension = re.search(b"<" + prefix + rb'dimension [^>]*ref="[^":]*:?([A-Z]+)([0-9]+)"', head)
        self._may_be_wide = dimension is None or column_index(dimension[1]) >= MAX_COLUMNS

    def at(self, block: bytes) -> None:
        """Adds what one block holds; rows may come twice."""
        if b"#" in block and b't="e"' in block:
            self.marks.errors.update(_positions(self._cells_with(block, b' t="e"')))
        if b"f" in block:
            self._look_at_formulas(block)
        if b"d" in block and b"hidden=" in block:
            rows = (_attributes(row).get(b"r", b"") for row in self._hidden.findall(block))
            self.marks.hidden_rows.update(int(row) - 1 for row in rows if row.isdigit())
        for style in self._styles_in(block):
            self._look_at_style(block, b' s="' + style + b'"', vars(self.marks)[self.styles[style]])
        if self._is_far(block):
            self._refuse_far_values(block)

    def _look_at_formulas(self, block: bytes) -> None:
        if b"f>" not in block and b"<f" not in block:
            return
        for cell, empty_value in self._formula.findall(block):
            attributes = _attributes(cell)
            # A formula that answers with an empty text has t="str" and an empty value.
            if not (empty_value and attributes.get(b"t") == b"str"):
                self.marks.uncached.update(_positions([attributes.get(b"r", b"")]))

    def _styles_in(self, block: bytes) -> Collection[bytes]:
        """Some workbooks carry the styles of hundreds of others, which would each cost a search."""
        return self.styles.keys() if len(self.styles) < _MANY_STYLES else self.styles.keys() & _STYLE.findall(block)

    def _look_at_style(self, block: bytes, style: bytes, shown: Spans) -> None:
        cells = self._cells_with(block, style)
        if not cells:
            return
        letters = cells[0].rstrip(_DIGITS)
        first, last = cells[0][len(letters) :], cells[-1][len(letters) :]
        alone = b"".join(cells).translate(None, _DIGITS) == letters * len(cells)
        if alone and first.isdigit() and last.isdigit() and int(last) - int(first) + 1 == len(cells):
            add_span(shown, column_index(letters), int(first) - 1, int(last))
            return
        for row, col in _positions(cells):
            add_span(shown, col, row, row + 1)

    def _cells_with(self, block: bytes, attribute: bytes) -> list[bytes]:
        """References of the cells whose tag holds the attribute."""
        pieces = block.split(attribute)
        ends = b"\n".join([piece[-_REFERENCE_BYTES:] for piece in pieces[:-1]])
        found = _LAST_REFERENCE.findall(ends + b"\n")
        if len(found) == len(pieces) - 1:
            return found
        return self._cells_with_anywhere(pieces)

    def _cells_with_anywhere(self, pieces: list[bytes]) -> list[bytes]:
        """The same where the reference does not stand right before the attribute, or the tag is not a cell's."""
        found = []
        for piece, following in pairwise(pieces):
            tag = piece[piece.rfind(self.cell) + len(self.cell) :]
            if b">" not in tag:
                found.append(_attributes(tag + following.partition(b">")[0]).get(b"r", b""))
        return found

    def _is_far(self, block: bytes) -> bool:
        last = re.match(rb"[\w:]+[^>]*?\br=\"([0-9]+)\"", block[block.rfind(self.row) + 1 :][:200])
        too_long = last is not None and int(last[1]) > MAX_ROWS
        return too_long or (self._may_be_wide and _FAR_COLUMN.search(block) is not None)

    def _refuse_far_values(self, block: bytes) -> None:
        """Cells that carry nothing but a style reach far down in many sheets; only values count."""
        pieces = block.split(self.cell)
        for cell in pieces[1:]:
            reference = _REFERENCE.match(_attributes(cell[: cell.find(b">")]).get(b"r", b""))
            if reference is None or not self._value.search(cell):
                continue
            if int(reference[2]) > MAX_ROWS:
                raise Refusal("file_too_many_rows", cell=reference[0].decode(), limit=str(MAX_ROWS))
            if column_index(reference[1]) >= MAX_COLUMNS:
                raise Refusal("file_too_many_columns", cell=reference[0].decode(), limit=str(MAX_COLUMNS))


def _attributes(tag: bytes) -> Mapping[bytes, bytes]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def _positions(references: Iterable[bytes]) -> list[tuple[int, int]]:
    matches = (_REFERENCE.match(reference) for reference in references)
    return [(int(match[2]) - 1, column_index(match[1])) for match in matches if match]
