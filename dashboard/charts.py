"""Interactive charts for the pages on which people dig: one palette, Chinese dates, a word beside every colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import altair as alt
import streamlit as st

LOCALE = {
    "number": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["¥", ""]},
    "time": {
        "dateTime": "%Y年%m月%d日 %X", "date": "%Y年%m月%d日", "time": "%H:%M:%S", "periods": ["上午", "下午"],
        "days": ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
        "shortDays": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
        "months": [f"{month}月" for month in range(1, 13)], "shortMonths": [f"{month}月" for month in range(1, 13)],
    },
}  # fmt: skip


HEIGHT = 230
"""Of a chart beside a table, in pixels."""


def is_dark() -> bool:
    """Whether the page is drawn dark; False while the browser has not said."""
    return st.context.theme.type == "dark"


def ink() -> str:
    """The colour of neutral marks."""
    return "#6fa8e8" if is_dark() else "#1f4e8c"


def muted() -> str:
    """The colour of what stands behind."""
    return "#8a97a6"


def alarm() -> str:
    """Red, for alarms alone."""
    return "#ff5c6c" if is_dark() else "#c8102e"


def amber() -> str:
    """The colour of warnings."""
    return "#f2b632" if is_dark() else "#d99a00"


def draw(chart: Any, described: str, key: str) -> None:
    """Shows a chart in Chinese; `described` says in words what it shows."""
    st.altair_chart(chart.configure(locale=LOCALE), width="stretch", alt=described, key=key)


def parts_by_month(rows: Sequence[tuple[str, str, int]], colours: Sequence[tuple[str, str]], title: str) -> Any:
    """Stacked bars of (month, part, number); `colours` gives each part its colour, the lowest first."""
    order = [name for name, _ in colours]
    data = alt.Data(values=[{"月份": month, "项目": part, "数量": number} for month, part, number in rows])
    return (
        alt.Chart(data, height=HEIGHT, title=_title(title))
        .mark_bar(size=16)
        .encode(
            x=_months(rows),
            y=alt.Y("数量:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("项目:N", title=None, sort=order, scale=_scale(colours), legend=alt.Legend(orient="top")),
            order=alt.Order("层:Q"),
            tooltip=["月份:N", "项目:N", "数量:Q"],
        )
        .transform_calculate(层=f"indexof({order}, datum['项目'])")
    )


def lines_by_month(rows: Sequence[tuple[str, str, float]], colours: Sequence[tuple[str, str]], title: str) -> Any:
    """Lines of (month, line, number), each with its points."""
    data = alt.Data(values=[{"月份": month, "项目": line, "数量": number} for month, line, number in rows])
    return (
        alt.Chart(data, height=HEIGHT, title=_title(title))
        .mark_line(point=True, strokeWidth=2.5)
        .encode(
            x=_months(rows),
            y=alt.Y("数量:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("项目:N", title=None, scale=_scale(colours), legend=alt.Legend(orient="top")),
            strokeDash=alt.StrokeDash("项目:N", legend=None),
            tooltip=["月份:N", "项目:N", "数量:Q"],
        )
    )


def rank_lines(rows: Sequence[tuple[dt.date, str, int]], floor: int, places: int) -> Any:
    """Ranks of (day, indicator, rank) with the best on top, a dashed line at the floor; a click picks out one line."""
    values = [{"日期": day.isoformat(), "指标": name, "位次": rank} for day, name, rank in rows]
    picked = alt.selection_point(fields=["指标"], bind="legend")
    over = alt.selection_point(fields=["指标"], on="pointerover", clear="pointerout", empty=False)
    lines = (
        alt.Chart(alt.Data(values=values), height=420)
        .mark_line(point=alt.OverlayMarkDef(size=60), strokeWidth=2.5)
        .encode(
            x=alt.X("日期:T", title=None, axis=alt.Axis(format="%-m月", labelFlush=False)),
            y=alt.Y("位次:Q", title="全省位次", scale=alt.Scale(domain=[places, 1], nice=False), axis=_places(places)),
            color=alt.Color("指标:N", title=None, legend=alt.Legend(orient="right", labelLimit=260, symbolLimit=0)),
            opacity=alt.condition(picked, alt.value(1), alt.value(0.12)),
            strokeWidth=alt.condition(over, alt.value(5), alt.value(2.5)),
            tooltip=["指标:N", alt.Tooltip("日期:T", format="%Y年%-m月"), "位次:Q"],
        )
        .add_params(picked, over)
    )
    rule = alt.Chart(alt.Data(values=[{"位次": floor}])).mark_rule(color=amber(), strokeDash=[6, 4], size=2).encode(y="位次:Q")
    return alt.layer(lines, rule)


def _title(text: str) -> alt.TitleParams:
    return alt.TitleParams(text, anchor="start", fontSize=14, offset=2)


def _places(places: int) -> alt.Axis:
    return alt.Axis(values=list(range(1, places + 1)), format="d")


def _months(rows: Sequence[tuple[str, str, Any]]) -> alt.X:
    return alt.X("月份:N", title=None, sort=list(dict.fromkeys(row[0] for row in rows)), axis=alt.Axis(labelAngle=0))


def _scale(colours: Sequence[tuple[str, str]]) -> alt.Scale:
    return alt.Scale(domain=[name for name, _ in colours], range=[colour for _, colour in colours])
