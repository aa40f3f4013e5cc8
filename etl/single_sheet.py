"""One record as a workbook of its own, so that what a person enters on a page comes in by the same door as any return."""

from __future__ import annotations

import io
from collections.abc import Mapping

from openpyxl import Workbook

from data.kinds.kind import Cell
from data.spec import Dataset


def single_sheet(spec: Dataset, cells: Mapping[str, Cell], title: str) -> bytes:
    """The bytes of an .xlsx with a title, the headers of the named columns and one row. Raises KeyError for a column unknown."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = spec.zh[:31]
    sheet.append([title])
    sheet.append([spec.column(name).zh for name in cells])
    sheet.append([_text_kept(cell) for cell in cells.values()])
    for row in sheet.iter_rows(min_row=2):
        for one in row:
            # What begins with = is somebody's words, never a formula.
            one.data_type = "s" if isinstance(one.value, str) else one.data_type
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _text_kept(cell: Cell) -> Cell:
    return cell.strip() if isinstance(cell, str) else cell
