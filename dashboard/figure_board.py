"""全部指标 as one table: value, target, year on year, how it stands, the year as a line, the records behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports import ExportColumn, Notes, table_workbook
from dashboard.figure_reads import read_figures
from dashboard.figure_words import (
    PACE,
    PACE_NOTE,
    VERDICTS,
    WORKLOAD,
    amount_words,
    rank_words,
    value_words,
    verdict,
    verdict_words,
    year_on_year,
)
from dashboard.filters import several
from dashboard.frame import read_sources
from dashboard.identities_view import difference_note
from dashboard.markup import Html
from dashboard.notation import NOTHING, date, full_width
from dashboard.reads import View
from dashboard.section_strip import section_strip
from dashboard.seen import read_sections, read_standing, read_values
from dashboard.taking_away import Parcel, offer
from data import indicators
from data.clock import now
from data.figures import Figure
from data.indicators import SECTIONS
from data.overview import month_ends
from data.status import Counts

INDICATOR = "indicator"
"""Name in the URL: the code of the indicator that is open."""
OPENED = "opened_figure"
CODES = tuple(entry.code for entry in indicators.ALL)
PILLS = ("#2c7a51", "#8a5a00", *["#566270"] * (len(VERDICTS) - 2), "#2c7a51", "#8a5a00")
"""Colours of `VERDICTS`, then `PACE`, in their order: grey for what is neither good nor bad."""

COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("板块"), ExportColumn("指标", width=34), ExportColumn("数值"), ExportColumn("目标"), ExportColumn("同比"),
    ExportColumn("达标情况", width=16), ExportColumn("全省位次", width=22), ExportColumn("推算", width=8), ExportColumn("记录数", "whole"),
    ExportColumn("原始数值", "number"), ExportColumn("原始目标", "number"), ExportColumn("单位", width=8),
    ExportColumn("上年同期", "number"), ExportColumn("统计口径", width=60), ExportColumn("指标代码", width=26),
)  # fmt: skip


def figure_board(here: View) -> None:
    """A choice of sections, a way in for the keyboard, an export, the table."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        sections = several("板块", "section", SECTIONS)
        found = [figure for figure in read_figures(here) if not sections or figure.section in sections]
        _finder(found)
        st.space("stretch")
        words = (("板块", "、".join(SECTIONS[code] for code in sections)),) if sections else ()
        offer(Parcel("导出表格", f"全部指标（截至{date(here.day)}）.xlsx", lambda: export(here, found, words)))
    st.html(_sections(here))
    differing = st.container()
    st.caption(_counted(found))
    _grid(found, trends(here, CODES))
    # The costliest to reckon, so the last to be drawn.
    note = difference_note(here)
    if note:
        differing.html(note)


def _sections(here: View) -> Html:
    """The report's ten sections, each of which opens its figures."""
    supervised = sum(read_standing(here).lists.values(), Counts())
    return section_strip(read_sections(here), supervised, None if here.day == here.today else here.day.isoformat())


def _counted(found: Sequence[Figure]) -> str:
    states = [verdict(figure) for figure in found]
    return (
        f"共{len(found)}项指标：{states.count('met')}项达标，{states.count('missed')}项未达标，"
        f"{states.count('no_target')}项未设目标，{sum(states.count(word) for word in WORKLOAD)}项只计工作量、不评优劣，"
        f"{states.count('no_data')}项无数据。数值自年初起算；率由分子、分母重新计算；同比在有上年数据时显示。"
        + (PACE_NOTE if any(figure.pro_rata is not None for figure in found) else "")
    )


def trends(here: View, codes: tuple[str, ...]) -> Mapping[str, list[float | None]]:
    """Indicators at the end of each month of the year, then on the day, by code."""
    months = [read_values(replace(here, day=day), codes) for day in month_ends(here.day)]
    return {code: [month.value(code) for month in months] for code in codes}


def name_figure(code: str | None) -> None:
    """Puts the indicator into the URL, so that this run opens it; None closes it."""
    if code is None:
        st.query_params.pop(INDICATOR, None)
    else:
        st.query_params[INDICATOR] = code


def _finder(found: Sequence[Figure]) -> None:
    def picked() -> None:
        name_figure(st.session_state["find_figure"])
        st.session_state["find_figure"] = None

    names = {figure.code: full_width(figure.name) for figure in found}
    st.selectbox(
        "打开指标", list(names), index=None, format_func=lambda code: names[code], key="find_figure", on_change=picked,
        placeholder="输入指标名称打开", width=320,
    )  # fmt: skip


def _grid(found: Sequence[Figure], lines: Mapping[str, list[float | None]]) -> None:
    def opened() -> None:
        name_figure(found[st.session_state[OPENED]["row"]].code)

    st.dataframe(
        pd.DataFrame([_row(figure, lines[figure.code]) for figure in found]),
        hide_index=True,
        height="content",
        placeholder=NOTHING,
        key="figures",
        column_config={
            "打开": st.column_config.ButtonColumn("", on_click=opened, key=OPENED, width=72, pinned=True),
            "板块": st.column_config.TextColumn(width=110),
            "指标": st.column_config.TextColumn(width=250),
            "数值": st.column_config.TextColumn(width=110, alignment="right"),
            "目标": st.column_config.TextColumn(width=90, alignment="right"),
            "达标情况": st.column_config.MultiselectColumn(
                options=[*VERDICTS.values(), *PACE.values()], color=PILLS, width=130
            ),
            "同比": st.column_config.TextColumn(width=110, alignment="right"),
            "全省位次": st.column_config.TextColumn(width=190),
            "全年走势": st.column_config.LineChartColumn(width=170, color="gray"),
            "上年同期": st.column_config.TextColumn(width=90, alignment="right"),
            "记录数": st.column_config.NumberColumn(format="%d", width=75),
            "推算": st.column_config.TextColumn(width=60),
            "统计口径": st.column_config.TextColumn(width=420),
        },
    )


def _row(figure: Figure, line: Sequence[float | None]) -> dict[str, Any]:
    return {
        "打开": "打开",
        "板块": SECTIONS[figure.section],
        "指标": full_width(figure.name),
        "数值": value_words(figure),
        "目标": amount_words(figure.target, figure.unit),
        "达标情况": [verdict_words(figure)],
        "全省位次": rank_words(figure),
        "全年走势": [value for value in line if value is not None],
        "同比": year_on_year(figure),
        "上年同期": amount_words(figure.last_year, figure.unit),
        "记录数": figure.rows,
        "推算": "推算" if figure.derived else "",
        "统计口径": full_width(figure.note),
    }


def export(here: View, found: Sequence[Figure], words: tuple[tuple[str, str], ...]) -> bytes:
    """The workbook of the figures, with their definitions."""
    sources = tuple(f"{source.file}（截至{date(source.as_of)}）" for source in read_sources(here) if source.file)
    remarks = ("数值按页面写法保留“多”“以上”等限定；“原始数值”为未四舍五入的数，率为小数。", PACE_NOTE)
    return table_workbook("全部指标", COLUMNS, map(_exported, found), Notes(sources, here.day, now(), words, remarks))


def _exported(figure: Figure) -> tuple[Any, ...]:
    return (
        SECTIONS[figure.section], full_width(figure.name), value_words(figure), amount_words(figure.target, figure.unit),
        year_on_year(figure), verdict_words(figure), rank_words(figure), "推算" if figure.derived else None, figure.rows, figure.value,
        figure.target, figure.unit, figure.last_year, full_width(figure.note), figure.code,
    )  # fmt: skip
