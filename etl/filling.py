"""The rows that a template is filled with."""

from __future__ import annotations

from dataclasses import dataclass

from data.kinds.kind import Cell


@dataclass(frozen=True, slots=True)
class Filling:
    """Rows of a template, one cell a fillable column; the note says what they are, or why there are none."""

    rows: tuple[tuple[Cell, ...], ...]
    note: str
    inexact: int = 0
    """Cells that would be read back as something else; they hold the nearest that can be written."""
    warned: int = 0
    """Cells that are read back with a warning, as they were when they were handed in."""
