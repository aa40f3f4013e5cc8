"""What the data dictionary (数据字典) says of one dataset, with its template to take away."""

from __future__ import annotations

import streamlit as st

from dashboard.markup import MUTED, Html, join, table, tag
from dashboard.notation import NOTHING
from dashboard.panels import panel
from dashboard.source_reads import template_bytes
from data.datasets import ALL
from data.duties import CYCLES, cycle_of
from data.spec import Column, Dataset
from etl.dictionary import how_to_fill
from etl.template import file_name


def choose_dataset() -> Dataset | None:
    """A choice of one dataset by its name, kept in the URL; None for all."""
    names = {spec.zh: spec for spec in ALL}
    chosen = st.selectbox(
        "数据", list(names), index=None, key="dataset", bind="query-params", placeholder="全部数据；选一类可看填报说明、下载模板",
        width=400,
    )  # fmt: skip
    return names[chosen] if chosen else None


def guide(spec: Dataset) -> None:
    """Template and dictionary of the dataset."""
    st.download_button(
        f"下载“{spec.zh}”报送模板",
        lambda: template_bytes(spec),
        f"{file_name(spec)}.xlsx",
        on_click="ignore",
        key="template",
    )
    st.caption(f"由{spec.division}报送（{CYCLES[cycle_of(spec.name)]}）。")
    with st.expander(f"“{spec.zh}”怎样填（{len(spec.columns)}列）", expanded=False):
        st.html(columns(spec))


def columns(spec: Dataset) -> Html:
    """Every column: whether it must be filled, how, from which values, other headers that are taken for it."""
    rows = [_row(column) for column in spec.columns]
    head = ("列名", "类型", "要求", "填什么", "可选的值", "也认作这些表头")
    shown = table(head, rows, ("13em", "6em", "6em", "auto", "22em", "22em"))
    titles = f"标题里有{'、'.join(f'“{word}”' for word in spec.titles)}时优先认作本数据。" if spec.titles else ""
    return join((panel("填报说明", shown), tag("p", titles, style=f"color:{MUTED}")))


def _row(column: Column) -> tuple[object, ...]:
    wrapped = "white-space:normal;overflow-wrap:anywhere"
    told = (
        "系统推算" if column.computed else "必填" if column.required else "选填",
        how_to_fill(column) or NOTHING,
        "、".join(column.kind.options) or NOTHING,
        "、".join(column.synonyms) or NOTHING,
    )
    return tag("b", column.zh), column.kind.zh, *(tag("span", text, style=wrapped) for text in told)
