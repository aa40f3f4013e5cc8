"""Units ranked (单位排名): score with its parts, on-time rate, overdue, rank with its change; too few items: no rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports import ExportColumn, Notes, table_workbook
from dashboard.notation import NOTHING, date
from dashboard.promise_reads import read_kept
from dashboard.reads import View
from dashboard.taking_away import Parcel, offer
from data.clock import now
from data.rules import rules
from data.scores import UnitStanding

GROUPS = (("department", "部门"), ("county", "县（市、区）"))
COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("名次"), ExportColumn("升降"), ExportColumn("单位", width=24), ExportColumn("得分", "number"),
    ExportColumn("事项", "whole"), ExportColumn("逾期", "whole"), ExportColumn("红灯", "whole"),
    ExportColumn("黄灯", "whole"), ExportColumn("承诺兑现率", "percent"), ExportColumn("按时办结率", "percent"),
    ExportColumn("按时反馈率", "percent"),
    ExportColumn("序时完成度", "percent"), ExportColumn("未退回率", "percent"), ExportColumn("加分", "number"),
    ExportColumn("已办结", "whole"),
)  # fmt: skip


def unit_ranking(here: View, found: Sequence[UnitStanding], scope: str) -> None:
    """Departments beside counties; choosing a unit's row filters the items above by it. `scope` says what is counted."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("单位排名", anchor=False, width="content")
        offer(Parcel("导出排名", f"单位排名（截至{date(here.day)}）.xlsx", lambda: export(here, found, scope)))
    st.caption(_explained(scope))
    for column, (group, name) in zip(st.columns(2), GROUPS, strict=True):
        with column:
            _table(here, group, name, [standing for standing in found if standing.group == group])


def _explained(scope: str) -> str:
    score = rules().score
    return (
        f"按{scope}计分，基础分满分100：按时办结率{score.on_time_closure_weight:.0%}、按时反馈率{score.on_time_feedback_weight:.0%}、"
        f"序时完成度{score.progress_weight:.0%}、未退回率{score.not_returned_weight:.0%}；没有的部分由其余部分分担。"
        f"肯定性批示每件另加{score.commending_points:g}分，最多加{score.commending_cap:g}分，所以得分可以超过100。"
        f"升降与上月底比。事项少于{score.ranked_from_items}项的不排名，名次写{NOTHING}，列在最后。"
        "承诺兑现率是调度会上的承诺按期兑现的比例，不计入得分。勾选单位，上面就只看它牵头的事项。"
    )


def _table(here: View, group: str, name: str, found: Sequence[UnitStanding]) -> None:
    if not found:
        st.markdown(f"**{name}排名**")
        st.info(f"这里没有由{name}牵头的事项。")
        return
    st.markdown(f"**{name}排名**（{len(found)}个）")

    def picked() -> None:
        rows = st.session_state[f"ranking_{group}"]["selection"]["rows"]
        st.session_state["unit"] = [found[row].unit for row in rows]

    kept = _kept(here)
    st.dataframe(
        pd.DataFrame([_row(standing, kept) for standing in found]),
        hide_index=True,
        height=min(38 + 35 * len(found), 388),
        placeholder=NOTHING,
        key=f"ranking_{group}",
        on_select=picked,
        selection_mode="multi-row",
        column_config=_config(),
    )


def _config() -> dict[str, Any]:
    rate = st.column_config.NumberColumn(format="%.1f%%", width=74)
    number = st.column_config.NumberColumn(width=48)
    return {
        "名次": st.column_config.TextColumn(width=46, alignment="center"),
        "升降": st.column_config.TextColumn(width=46, alignment="center"),
        "单位": st.column_config.TextColumn(width=118),
        "得分": st.column_config.ProgressColumn(
            format="%.1f", min_value=0, max_value=100 + rules().score.commending_cap, width=96
        ),
        "按时办结率": rate, "按时反馈率": rate, "序时完成度": rate, "未退回率": rate, "承诺兑现率": rate,
        "事项": number, "加分": number, "已办结": number, "红灯": number, "黄灯": number, "逾期": number,
    }  # fmt: skip


def _kept(here: View) -> Mapping[str, float | None]:
    """The rate of promises kept by unit, whatever the promises were about."""
    return {one.unit: one.rate for one in read_kept(here)}


def _row(standing: UnitStanding, kept: Mapping[str, float | None]) -> dict[str, Any]:
    cells = dict(zip((column.title for column in COLUMNS), _values(standing, kept), strict=True))
    rates = (column.title for column in COLUMNS if column.form == "percent")
    return cells | {name: None if cells[name] is None else cells[name] * 100 for name in rates}


def _values(standing: UnitStanding, kept: Mapping[str, float | None]) -> tuple[Any, ...]:
    counts = standing.counts
    return (
        NOTHING if standing.rank is None else str(standing.rank), _moved(standing.rank_change), standing.name,
        standing.score, counts.total, counts.overdue, counts.red, counts.yellow, kept.get(standing.unit),
        *(part.value for part in standing.parts), standing.bonus or None, counts.closed,
    )  # fmt: skip


def _moved(places: int | None) -> str:
    if not places:
        return NOTHING
    return f"↑{places}" if places > 0 else f"↓{-places}"


def export(here: View, found: Sequence[UnitStanding], scope: str) -> bytes:
    """The workbook of the ranking."""
    kept, notes = _kept(here), Notes((), here.day, now(), remarks=(_explained(scope),))
    return table_workbook("单位排名", COLUMNS, (_values(standing, kept) for standing in found), notes)
