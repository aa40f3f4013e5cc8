"""Text files as rows: which encoding, which separator."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from statistics import median

from etl.refusal import Refusal

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ("\t", ",", ";", "|")
_LINES_LOOKED_AT = 50
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_EXCEL_TEXT = re.compile(r'="([^"]*)"')
csv.field_size_limit(1 << 24)


def decode(content: bytes) -> str:
    """The text: by its byte-order mark, else strictly UTF-8, else strictly GB18030. Raises Refusal for neither."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _readable(_strictly(content, (encoding,)))
    if b"\0" in content:
        raise Refusal("csv_binary")
    return _readable(_strictly(content, ("utf-8", "gb18030")))


def rows(text: str) -> Iterator[list[str]]:
    """Records of the text. `="001"`, by which exports keep leading zeros, becomes 001. Raises Refusal when not tabular."""
    lines = list(StringIO(text, newline=""))
    mark = separator(text)
    reader = csv.reader(lines, delimiter=mark)
    start = end = 0
    try:
        for record in reader:
            start, end = end, reader.line_num
            yield [_bare(cell) for cell in record]
    except csv.Error:
        raise Refusal("csv_broken", row=str(reader.line_num)) from None
    if _is_open(lines[start:], mark):
        raise Refusal("csv_broken", row=str(start + 1))


def _is_open(last_record: list[str], mark: str) -> bool:
    """True if a quotation mark opens in the record and never closes, which has swallowed all lines after it."""
    try:
        list(csv.reader(last_record, delimiter=mark, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def separator(text: str) -> str:
    """The character that cuts the first lines into most fields; of two that do alike, a tab before a comma."""
    head = text[: 1 << 17]

    def fields(candidate: str) -> float:
        records = csv.reader(StringIO(head, newline=""), delimiter=candidate)
        try:
            widths = [len(record) for record in islice(records, _LINES_LOOKED_AT)]
        except csv.Error:
            return 0
        return median(widths or [0])

    return max(_SEPARATORS, key=fields)


def _strictly(content: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("csv_encoding")


def _readable(text: str) -> str:
    if len(_CONTROLS.findall(text[:4096])) > 8 or "\0" in text:
        raise Refusal("csv_binary")
    return text


def _bare(cell: str) -> str:
    match = _EXCEL_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return match[1] if match else cell
