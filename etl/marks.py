"""What a look through a sheet's bytes adds to its cells."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_ROWS = 200_000
MAX_COLUMNS = 200

Position = tuple[int, int]


@dataclass
class Marks:
    """Marks of one sheet; rows and columns count from 0. Only built-in types, as it crosses a process border."""

    errors: set[Position] = field(default_factory=set)
    uncached: set[Position] = field(default_factory=set)
    percents: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Column to spans of rows (first, past the last) that carry a percent format."""
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Filled only where the reader does not tell merged ranges."""

    def add_percents(self, col: int, start: int, stop: int) -> None:
        """Lengthens the column's last span where the new one follows it."""
        spans = self.percents.setdefault(col, [])
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], stop)
        else:
            spans.append((start, stop))
