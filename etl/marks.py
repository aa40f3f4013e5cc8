"""What a look through a sheet's bytes adds to its cells."""

from __future__ import annotations

from collections.abc import Iterable

MAX_ROWS = 200_000
MAX_COLUMNS = 200

Position = tuple[int, int]
Spans = dict[int, list[tuple[int, int]]]
"""Column to spans of rows (first, past the last) whose cells carry a number format of one sort."""
MergedRange = tuple[int, int, int, int]


class Marks:
    """Marks of one sheet; rows and columns count from 0. Only built-in types, as it crosses a process border.

    No dataclass: the reader process starts for every file, and their machinery takes longer than a small sheet.
    """

    def __init__(
        self,
        errors: Iterable[Position] = (),
        uncached: Iterable[Position] = (),
        percents: Spans | None = None,
        months: Spans | None = None,
        hidden_rows: Iterable[int] = (),
        merged: Iterable[MergedRange] = (),
    ) -> None:
        self.errors = set(errors)
        self.uncached = set(uncached)
        self.percents = percents or {}
        self.months = months or {}
        self.hidden_rows = set(hidden_rows)
        self.merged = list(merged)


def add_span(shown: Spans, col: int, start: int, stop: int) -> None:
    """Lengthens the column's last span where the new one touches it."""
    spans = shown.setdefault(col, [])
    if spans and spans[-1][0] <= start <= spans[-1][1]:
        spans[-1] = (spans[-1][0], max(stop, spans[-1][1]))
    else:
        spans.append((start, stop))
