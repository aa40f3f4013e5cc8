"""Hands in returns without a workbook: rows of stored fields through the real load, for tests of what follows it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data.database import writing
from data.datasets import dataset
from etl.intake import Intake
from etl.keys import give_keys
from etl.load import Outcome, load
from etl.rows import Rows
from etl.undo import undo
from tests.prepared import give_tables


def make_rows(name: str, as_of: dt.date, records: list[dict[str, Any]]) -> Rows:
    """Rows of a dataset as if read from sheet 表1, the first in row 4; fields not given are blank."""
    rows = Rows(dataset(name), as_of)
    rows.places = [("表1", 4 + index) for index in range(len(records))]
    for field in {field for record in records for field in record}:
        rows.fields[field] = [record.get(field) for record in records]
    give_keys(rows)
    return rows


def hand_in(url: str, name: str, as_of: str, *records: dict[str, Any], file: str = "") -> Outcome:
    """Loads one return and answers what it did. The file's bytes are its records, so equal returns are equal files."""
    give_tables(url)
    day = dt.date.fromisoformat(as_of)
    intake = Intake(file or f"{name}-{as_of}.xlsx", [make_rows(name, day, list(records))])
    with writing(url) as connection:
        return load(connection, intake, repr(records).encode(), "督查处")[0]


def take_back(url: str, number: int | None) -> None:
    """Withdraws a batch."""
    assert number is not None
    with writing(url) as connection:
        undo(connection, number, "督查处")


def item(number: str, **fields: Any) -> dict[str, Any]:
    """A listed item of 2020 with a number, a title and a lead unit; other stored fields as given."""
    plain = {
        "year": 2020.0,
        "list_type": "work_report",
        "item_no": number,
        "title": f"事项{number}",
        "lead_unit": "ndrc",
    }
    return {**plain, "status": "in_progress", "progress_text": "正常推进", **fields}
