"""Supervised items as a grid that opens each of them, sorts, and leaves the house as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports import ExportColumn, Notes, table_workbook
from dashboard.filters import Chosen
from dashboard.frame import read_sources
from dashboard.item_detail import name_item
from dashboard.markup import LIGHTS
from dashboard.notation import date, full_width
from dashboard.panels import SHORT
from dashboard.reads import View
from dashboard.supervision_reads import read_files, read_items, read_names, read_number
from dashboard.taking_away import Parcel, offer
from data.clock import now
from data.lights import WORDS
from data.status import LISTS, Item
from data.units import Directory

MOST = 500
"""Rows of the grid; the workbook holds all."""
OPENED = "opened"
LONG = frozenset({"进展情况", "存在问题"})
"""Columns that the workbook has; on screen they are read in the opened item."""

COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("亮灯"), ExportColumn("事项", width=40), ExportColumn("清单", width=26), ExportColumn("牵头单位"),
    ExportColumn("分管领导", width=20), ExportColumn("原因", width=28), ExportColumn("转绿条件", width=28), ExportColumn("完成率", "percent"),
    ExportColumn("序时进度", "percent"), ExportColumn("原定时限", "date"), ExportColumn("现行时限", "date"),
    ExportColumn("延期次数", "whole"), ExportColumn("逾期天数", "whole"),
    ExportColumn("进展情况", width=40), ExportColumn("存在问题", width=30), ExportColumn("办结时间", "date"),
    ExportColumn("最近反馈或报送", "date", width=14), ExportColumn("数据截至", "date"), ExportColumn("文件", width=44),
    ExportColumn("工作表", width=20), ExportColumn("行", "whole"), ExportColumn("批次", "whole"),
)  # fmt: skip


def item_board(here: View, chosen: Chosen, title: str) -> None:
    """The items that the filters leave, worst first: a count, an export, the grid."""
    total, items = first_items(here, chosen)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(f"{title}（{total}项）", anchor=False, width="content")
        _finder(items)
        names = tuple({item.dataset: None for item in items})
        file = f"{title}（截至{date(here.day)}）.xlsx"
        offer(Parcel("导出表格", file, lambda: export(here, chosen, title), names), disabled=not items)
    if not items:
        st.info("没有符合这些条件的事项。可以清除上面的筛选条件。" if chosen.is_filtered else "没有事项。")
        return
    if total > len(items):
        st.caption(f"表中是最急的{len(items)}项，全部{total}项请导出。")
    _grid(here, items)


def first_items(here: View, chosen: Chosen) -> tuple[int, list[Item]]:
    """How many items the filters leave, and those that have room in the grid, worst first."""
    return read_number(here, chosen.wanted), read_items(here, replace(chosen.wanted, limit=MOST))


def _finder(items: Sequence[Item]) -> None:
    """Opens an item by its name: the way in for the keyboard, since a grid's buttons want a mouse."""

    def found() -> None:
        name_item(items[st.session_state["find"]])
        st.session_state["find"] = None

    st.selectbox(
        "打开事项", range(len(items)), index=None, format_func=lambda place: items[place].title, key="find",
        on_change=found, placeholder="输入事项名称打开", label_visibility="collapsed", width=360,
    )  # fmt: skip


def _grid(here: View, items: Sequence[Item]) -> None:
    def opened() -> None:
        click = st.session_state[OPENED]
        name_item(items[click["row"]])

    origin = _origin(here)
    day = st.column_config.DateColumn(format="YYYY年M月D日")
    st.dataframe(
        pd.DataFrame([_row(item, origin) for item in items]).dropna(axis="columns", how="all"),
        hide_index=True,
        height=min(38 + 35 * len(items), 465),
        placeholder="—",
        key="items",
        column_config={
            "打开": st.column_config.ButtonColumn("", on_click=opened, key=OPENED, width=72, pinned=True),
            "亮灯": st.column_config.MultiselectColumn(options=list(_signs()), color=list(_signs().values()), width=90),
            "事项": st.column_config.TextColumn(width=320),
            "原因": st.column_config.TextColumn(width=275),
            "转绿条件": st.column_config.TextColumn(width=215),
            "完成率": st.column_config.ProgressColumn(format="%.1f%%", min_value=0, max_value=100, width=115),
            "序时进度": st.column_config.NumberColumn(format="%.1f%%", width=80),
            "现行时限": day, "原定时限": day, "办结时间": day, "最近反馈或报送": day, "数据截至": day,
            "文件": st.column_config.TextColumn(width=400),
        },
    )  # fmt: skip


@dataclass(frozen=True)
class _Origin:
    """Names of units by code, files by batch."""

    names: Directory
    files: Mapping[int, str]


def _origin(here: View) -> _Origin:
    return _Origin(read_names(here), read_files(here))


def _row(item: Item, origin: _Origin) -> dict[str, Any]:
    cells = dict(zip((column.title for column in COLUMNS), _values(item, origin), strict=True))
    shown = {name: value for name, value in cells.items() if name not in LONG}
    rates = {name: None if cells[name] is None else cells[name] * 100 for name in ("完成率", "序时进度")}
    return {"打开": "打开", **shown, **rates, "亮灯": [_sign(item.light)], "清单": SHORT.get(item.list, item.list)}


def _sign(light: str) -> str:
    sign, word, _ = LIGHTS[light]
    return f"{sign} {word}"


def _signs() -> dict[str, str]:
    """The lights as the grid writes them, each in its colour; grey for what is over, paused or unknown."""
    return {
        _sign(light): {"red": "#c8102e", "yellow": "#f2b632", "green": "#2c7a51"}.get(light, "#8a97a6")
        for light in LIGHTS
    }


def _values(item: Item, origin: _Origin) -> tuple[Any, ...]:
    return (
        WORDS[item.light], item.title, full_width(LISTS.get(item.list, item.list)), origin.names.label(item.unit), item.leader,
        full_width(item.reason), full_width(item.next_green) or None, item.completion,
        item.time_progress if item.completion is not None else None, item.original_due,
        item.due, item.extensions, item.overdue_days or None, item.progress, item.problems,
        item.finished, item.feedback_on, item.as_of, origin.files.get(item.batch_id), item.sheet, item.row,
        item.batch_id,
    )  # fmt: skip


def export(here: View, chosen: Chosen, title: str) -> bytes:
    """The workbook of all the items that the filters leave, with their sources."""
    items = read_items(here, chosen.wanted)
    names = {item.dataset for item in items}
    sources = tuple(
        f"{source.file}（截至{date(source.as_of)}）"
        for source in read_sources(here)
        if source.dataset in names and source.file
    )
    notes = Notes(sources, here.day, now(), chosen.words)
    origin = _origin(here)
    return table_workbook(title, COLUMNS, (_values(item, origin) for item in items), notes)
