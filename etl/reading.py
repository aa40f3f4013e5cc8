"""A workbook from the bytes of a file, read by a limited process of its own."""

from __future__ import annotations

import datetime as dt
import pickle
import subprocess
import threading
from collections.abc import Collection
from contextlib import suppress
from itertools import zip_longest
from typing import Any, BinaryIO, cast

from data.kinds.kind import Cell, Finding
from etl import packing, reader_process
from etl.limited import library_folders, limited_process
from etl.marks import Marks
from etl.refusal import Refusal
from etl.sniff import Source, sniff
from etl.workbook import Grid, Sheet, UnreadableFile, Workbook

WALL_SECONDS = 30
READERS_AT_ONCE = 2
"""Each may take `reader_process.MEMORY_BYTES`: the two together are the figure to size a machine by."""
_slots = threading.BoundedSemaphore(READERS_AT_ONCE)
_LIBRARIES = ("python_calamine", "olefile")


def read_workbook(content: bytes, file_name: str) -> Workbook:
    """The workbook in some bytes, whatever the name says they are. Raises UnreadableFile with a finding to show."""
    try:
        source = sniff(content, file_name)
        with _slots:
            workbook = _read_apart(source)
        if not any(sheet.grid for sheet in workbook.sheets):
            raise Refusal("file_empty")
    except Refusal as refusal:
        raise UnreadableFile(Finding(refusal.code, "error", refusal.detail)) from None
    return workbook


def _read_apart(source: Source) -> Workbook:
    late = threading.Event()
    with limited_process(str(reader_process.__file__), WALL_SECONDS, late) as process:
        # A reader that dies while being fed tells by its answer, or by having none.
        with suppress(BrokenPipeError, ConnectionResetError):
            _feed(cast("BinaryIO", process.stdin), source)
        try:
            return _assemble(cast("BinaryIO", process.stdout))
        except (EOFError, pickle.UnpicklingError):
            code = "file_reader_timeout" if late.is_set() or _ran_out_of_time(process) else "file_reader_crashed"
            raise Refusal(code) from None


def _feed(stdin: BinaryIO, source: Source) -> None:
    """Standard input stays open: its end tells the reader that its parent is gone."""
    request = {
        "container": source.container,
        "suffix": source.suffix,
        "size": len(source.content),
        "libraries": library_folders(_LIBRARIES),
    }
    pickle.dump(request, stdin)
    stdin.write(source.content)
    stdin.flush()


def _ran_out_of_time(process: subprocess.Popen[bytes]) -> bool:
    import signal

    return process.wait() == -getattr(signal, "SIGXCPU", 0) != 0


class _DatesOnly(pickle.Unpickler):
    """Makes no object but dates: what comes from the reader is as little trusted as the file."""

    _NAMES = frozenset({"date", "datetime", "time", "timedelta"})

    def find_class(self, module: str, name: str) -> Any:
        """Raises UnpicklingError for anything but dates."""
        if module == "datetime" and name in self._NAMES:
            return getattr(dt, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _assemble(pipe: BinaryIO) -> Workbook:
    sheets: list[_Gathered] = []
    unpacker = packing.Unpacker()
    while True:
        match _DatesOnly(pipe).load():
            case ("sheet", name, visible, marks):
                sheets.append(_Gathered(name, visible, Marks(**marks)))
            case ("rows", height, columns, errors):
                sheets[-1].add(height, [unpacker.unpack(column, height) for column in columns], errors)
            case ("end", kind, notices):
                found = tuple(Finding(code, "warning", detail) for code, detail in notices)
                return Workbook(kind, tuple(sheet.finish() for sheet in sheets), found)
            case ("refused", code, detail):
                raise Refusal(code, **detail)


class _Gathered:
    """A sheet as its chunks arrive."""

    def __init__(self, name: str, visible: bool, marks: Marks) -> None:
        self.name, self.visible, self.marks = name, visible, marks
        self.height = 0
        self.columns: list[list[Cell]] = []

    def add(self, height: int, columns: list[list[Cell]], errors: list[tuple[int, int]]) -> None:
        """Adds one chunk of rows, which may be wider or narrower than those before."""
        while len(self.columns) < len(columns):
            self.columns.append([None] * self.height)
        for cells, more in zip_longest(self.columns, columns, fillvalue=[None] * height):
            cells += more
        self.height += height
        self.marks.errors.update(errors)

    def finish(self) -> Sheet:
        """The sheet without the blank rows and columns at its ends."""
        depths = [_filled(cells) for cells in self.columns]
        height, width = max(depths, default=0), max((i + 1 for i, depth in enumerate(depths) if depth), default=0)
        for cells in self.columns:
            del cells[height:]
        marks = self.marks
        return Sheet(
            self.name,
            self.visible,
            Grid(self.columns[:width]),
            tuple(tuple(area) for area in marks.merged),  # type: ignore[misc]
            frozenset(marks.errors),
            frozenset(marks.uncached),
            {col: _rows_in(spans) for col, spans in marks.percents.items()},
            {col: _rows_in(spans) for col, spans in marks.months.items()},
            frozenset(marks.hidden_rows),
        )


def _filled(cells: list[Cell]) -> int:
    """Number of cells down to the last that is not blank."""
    height = len(cells)
    while height and cells[height - 1] is None:
        height -= 1
    return height


def _rows_in(spans: list[tuple[int, int]]) -> Collection[int]:
    if len(spans) == 1:
        return range(*spans[0])
    return frozenset(row for span in spans for row in range(*span))
