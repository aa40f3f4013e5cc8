"""Puts problems that repeat together: one line for 第5、6、9行等12处 instead of twelve."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from etl.hand_in.check import ProblemGroup
from etl.problems import Problem

_CELL = re.compile(r"([A-Z]+)(\d+)")
_ROW = re.compile(r"第(\d+)行")
NAMED_ROWS, NAMED_MESSAGES, MOST_GROUPS = 3, 5, 200


def grouped(problems: Iterable[Problem]) -> tuple[ProblemGroup, ...]:
    """Problems by code, sheet and column, in their order; at most `MOST_GROUPS`, errors first."""
    found: dict[tuple[str, str, str, str], list[Problem]] = {}
    for entry in problems:
        found.setdefault((entry.severity, entry.code, entry.sheet, column_of(entry.cell)), []).append(entry)
    groups = sorted(found.values(), key=lambda entries: entries[0].severity != "error")
    return tuple(map(_group, groups[:MOST_GROUPS]))


def column_of(cell: str) -> str:
    """C of C5; empty for a whole row or sheet."""
    match = _CELL.fullmatch(cell)
    return match[1] if match else ""


def row_of(cell: str) -> int | None:
    """5 of C5 and of 第5行."""
    match = _CELL.fullmatch(cell) or _ROW.fullmatch(cell)
    return int(match[match.lastindex or 0]) if match else None


def _group(entries: Sequence[Problem]) -> ProblemGroup:
    first = entries[0]
    told: dict[str, str] = {}
    for entry in entries:
        if len(told) < NAMED_MESSAGES:
            told.setdefault(entry.message, entry.cell)
    messages = tuple((cell, message) for message, cell in told.items())
    return ProblemGroup(first.code, first.severity, first.sheet, _where(entries), len(entries), messages)


def _where(entries: Sequence[Problem]) -> str:
    """B5; or B列第5、6、9行等12处; empty for the sheet as a whole."""
    cells = list(dict.fromkeys(entry.cell for entry in entries if entry.cell))
    if len(cells) < 2:
        return cells[0] if cells else ""
    rows = [str(row) for cell in cells if (row := row_of(cell)) is not None]
    letters = column_of(cells[0])
    more = f"等{len(cells)}处" if len(rows) > NAMED_ROWS else ""
    return f"{f'{letters}列' if letters else ''}第{'、'.join(rows[:NAMED_ROWS])}行{more}"
