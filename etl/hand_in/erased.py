"""Cells that were filled and are blank (or 0) in the return: who retypes a sheet leaves out what is lost thereby."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from data.cleaning import shorten
from data.kinds.numbers import Number
from data.kinds.percents import Percent
from data.record_changes import show
from data.record_names import words_of
from data.spec import Column, Dataset
from data.units import Directory
from etl.comparison import Comparison
from etl.hand_in.changes_told import asked_of
from etl.rows import Rows


def erased(rows: Rows, comparison: Comparison, units: Directory) -> list[str]:
    """One line for each cell that the return clears, in the order of its rows.

    Left out is what the record is asked a reason for anyway, and what speaks of one return's day alone.
    """
    return [line for index in sorted(comparison.changed) for line in _of_row(rows, index, comparison, units)]


@cache
def _clearable(spec: Dataset) -> Mapping[str, Column]:
    """By their first stored field, the columns whose cells a person fills and that stand until they are changed."""
    columns = (column for column in spec.columns if not column.momentary and not column.computed and not column.keeps)
    return {column.name + column.kind.fields[0].suffix: column for column in columns}


def _of_row(rows: Rows, index: int, comparison: Comparison, units: Directory) -> Iterator[str]:
    before, columns = comparison.before[index], _clearable(rows.spec)
    cleared = [columns[name] for name, was in before.items() if name in columns and _is_cleared(rows, index, name, was)]
    if not cleared:
        return
    after = {name: values[index] for name, values in rows.fields.items()}
    asked = asked_of(rows, index, before)
    title = "　".join(words_of(rows.spec, after, units)) or rows.keys[index]
    for column in cleared:
        if column.zh not in asked:
            was, now = show(column, {**after, **before}, units), show(column, after, units)
            yield f"{title}：{column.zh}由“{shorten(was)}”变为{'空' if now == '—' else now}"


def _is_cleared(rows: Rows, index: int, name: str, was: Any) -> bool:
    values = rows.fields.get(name)
    now = values[index] if values else None
    if was is None or was == "":
        return False
    counts = isinstance(_clearable(rows.spec)[name].kind, Number | Percent)
    return now is None or (counts and now == 0 and was != 0)
