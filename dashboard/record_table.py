"""Turns a dataset's records into an export's columns and rows, which could be handed in again as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.exports import ExportColumn, Form
from data.kinds.dates import Date, Moment
from data.kinds.kind import Kind
from data.kinds.numbers import Count, Number
from data.kinds.percents import Percent
from data.spec import Column, Dataset

FORMS: Mapping[type[Kind], Form] = {
    Percent: "percent",
    Count: "whole",
    Number: "number",
    Date: "date",
    Moment: "moment",
    Kind: "text",
}
WORDS = "_text"
"""Suffix of the field in which some kinds keep a cell's own words."""


def record_columns(spec: Dataset) -> tuple[ExportColumn, ...]:
    """The dataset's columns under their own headers, without those that the program computes."""
    return tuple(ExportColumn(column.zh, _form(column)) for column in spec.columns if not column.computed)


def record_values(spec: Dataset, record: Mapping[str, Any]) -> list[Any]:
    """One row for `record_columns`, from a row of the dataset's table (its `raw` and stored fields)."""
    written = json.loads(record["raw"] or "{}")
    return [_value(column, record, written) for column in spec.columns if not column.computed]


def _value(column: Column, record: Mapping[str, Any], written: Mapping[str, str]) -> Any:
    """What was written, where the stored value does not say it all; else the value itself, else in words."""
    words = written.get(column.name) or record.get(column.name + WORDS)
    if words:
        return words
    stored = [record[column.name + part.suffix] for part in column.kind.fields]
    if stored[0] is None or _form(column) != "text":
        return stored[0]
    return column.kind.show(*stored)


def _form(column: Column) -> Form:
    return next(FORMS[cls] for cls in type(column.kind).__mro__ if cls in FORMS)
