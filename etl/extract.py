"""The content of one file as messages for the parent process; see `etl/reader_process.py` for their form."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from etl import packing
from etl.addresses import address
from etl.marks import MAX_COLUMNS, MAX_ROWS, Marks
from etl.refusal import Refusal

if TYPE_CHECKING:
    from etl.parts import Parts

CHUNK_ROWS = 2048  # a chunk stays in the processor's cache
_TEXT_SUFFIXES = (".csv", ".tsv", ".txt", ".tab", "")
_BINARY_SUFFIXES = (".xls", ".et", ".xlt", ".ett", "")

Notice = tuple[str, dict[str, str]]
Send = Callable[..., None]


class Extract:
    """One file on its way out. `send` writes one message."""

    def __init__(self, content: bytes, suffix: str, send: Send) -> None:
        self.content, self.suffix, self.send = content, suffix, send
        self.rows_sent = 0
        self._held: Any = None

    def run(self, container: str) -> None:
        """Sends everything the file holds. Raises Refusal."""
        kind, notices = {"text": self._text, "ole": self._binary, "zip": self._zip}[container]()
        self.send("end", kind, notices)

    def _text(self) -> tuple[str, list[Notice]]:
        from etl import csv_text

        self.send("sheet", "", True, vars(Marks()))
        self._rows(csv_text.rows(csv_text.decode(self.content)), partial(zip_longest, fillvalue=""))
        return "csv", self._named_otherwise(_TEXT_SUFFIXES, "csv")

    def _binary(self) -> tuple[str, list[Notice]]:
        from etl import biff

        stream, has_macros = biff.workbook_stream(self.content)
        notices = self._sheets(biff.scan_workbook(stream).__getitem__)
        notices += self._named_otherwise(_BINARY_SUFFIXES, "xls")
        if has_macros:
            notices.append(("file_has_macros", {}))
        return "et" if self.suffix in (".et", ".ett") else "xls", notices

    def _zip(self) -> tuple[str, list[Notice]]:
        from etl import zipped
        from etl.parts import Parts

        parts = Parts(self.content)
        form = zipped.format_of(parts)
        return form, self._sheets(_scan(form, parts)) + zipped.notices(parts, form, self.suffix)

    def _named_otherwise(self, suffixes: tuple[str, ...], kind: str) -> list[Notice]:
        return [] if self.suffix in suffixes else [("file_extension_mismatch", {"said": self.suffix, "kind": kind})]

    def _sheets(self, scan: Callable[[int], Marks]) -> list[Notice]:
        """Sends the visible sheets, or all where none is visible. Returns a notice on each one left out."""
        import python_calamine as calamine

        try:
            book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(self.content))
        except calamine.PasswordError:
            raise Refusal("file_encrypted") from None
        tables = [
            (i, sheet) for i, sheet in enumerate(book.sheets_metadata) if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        shown = {i for i, sheet in tables if sheet.visible == calamine.SheetVisibleEnum.Visible}
        for i, table in tables:
            if i in shown or not shown:
                self._sheet(book, i, table.name, bool(shown), scan)
        return [("sheet_hidden", {"sheet": table.name}) for i, table in tables if shown and i not in shown]

    def _sheet(self, book: Any, position: int, name: str, visible: bool, scan: Callable[[int], Marks]) -> None:
        try:
            marks = scan(position)
        except IndexError:
            marks = Marks()
        # Held to the end: freeing a million cells takes longer than ending the process that holds them.
        sheet = self._held = book.get_sheet_by_index(position)
        if sheet.merged_cell_ranges is not None:
            marks.merged = [(*first, *last) for first, last in sheet.merged_cell_ranges]
        self.send("sheet", name, visible, vars(marks))
        # Rows come from the first of the sheet, columns from the first that is filled.
        self._rows(sheet.iter_rows(), left=sheet.start[1] if sheet.start else 0)

    def _rows(self, rows: Iterable[Any], transpose: Callable[..., Iterable[Any]] = zip, left: int = 0) -> None:
        first = 0
        for chunk in _chunks(rows):
            packed = [packing.pack(cells) for cells in transpose(*chunk)]
            columns = [None] * left + [column for column, _ in packed]
            self.rows_sent += len(chunk)
            self._check_size(first, chunk, columns)
            errors = [(first + row, col) for col, (_, found) in enumerate(packed, left) for row in found]
            self.send("rows", len(chunk), columns[:MAX_COLUMNS], errors)
            first += len(chunk)

    def _check_size(self, first: int, chunk: list[Any], columns: list[packing.PackedColumn]) -> None:
        filled = [col for col, column in enumerate(columns) if column is not None]
        if not filled:
            return
        if self.rows_sent > MAX_ROWS:
            raise Refusal("file_too_many_rows", cell=address(max(first, MAX_ROWS), filled[0]), limit=str(MAX_ROWS))
        if filled[-1] >= MAX_COLUMNS:
            row = first + max(range(len(chunk)), key=lambda index: _width(chunk[index]))
            raise Refusal("file_too_many_columns", cell=address(row, filled[-1]), limit=str(MAX_COLUMNS))


def _scan(form: str, parts: Parts) -> Callable[[int], Marks]:
    """Imports one look alone: each brings modules that take as long as a small sheet."""
    if form == "ods":
        from etl.ods import scan_document

        return scan_document(parts).__getitem__
    from etl.sheet_xml import Scan

    return Scan(parts).sheet


def _width(row: Any) -> int:
    return max((col for col, cell in enumerate(row, 1) if cell not in ("", None)), default=0)


def _chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(rows)
    while chunk := list(islice(source, CHUNK_ROWS)):
        yield chunk
