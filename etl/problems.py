"""A problem of a handed-in file, ready to be shown: where, what, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from data.kinds.kind import Finding, Severity
from etl.messages import message

_CELL = re.compile(r"([A-Z]*)(\d+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """`cell` is an address such as C5, empty where the sheet or file as a whole is meant."""

    code: str
    severity: Severity
    sheet: str
    cell: str
    message: str

    def as_dict(self) -> dict[str, str]:
        """The problem as plain values, for JSON."""
        return asdict(self)


def problem(finding: Finding, sheet: str = "", cell: str = "") -> Problem:
    """A finding in words, at its place."""
    return Problem(finding.code, finding.severity, sheet, cell, message(finding))


def in_order(problems: Iterable[Problem], sheets: Iterable[str] = ()) -> list[Problem]:
    """What keeps the file from loading first, then by place: sheets as given, rows downwards, columns to the right."""
    ranks = {name: rank for rank, name in enumerate(dict.fromkeys(sheets))}
    return sorted(problems, key=lambda entry: (entry.severity != "error", ranks.get(entry.sheet, -1), *_place(entry)))


def _place(entry: Problem) -> tuple[int, int, str]:
    letters, row = _CELL.findall(entry.cell)[0] if _CELL.search(entry.cell) else ("", "0")
    return int(row), len(letters), letters


def blocks(problems: Iterable[Problem]) -> bool:
    """True if any problem refuses the file."""
    return any(entry.severity == "error" for entry in problems)
