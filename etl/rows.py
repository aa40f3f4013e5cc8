"""The rows of one dataset from one file, held by column: a hundred thousand rows would not fit as objects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from data.kinds.dates import Date, Moment
from data.spec import Dataset
from etl.problems import Problem


@dataclass(slots=True)
class Rows:
    """`fields[name][i]` is stored field `name` of row i; `places[i]` its (sheet, row number as people count).

    `addresses` maps (sheet, stored field) to the column letters that the field was read from.
    """

    spec: Dataset
    as_of: dt.date
    fields: dict[str, list[Any]] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)
    raws: dict[int, dict[str, str]] = field(default_factory=dict)
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    carried: dict[int, dict[str, Any]] = field(default_factory=dict)
    """For row i: the fields whose values were taken from the version in force, with what the row itself has there."""
    settled: list[tuple[int, str, Any]] = field(default_factory=list)
    """(row, field, what it read as) of fields whose words were understood as when they were first handed in."""

    def __len__(self) -> int:
        return len(self.places)

    def column(self, name: str) -> list[Any]:
        """The values of a stored field, made blank on first use."""
        if name not in self.fields:
            self.fields[name] = [None] * len(self)
        return self.fields[name]

    def carry(self, index: int, name: str, value: Any) -> None:
        """Fills a field of a row from the version in force."""
        values = self.column(name)
        self.carried.setdefault(index, {})[name] = values[index]
        values[index] = value

    def settle(self, index: int, name: str, value: Any) -> None:
        """Understands the words of a row as the version in force has them; the row says it itself all the same."""
        values = self.column(name)
        self.settled.append((index, name, values[index]))
        values[index] = value

    def forget_carried(self) -> None:
        """Has every row say again only what it says itself."""
        for index, name, value in self.settled:
            self.fields[name][index] = value
        self.settled.clear()
        for index, own in self.carried.items():
            for name, value in own.items():
                self.fields[name][index] = value
        self.carried.clear()

    @property
    def silent(self) -> dict[str, list[str]]:
        """By sheet, the stored fields that none of its columns speaks of and that go on as they were."""
        names = [name for name, column, _ in self.spec.stored if not column.momentary]
        sheets = dict.fromkeys(sheet for sheet, _ in self.places)
        return {sheet: [name for name in names if (sheet, name) not in self.addresses] for sheet in sheets}

    def where(self, index: int, name: str) -> tuple[str, str]:
        """(sheet, cell address) of a row's stored field; the row's number alone where no column held it."""
        sheet, row = self.places[index]
        letters = self.addresses.get((sheet, name))
        return sheet, f"{letters}{row}" if letters else f"第{row}行"

    def years(self) -> set[int]:
        """The years of all days and moments in the rows."""
        dated = [name for name, column, _ in self.spec.stored if isinstance(column.kind, Date | Moment)]
        return {day.year for name in dated for day in self.fields.get(name, ()) if day is not None}

    def views(self) -> Iterator[tuple[int, RowView]]:
        """(index, row) for each row; the same view object is moved along."""
        view = RowView(self)
        for index in range(len(self)):
            view.index = index
            yield index, view


class RowView(Mapping[str, Any]):
    """One row of `Rows` as a mapping of stored fields; blank for a field that no column filled."""

    __slots__ = ("_fields", "index")

    def __init__(self, rows: Rows) -> None:
        self._fields, self.index = rows.fields, 0

    def __getitem__(self, name: str) -> Any:
        column = self._fields.get(name)
        return None if column is None else column[self.index]

    def get(self, name: str, default: Any = None) -> Any:
        column = self._fields.get(name)
        return default if column is None else column[self.index]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


def join(parts: list[Rows]) -> Rows:
    """Rows of several sheets of one dataset as one, in order. `parts` is not empty."""
    first = parts[0]
    for part in parts[1:]:
        _append(first, part)
    return first


def _append(rows: Rows, part: Rows) -> None:
    offset = len(rows)
    for name in list(rows.fields) + [name for name in part.fields if name not in rows.fields]:
        rows.column(name).extend(part.column(name))
    rows.keys.extend(part.keys)
    rows.places.extend(part.places)
    rows.raws.update({offset + index: raw for index, raw in part.raws.items()})
    rows.addresses.update(part.addresses)
    rows.problems.extend(part.problems)
