"""A problem of a handed-in file, ready to be shown: where, what, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from data.kinds.kind import Finding, Severity
from etl.messages import message


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


def blocks(problems: Iterable[Problem]) -> bool:
    """True if any problem refuses the file."""
    return any(entry.severity == "error" for entry in problems)
