"""What a dataset's description looks like: columns, key, recognition, and the roles its columns play."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from data.kinds.kind import Finding, Kind

RowCheck = Callable[[Mapping[str, Any]], tuple[str, Finding] | None]
"""Takes a row's stored fields; answers (column name, finding) or None."""

ListCheck = Callable[[Sequence[Mapping[str, Any]]], Iterable[tuple[int | None, str, Finding]]]
"""Takes a table's rows of stored fields; yields (row from 0, or None for the table, stored field, finding)."""


@dataclass(frozen=True)
class Column:
    """One column of a sheet. `zh` is the canonical header, `synonyms` the other spellings seen."""

    name: str
    zh: str
    kind: Kind
    synonyms: tuple[str, ...] = ()
    required: bool = False
    blank_ok: bool = False
    """Required as a column, but its cells may be blank (a rank that is not given, a status that stays)."""
    note: str = ""
    """One sentence for the template and the data dictionary."""
    example: str | None = None
    """What its cell in a template's example row holds; None: what its kind has, '' : nothing."""
    keeps: bool = False
    """A blank cell keeps the value in force (status words)."""
    momentary: bool = False
    """Speaks of the return's own day alone: a later return without the column does not repeat it."""
    zero_if_blank: bool = False
    from_sheet: bool = False
    """May come from the file, sheet or title instead of a column (list, period, reporting unit)."""
    else_from: tuple[str, ...] = ()
    """Stored fields that supply the value where this column is blank, first one wins (lead unit from the county)."""
    else_not: tuple[str, ...] = ()
    """Headers of those fields that supply nothing: a supporting unit (配合单位) does not lead."""
    computed: bool = False
    """Filled by the dataset's `derive`, never read from a cell."""

    @property
    def headers(self) -> tuple[str, ...]:
        return (self.zh, *self.synonyms)


@dataclass(frozen=True)
class Tracking:
    """Which fields make a dataset's rows supervised items: names of stored fields, read by `data/lights.py`.

    `list_name` is a stored field holding the list's code, or `list_code` is that code for every row.
    """

    title: str
    unit: str
    due: str
    due_kind: str | None = None
    list_name: str | None = None
    list_code: str | None = None
    status: str | None = None
    status_flag: str | None = None
    closed: str | None = None
    finished: str | None = None
    completion: str | None = None
    progress: str | None = None
    problems: str | None = None
    started: str | None = None
    feedback: str | None = None
    feedback_cycle: str | None = None
    time_mode: str | None = None
    stage_completion: str | None = None
    original_due: str | None = None
    leader: str | None = None
    year: str | None = None


@dataclass(frozen=True)
class Dataset:
    """One dataset. Everything else reads this: template, header matching, checks, table, load, dictionary, export."""

    name: str
    zh: str
    section: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """Stored fields that identify a record; together they become `record_key`."""
    source: str
    """Reference sheet ids, e.g. SH01–SH04."""
    division: str
    """The division (处室) that hands it in."""
    period: Literal["week", "month", "quarter", "year", "event"]
    titles: tuple[str, ...] = ()
    """Words in a file name, sheet name or title that speak for this dataset."""
    key_fallback: str | None = None
    """Text field hashed into the key where a key field is blank."""
    tracking: Tracking | None = None
    checks: tuple[RowCheck, ...] = ()
    check_list: ListCheck | None = None
    """What only the rows together can tell; for short lists, since it is given all of them at once."""
    derive: Callable[[Mapping[str, Any]], dict[str, Any]] | None = None
    """Adds or corrects fields of a row after its cells are read: takes the row's stored fields, returns those to set."""
    derive_when: tuple[str, ...] = ()
    """Stored fields of which one must be filled for `derive` to run on a row; empty: every row."""
    derive_rows: Callable[[Mapping[str, Sequence[Any]], int], Iterable[int]] | None = None
    """Which rows `derive` has to look at, from their stored fields by column and their number: for large datasets."""
    only_grows: tuple[str, ...] = ()
    """Fields that fall only by a correction; a fall is a warning."""
    happened: tuple[str, ...] = ()
    """Fields of days on which something was done, so that none can lie after the day that the sheet speaks about."""
    counts_only: bool = False
    """A register of how many, in which a column that names people is an error (reference §8)."""
    scope: tuple[str, ...] | None = None
    """Stored fields that bound a full return: records in force there but not in the file are reported missing.

    None: returns of this dataset bring only what is new.
    """

    def __hash__(self) -> int:
        """By its name: many things are kept by dataset, and a hash of all its columns takes long."""
        return hash(self.name)

    def column(self, name: str) -> Column:
        """Raises KeyError for an unknown column."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def stored(self) -> tuple[tuple[str, Column, int], ...]:
        """(stored field name, its column, position in the kind's values) for every stored field, in order."""
        return tuple(
            (column.name + part.suffix, column, position)
            for column in self.columns
            for position, part in enumerate(column.kind.fields)
        )
