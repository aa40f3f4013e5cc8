"""Stored values as a person would write them in a cell: what is written is read back as the same values."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.kinds.deadlines import Due
from data.kinds.kind import Cell, Kind, Setting
from data.kinds.organisations import Unit, Units
from data.kinds.percents import Percent
from data.kinds.periods import Period
from data.kinds.shares import Shares
from data.kinds.status import Status
from data.spec import Column
from data.units import Directory
from etl.headers import normalise_header

NOT_SAID = "不涉及"
"""What is read as no number where a blank cell is read as zero."""


@dataclass(frozen=True, slots=True)
class Written:
    """A cell. `is_exact` says that it is read back as the values it was written from, `is_quiet` without a warning."""

    cell: Cell
    is_exact: bool = True
    is_quiet: bool = True


class Writer:
    """Writes the cells of one column; offices repeat a few values, each of which is tried once."""

    def __init__(self, column: Column, setting: Setting) -> None:
        header = normalise_header(column.zh)
        self._column = column
        self._setting = replace(
            setting, header=column.zh, measure_unit=header.measure_unit, zero_if_blank=column.zero_if_blank
        )
        self._known: dict[tuple[Any, ...], Written] = {}

    def write(self, values: Sequence[Any], raw: str | None) -> Written:
        """The cell for stored values; `raw` is how they were written in the return that brought them."""
        asked = (*values, raw)
        if asked not in self._known:
            self._known[asked] = self._write(tuple(values), raw)
        return self._known[asked]

    def _write(self, values: tuple[Any, ...], raw: str | None) -> Written:
        # A status without words was not written but follows from the figures, and will again.
        if isinstance(self._column.kind, Status) and not values[2]:
            return Written(None)
        if all(value is None for value in values):
            # Where nothing was said, a blank would say zero.
            return Written(NOT_SAID if self._column.zero_if_blank else None)
        tried = [self._tried(cell, values) for cell in self._ways(values, raw) if cell not in (None, "", "—")]
        if isinstance(self._column.kind, Due):
            # A deadline that names its year stays where it is, whatever the day of the return.
            tried.sort(key=lambda one: not self._names_its_year(one.cell, values))
        ranked = sorted(tried, key=lambda one: (not one.is_exact, not one.is_quiet))
        return ranked[0] if ranked else Written(None, is_exact=False)

    def _ways(self, values: tuple[Any, ...], raw: str | None) -> Iterator[Cell]:
        kind, first = self._column.kind, values[0]
        yield raw
        if isinstance(kind, Unit | Units | Shares):
            yield from _of_units(kind, values, self._setting.units or Directory.shipped())
            return
        if isinstance(kind, Due | Status):
            yield values[2]
        if isinstance(kind, Due) and isinstance(first, dt.date):
            yield from (f"{first.year}年{words}" for words in (raw, values[2]) if words)
        if kind.options:
            yield kind.show(*values)
        if isinstance(first, dt.date | str) or (isinstance(first, int | float) and not isinstance(first, bool)):
            yield float(first) if isinstance(first, int) else first
        yield kind.show(*values)
        if isinstance(kind, Period) and isinstance(first, dt.date):
            yield f"{first.year}年1—{first.month}月"
        if isinstance(kind, Percent) and first is not None:
            yield f"{kind.show(*values)}({values[1]})" if values[1] else f"{first * 100:.10g}%"

    def _names_its_year(self, cell: Cell, values: tuple[Any, ...]) -> bool:
        elsewhere = replace(self._setting, year=self._setting.year + 1)
        return self._tried(cell, values).is_exact and self._tried(cell, values, elsewhere).is_exact

    def _tried(self, cell: Cell, values: tuple[Any, ...], setting: Setting | None = None) -> Written:
        kind = self._column.kind
        formatted = frozenset({0} if isinstance(kind, Percent) and isinstance(cell, float) else ())
        reading = kind.read_column([cell], replace(setting or self._setting, percent_formatted=formatted))
        same = all(
            _equal(was, now)
            for was, now, part in zip(values, reading.values[0], kind.fields, strict=True)
            if part.compared
        )
        return Written(cell, same, not reading.findings)


def _equal(was: Any, now: Any) -> bool:
    if isinstance(was, float) and isinstance(now, float):
        return abs(was - now) <= 1e-12 * max(1.0, abs(was))
    return bool(was == now)


def _of_units(kind: Kind, values: tuple[Any, ...], units: Directory) -> Iterator[str]:
    """The names of units by their codes, the lead first; numbers by the names of places."""
    if isinstance(kind, Shares):
        if kind.members == "counties" and values[0] is not None:
            yield "、".join(f"{units.label(code)}{number:g}" for code, number in json.loads(values[0]).items())
        yield kind.show(*values)
        return
    codes = [code for value in values if value for code in str(value).split(",")]
    yield "、".join(units.label(code) for code in codes)
