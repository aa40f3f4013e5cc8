"""A table of records as a grid that sorts, searches and leaves the house as a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports import ExportColumn, Form, Notes, table_workbook
from dashboard.frame import read_sources
from dashboard.notation import NOTHING, date
from dashboard.provenance import BATCH, FILE, batch_address
from dashboard.reads import View
from dashboard.rights import require_read
from dashboard.taking_away import Parcel, offer
from data.clock import ZONE, now

MOST = 1000
"""Rows of the grid; the workbook holds all."""
ROW_HEIGHT = 33
"""Of a grid, its head included, in pixels."""


@dataclass(frozen=True)
class Ledger:
    """The records to show. `key` names the grid; `unit` is the measure word of its count; `datasets` are its sources."""

    title: str
    key: str
    columns: tuple[ExportColumn, ...]
    rows: Sequence[Sequence[Any]]
    datasets: tuple[str, ...]
    unit: str = "条"
    filters: tuple[tuple[str, str], ...] = ()
    config: Mapping[str, Any] = field(default_factory=dict)
    """Column configurations that replace the usual ones, by title."""
    remarks: tuple[str, ...] = ()
    most_rows: int = 11
    """Rows of the grid that are seen without scrolling in it."""


def show(here: View, ledger: Ledger) -> None:
    """A heading with the count, an export, the grid; words where nothing is left. Raises Forbidden."""
    require_read(ledger.datasets)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(f"{ledger.title}（{len(ledger.rows)}{ledger.unit}）", anchor=False, width="content")
        file = f"{ledger.title}（截至{date(here.day)}）.xlsx"
        parcel = Parcel("导出表格", file, lambda: export(here, ledger), ledger.datasets, filters=ledger.filters)
        offer(parcel, disabled=not ledger.rows, key=f"{ledger.key}_export")
    if not ledger.rows:
        st.info("没有符合这些条件的记录。可以清除上面的筛选条件。" if ledger.filters else "没有记录。")
        return
    if len(ledger.rows) > MOST:
        st.caption(f"表中是前{MOST}{ledger.unit}，全部{len(ledger.rows)}{ledger.unit}请导出。")
    grid(ledger)


def grid(ledger: Ledger) -> None:
    """The rows alone, at most `MOST` of them; batches link to their files."""
    titles = [column.title for column in ledger.columns]
    shown = [_linked(titles, row) for row in ledger.rows[:MOST]]
    st.dataframe(
        pd.DataFrame(shown, columns=titles),
        hide_index=True,
        height="content" if len(shown) <= ledger.most_rows else ROW_HEIGHT * (ledger.most_rows + 1),
        placeholder=NOTHING,
        key=ledger.key,
        column_config={column.title: _config(column) for column in ledger.columns} | dict(ledger.config),
    )


def export(here: View, ledger: Ledger) -> bytes:
    """The workbook of all the rows, with its sources and filters."""
    sources = tuple(
        f"{source.file}（截至{date(source.as_of)}）"
        for source in read_sources(here)
        if source.dataset in ledger.datasets and source.file
    )
    notes = Notes(sources, here.day, now(), ledger.filters, ledger.remarks)
    return table_workbook(ledger.title, ledger.columns, ledger.rows, notes)


def _linked(titles: Sequence[str], row: Sequence[Any]) -> list[Any]:
    return [batch_address(value) if title == BATCH else _local(value) for title, value in zip(titles, row, strict=True)]


def _local(value: Any) -> Any:
    # A grid shows moments in the viewer's time zone unless they have none.
    if isinstance(value, dt.datetime) and value.tzinfo:
        return value.astimezone(ZONE).replace(tzinfo=None)
    return value


def _config(column: ExportColumn) -> Any:
    if column.title == BATCH:
        return st.column_config.LinkColumn(display_text=r"batch=(\d+)", width=70, help="打开批次，可下载原始文件")
    if column.title == FILE:
        return st.column_config.TextColumn(width=370)
    return _BY_FORM[column.form](column)


def _text(column: ExportColumn) -> Any:
    return st.column_config.TextColumn(width=column.width * 8 if column.width else None)


_BY_FORM: Mapping[Form, Any] = {
    "text": _text,
    "whole": lambda column: st.column_config.NumberColumn(format="%d"),
    "number": lambda column: st.column_config.NumberColumn(),
    "percent": lambda column: st.column_config.NumberColumn(format="percent"),
    "date": lambda column: st.column_config.DateColumn(format="YYYY年M月D日", width=115),
    "moment": lambda column: st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm", width=135),
}
