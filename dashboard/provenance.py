"""The columns that say where a record was read from, which every table of records ends with."""

from __future__ import annotations

from typing import Any

from dashboard.exports import ExportColumn
from dashboard.markup import address
from data.places import Place

FILE, SHEET, ROW, BATCH = "文件", "工作表", "行", "批次"
ORIGIN: tuple[ExportColumn, ...] = (
    ExportColumn("数据截至", "date"),
    ExportColumn(FILE, width=44),
    ExportColumn(SHEET, width=20),
    ExportColumn(ROW, "whole"),
    ExportColumn(BATCH, "whole"),
)


def origin(place: Place | None) -> tuple[Any, ...]:
    """One value for each of `ORIGIN`; blanks where there is no record at all."""
    if place is None:
        return (None,) * len(ORIGIN)
    return place.as_of, place.file, place.sheet or None, place.row, place.batch


def batch_address(number: int | None) -> str | None:
    """Where a batch opens: its file, its counts, its original bytes."""
    return None if number is None else address("sources", batch=str(number))
