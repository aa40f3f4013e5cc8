"""What a workbook holds once it is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import cast, overload

from data.kinds.kind import Cell, Finding
from etl.addresses import address, column_letters

__all__ = ["Grid", "Sheet", "UnreadableFile", "Workbook", "address", "column_letters"]

Row = tuple[Cell, ...]
Position = tuple[int, int]
MergedRange = tuple[int, int, int, int]


class Grid(Sequence[Row]):
    """Rows of equal width, stored by column: checks go down columns, and a column costs no copy of its cells.

    Blank cells are None. `rows[r][c]` and iteration work as with a list of rows.
    """

    __slots__ = ("_height", "columns")

    def __init__(self, columns: Iterable[Sequence[Cell]]) -> None:
        self.columns = tuple(columns)
        self._height = len(self.columns[0]) if self.columns else 0

    @classmethod
    def of_rows(cls, rows: Iterable[Sequence[Cell]]) -> Grid:
        """Short rows are filled up with blanks."""
        return cls(list(column) for column in zip_longest(*rows))

    def __len__(self) -> int:
        return self._height

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Grid: ...
    def __getitem__(self, index: int | slice) -> Row | Grid:
        if isinstance(index, slice):
            return Grid(column[index] for column in self.columns)
        if not -self._height <= index < self._height:
            raise IndexError(index)
        return tuple(column[index] for column in self.columns)

    def __iter__(self) -> Iterator[Row]:
        return zip(*self.columns, strict=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grid) and self.columns == other.columns

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet. Rows and columns count from 0; a merged range is (first row, first column, last row, last column)."""

    name: str
    visible: bool
    rows: Sequence[Sequence[Cell]]
    """Kept as a `Grid`, whatever sequence of rows it is made from."""
    merged: tuple[MergedRange, ...] = ()
    error_cells: frozenset[Position] = frozenset()
    """Cells that show #REF! and the like; they read as blank."""
    uncached_formulas: frozenset[Position] = frozenset()
    """Formulas stored without a value; they read as blank."""
    percent_cells: Mapping[int, Collection[int]] = field(default_factory=dict)
    """Column to rows whose cells carry a percent format; the rows are a frozenset or a range."""
    month_cells: Mapping[int, Collection[int]] = field(default_factory=dict)
    """The same for formats that show a month without a day, like yyyy"年"m"月"."""
    hidden_rows: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if not isinstance(self.rows, Grid):
            object.__setattr__(self, "rows", Grid.of_rows(self.rows))

    @property
    def grid(self) -> Grid:
        """The rows, with their columns at hand."""
        return cast("Grid", self.rows)


@dataclass(frozen=True)
class Workbook:
    """A file, read: `kind` is xlsx, xls, et, ods or csv; notices are warnings that concern the whole file."""

    kind: str
    sheets: tuple[Sheet, ...]
    notices: tuple[Finding, ...] = ()


class UnreadableFile(ValueError):
    """Raised for a file that cannot be read; carries the finding to show."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding
