"""Cells that were filled and are blank (or 0) in the return: who retypes a sheet leaves out what is lost thereby."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.cleaning import shorten
from data.record_changes import show
from data.record_names import words_of
from data.spec import Column, Dataset
from data.units import Directory
from etl.comparison import Comparison
from etl.hand_in.changes_told import Asked
from etl.hand_in.check import MOST_ROWS
from etl.rows import Rows


@dataclass(frozen=True, slots=True)
class Erased:
    """How many cells a return clears; `lines` name the first `MOST_ROWS` of them."""

    count: int
    lines: tuple[str, ...]


def erased(rows: Rows, comparison: Comparison, units: Directory) -> Erased:
    """The cells that the return clears, in the order of its rows.

    Left out is what the record is asked a reason for anyway, and what speaks of one return's day alone.
    """
    columns, asked = _clearable(rows.spec), Asked(rows)
    count, lines = 0, list[str]()
    for index in sorted(comparison.changed):
        before = comparison.before[index]
        cleared = [columns[n] for n, was in before.items() if n in columns and _is_cleared(rows, index, n, was)]
        if cleared:
            has_reason = asked(index, before)
            cleared = [column for column in cleared if column.zh not in has_reason]
            count += len(cleared)
            if len(lines) < MOST_ROWS:
                lines += _told(rows, index, before, cleared, units)
    return Erased(count, tuple(lines[:MOST_ROWS]))


@cache
def _clearable(spec: Dataset) -> Mapping[str, Column]:
    """By their first stored field, the columns whose cells a person fills and that stand until they are changed."""
    columns = (column for column in spec.columns if not column.momentary and not column.computed and not column.keeps)
    return {column.name + column.kind.fields[0].suffix: column for column in columns}


def _is_cleared(rows: Rows, index: int, name: str, was: Any) -> bool:
    """Whether there is nothing, or a count of nothing, where something was."""
    values = rows.fields.get(name)
    now = values[index] if values else None
    if was is None or was == "" or (now is not None and now != 0):
        return False
    return now is None or (was != 0 and not isinstance(now, bool))


def _told(
    rows: Rows, index: int, before: Mapping[str, Any], cleared: Sequence[Column], units: Directory
) -> Iterator[str]:
    after = {name: values[index] for name, values in rows.fields.items()}
    title = "　".join(words_of(rows.spec, after, units)) or rows.keys[index]
    for column in cleared:
        was, now = show(column, {**after, **before}, units), show(column, after, units)
        yield f"{title}：{column.zh}由“{shorten(was)}”变为{'空' if now == '—' else now}"
