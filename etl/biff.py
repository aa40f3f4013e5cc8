"""A look through a binary workbook (.xls, WPS .et) for what its reader does not tell."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from etl.marks import Marks, add_span
from etl.number_formats import BUILT_IN, shown_by
from etl.refusal import Refusal

_BOUNDSHEET, _BOF, _EOF, _FILEPASS = 0x85, 0x809, 0x0A, 0x2F
_FORMAT, _XF, _ROW = 0x41E, 0xE0, 0x208
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_STREAMS = ("Workbook", "Book")


def workbook_stream(content: bytes) -> tuple[bytes, bool]:
    """The workbook inside a compound file, with whether macros stand beside it. Raises Refusal for other documents."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            names = {path[0].lower() for path in ole.listdir()}
            _refuse_other_documents(names)
            name = next((name for name in _STREAMS if ole.exists(name)), None)
            if name is None:
                raise Refusal("file_not_table")
            return ole.openstream(name).read(), "_vba_project_cur" in names
    except Refusal:
        raise
    except Exception:  # olefile raises OSError, IndexError, struct.error and others on damaged files
        raise Refusal("file_broken") from None


def scan_workbook(stream: bytes) -> list[Marks]:
    """Marks of each sheet, in the workbook's order. Raises Refusal for a workbook under a password."""
    starts: list[int] = []
    formats: dict[int, str | None] = {**BUILT_IN}
    shown: list[str | None] = []
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise Refusal("file_encrypted")
        if kind == _BOUNDSHEET and len(body) >= 4:
            starts.append(struct.unpack_from("<I", body)[0])
        elif kind == _FORMAT and len(body) > 5:
            formats[struct.unpack_from("<H", body)[0]] = shown_by(_format_code(body))
        elif kind == _XF and len(body) >= 4:
            shown.append(formats.get(struct.unpack_from("<H", body, 2)[0]))
    telling = {xf: name for xf, name in enumerate(shown) if name}
    return [_scan_sheet(stream, start, telling) for start in starts]


def _format_code(body: bytes) -> str:
    """The code in a FORMAT record: since Excel 97 counted in characters of one or two bytes, before in bytes."""
    (count,) = struct.unpack_from("<H", body, 2)
    width = 1 + (body[4] & 1)
    if len(body) != 5 + count * width:
        return body[3:].decode("latin-1")
    return body[5:].decode("utf-16-le" if width == 2 else "latin-1", "replace")


def _refuse_other_documents(names: set[str]) -> None:
    if "encryptedpackage" in names:
        raise Refusal("file_encrypted")
    if "worddocument" in names:
        raise Refusal("file_word")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Records of one substream: (kind, body)."""
    position, end = start, len(stream) - 4
    unpack = struct.Struct("<HH").unpack_from
    depth = 0
    while 0 <= position <= end:
        kind, size = unpack(stream, position)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        yield kind, stream[position + 4 : position + 4 + size]
        position += 4 + size


def _scan_sheet(stream: bytes, start: int, shown: dict[int, str]) -> Marks:
    marks = Marks()
    cell = struct.Struct("<HHH").unpack_from
    for kind, body in _records(stream, start):
        if len(body) < 8:
            continue
        if kind in (_NUMBER, _RK, _FORMULA, _BOOLERR):
            row, col, xf = cell(body)
            if _is_error(kind, body):
                marks.errors.add((row, col))
            elif xf in shown:
                add_span(vars(marks)[shown[xf]], col, row, row + 1)
        elif kind == _MULRK and shown:
            _add_run(marks, body, shown)
        elif kind == _ROW and len(body) >= 16 and body[12] & 0x20:
            marks.hidden_rows.add(struct.unpack_from("<H", body)[0])
    return marks


def _is_error(kind: int, body: bytes) -> bool:
    if kind == _BOOLERR:
        return body[7] == 1
    return kind == _FORMULA and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff"


def _add_run(marks: Marks, body: bytes, shown: dict[int, str]) -> None:
    row, first = struct.unpack_from("<HH", body)
    for offset in range(4, len(body) - 2 - 5, 6):
        name = shown.get(struct.unpack_from("<H", body, offset)[0])
        if name:
            add_span(vars(marks)[name], first + (offset - 4) // 6, row, row + 1)
