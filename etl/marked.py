"""Gives a handed-in workbook back with its problems marked (下载标注后的原表), ready to be corrected."""

from __future__ import annotations

import pickle
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, cast

from etl import marker_process
from etl.limited import library_folders, limited_process
from etl.problems import Problem
from etl.quiet_sheets import is_result
from etl.reading import read_workbook
from etl.workbook import Sheet, UnreadableFile, Workbook
from etl.writable import clean, free_name

WALL_SECONDS = 120
_LIBRARIES = ("openpyxl", "et_xmlfile", "PIL")
_TURN = threading.BoundedSemaphore(1)
"""One at a time: it may take as much memory as two readers."""
_SUFFIX, _LONGEST_STEM = "（标注）", 120
_ENDING = re.compile(r"\.(?:xls[xmb]?|xlt[xm]?|ett?|ods|ots|csv|tsv|txt|tab)$", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\r\n\t]')

Request = dict[str, Any]


class Unmarkable(RuntimeError):
    """A workbook that cannot even be written as a list of its problems: the process was ended. For people."""


def marked_workbook(content: bytes, file: str, problems: Sequence[Problem]) -> tuple[str, bytes]:
    """A name and the bytes of an .xlsx: the workbook as it was, problem cells coloured and commented, a list in front.

    What is no .xlsx, or one that cannot be written again, comes back as its values; a file that cannot be read, as the
    list alone. Raises Unmarkable.
    """
    marks = [(entry.severity, entry.sheet, entry.cell, entry.message) for entry in problems]
    for request in _ways(content, file):
        made = _run({"content": None, "sheets": [], "titles": {}, **request, "marks": marks})
        if made:
            return marked_name(file), made
    raise Unmarkable("标注后的原表没有生成出来，请稍后再试；也可以照着页面上的问题清单改。")


def marked_name(file: str) -> str:
    """The name of a marked workbook: that of the file, so that the day it states is still stated."""
    stem = _NOT_IN_NAMES.sub("", clean(_ENDING.sub("", file))).removesuffix(_SUFFIX).strip()
    return f"{stem[:_LONGEST_STEM] or '报表'}{_SUFFIX}.xlsx"


def _ways(content: bytes, file: str) -> Iterator[Request]:
    """What to ask for, the fuller answer first."""
    with suppress(UnreadableFile):
        workbook = read_workbook(content, file)
        if workbook.kind == "xlsx":
            yield {"content": content, "titles": {sheet.name: sheet.name for sheet in workbook.sheets}}
        yield _as_values(workbook)
    yield {}


def _as_values(workbook: Workbook) -> Request:
    titles: dict[str, str] = {}
    for sheet in workbook.sheets:
        if not is_result(sheet.name, sheet.grid):
            titles[sheet.name] = free_name(sheet.name, titles.values())
    return {
        "sheets": [_plain(sheet, titles[sheet.name]) for sheet in workbook.sheets if sheet.name in titles],
        "titles": titles,
    }


def _plain(sheet: Sheet, title: str) -> tuple[Any, ...]:
    """The fields of `PlainSheet`."""
    return title, sheet.grid.columns, sheet.merged, dict(sheet.percent_cells), dict(sheet.month_cells)


def _run(request: Request) -> bytes:
    """The bytes that the process answers; none if it fails or takes too long."""
    late = threading.Event()
    with _TURN, limited_process(str(marker_process.__file__), WALL_SECONDS, late) as process:
        # Standard input stays open: its end tells the process that its parent is gone.
        stdin, stdout = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
        with suppress(BrokenPipeError, ConnectionResetError):
            pickle.dump({**request, "libraries": library_folders(_LIBRARIES)}, stdin)
            stdin.flush()
        made = stdout.read()
        return made if process.wait() == 0 else b""
