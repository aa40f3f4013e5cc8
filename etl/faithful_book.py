"""Opens a workbook so that it can be saved again as it was: dates stay the numbers they are, formulas keep their values.

For a process of its own: openpyxl's reader and writer of cells are replaced in it.
"""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet import _reader, _writer
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.xml.functions import XML_NS, Element, SubElement


def open_faithfully(content: bytes) -> Workbook:
    """The workbook in an .xlsx's bytes. Raises whatever openpyxl raises for one that it cannot open."""
    _reader.WorkSheetParser = _Parser
    _writer.write_cell = _write_cell
    book = _Reader(io.BytesIO(content), rich_text=True)
    book.read()
    return book.wb


class _Reader(ExcelReader):  # type: ignore[misc]
    def read_worksheets(self) -> None:
        # A serial number beyond the calendar would become an error value, a day another one by rounding.
        self.wb._date_formats, self.wb._timedelta_formats = set(), set()
        super().read_worksheets()


class _Formula(str):
    """A formula with what it came to when the file was saved."""

    __slots__ = ("kind", "value")

    kind: str
    value: str


class _Array(ArrayFormula):  # type: ignore[misc]
    """The same for a formula of several cells."""

    kind: str
    value: str


class _Parser(WorkSheetParser):  # type: ignore[misc]
    def parse_cell(self, element: Any) -> dict[str, Any]:
        parsed: dict[str, Any] = super().parse_cell(element)
        value = element.findtext(VALUE_TAG)
        if element.find(FORMULA_TAG) is not None and value:
            parsed["value"] = _remember(parsed["value"], element.get("t", "n"), value)
        return parsed


def _remember(formula: Any, kind: str, value: str) -> Any:
    if isinstance(formula, ArrayFormula):
        known: _Formula | _Array = _Array(formula.ref, formula.text)
    elif type(formula) is str:
        known = _Formula(formula)
    else:
        return formula
    known.kind, known.value = kind, value
    return known


_write_plain = _writer.write_cell


def _write_cell(xf: Any, sheet: Any, cell: Any, styled: bool | None = None) -> None:
    value = cell._value
    if not isinstance(value, _Formula | _Array | CellRichText):
        _write_plain(xf, sheet, cell, styled)
        return
    if cell.hyperlink:
        sheet._hyperlinks.append(cell.hyperlink)
    look = {"s": f"{cell.style_id}"} if styled else {}
    if isinstance(value, CellRichText):
        element = Element("c", {"r": cell.coordinate, "t": "inlineStr", **look})
        element.append(_with_spaces(value.to_tree()))
    else:
        element = Element("c", {"r": cell.coordinate, "t": value.kind, **look})
        formula = SubElement(element, "f", dict(value) if isinstance(value, _Array) else {})
        formula.text = (value.text if isinstance(value, _Array) else value)[1:]
        SubElement(element, "v").text = value.value
    xf.write(element)


def _with_spaces(tree: Any) -> Any:
    """Runs of text that begin or end with spaces lose them unless they say that they keep them."""
    for element in tree.iter():
        if element.tag.rpartition("}")[2] == "t":
            element.set(f"{{{XML_NS}}}space", "preserve")
    return tree
