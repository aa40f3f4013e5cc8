"""The interface of a kind of value: how a spreadsheet cell becomes stored fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

if TYPE_CHECKING:
    from data.units import Directory

Cell = str | float | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""What the reader hands over: text is already stripped of control characters; blank cells are None or ''."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to tell the person who handed in the cell.

    `code` is stable and has its Chinese wording in `etl/messages.py`, which `detail` fills in.
    An error refuses the file; a warning does not.
    """

    code: str
    severity: Severity = "error"
    detail: dict[str, str] = field(default_factory=dict)


class Unreadable(ValueError):
    """Raised by `Kind.read` for a cell that cannot be stored; carries the finding to show."""

    def __init__(self, code: str, **detail: str) -> None:
        super().__init__(code)
        self.finding = Finding(code, "error", detail)


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell, read. `values` are aligned with the kind's `fields`.

    `raw` is the text as written, kept where the values do not say it all (a qualifier, an unclear date).
    """

    values: tuple[Any, ...]
    warning: Finding | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One stored column of a kind; its name is the spec column's name plus `suffix`."""

    suffix: str
    sqltype: sa.types.TypeEngine[Any]
    zh: str = ""
    compared: bool = True
    """False for a field whose change alone is no new version (wording kept for the record)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a cell means depends on its sheet: year, day spoken about, units, and the column it stands in."""

    year: int
    as_of: dt.date
    units: Directory | None = None
    scope: str | None = None
    """Code of the reporting county, inside which bare names like 发改局 resolve."""
    header: str = ""
    measure_unit: str | None = None
    """Unit written in the header's brackets or above the table, e.g. 万元."""
    zero_if_blank: bool = False
    percent_formatted: frozenset[int] = frozenset()
    """Indexes of cells that carry a spreadsheet percent format (their stored number is a fraction)."""
    month_formatted: frozenset[int] = frozenset()
    """Indexes of cells whose format shows a month without a day (their stored date is its first)."""


@dataclass(slots=True)
class ColumnReading:
    """A whole column, read. `values[i]` is the tuple for cell i, also where the cell was refused (all None)."""

    values: list[tuple[Any, ...]]
    findings: list[tuple[int | None, Finding]]
    """(cell index, finding); index None stands for the column's header."""
    raws: dict[int, str]


class _Memo(dict[Any, tuple[Any, ...]]):
    """Reads each distinct cell once: office columns repeat a few values thousands of times."""

    def __init__(self, kind: Kind, setting: Setting) -> None:
        self.kind, self.setting = kind, setting
        self.flagged: dict[Any, Finding] = {}
        self.raw: dict[Any, str] = {}

    def __missing__(self, cell: Cell) -> tuple[Any, ...]:
        try:
            reading = self.kind.read(cell, self.setting)
        except Unreadable as refusal:
            self.flagged[cell] = refusal.finding
            reading = Reading(self.kind.blank)
        if reading.warning is not None:
            self.flagged[cell] = reading.warning
        if reading.raw is not None:
            self.raw[cell] = reading.raw
        self[cell] = reading.values
        return reading.values


class Kind:
    """A kind of value. Subclasses define `zh`, `fields`, `read`; `read_column` only where cells need each other."""

    zh: str = ""
    """Name of the kind for users: 日期, 单位, 百分比…"""
    fields: tuple[Field, ...] = (Field("", sa.Text()),)
    example: str = ""
    options: tuple[str, ...] = ()
    """Drop-down values for the template, where the kind has a closed list."""

    @property
    def blank(self) -> tuple[None, ...]:
        return (None,) * len(self.fields)

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The stored values of one cell. Raises Unreadable."""
        raise NotImplementedError

    def read_column(self, cells: Sequence[Cell], setting: Setting) -> ColumnReading:
        """All cells of a column, in order."""
        memo = _Memo(self, setting)
        values = [memo[cell] for cell in cells]
        return ColumnReading(values, marked(memo.flagged, cells), dict(marked(memo.raw, cells)))  # type: ignore[arg-type]

    def fits(self, cells: Iterable[Cell], setting: Setting) -> float:
        """Share of the non-blank cells (0–1) that read without an error: used where a header could mean two columns."""
        sample = [cell for cell in cells if cell not in (None, "")]
        if not sample:
            return 0.0
        return sum(self._reads(cell, setting) for cell in sample) / len(sample)

    def _reads(self, cell: Cell, setting: Setting) -> bool:
        try:
            return self.read(cell, setting).warning is None
        except Unreadable:
            return False

    def show(self, *values: Any) -> str:
        """The values as a Chinese reader expects them; '—' for none."""
        return "—" if values[0] is None else str(values[0])


def marked(marks: Mapping[Any, Any], cells: Sequence[Cell]) -> list[tuple[int, Any]]:
    """(index, mark) of the cells that have one."""
    return [(i, marks[cell]) for i, cell in enumerate(cells) if cell in marks] if marks else []
