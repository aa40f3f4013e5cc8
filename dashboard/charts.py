"""Interactive charts for the pages on which people dig: one palette, Chinese dates, a word beside every colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, ParamSpec

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


MUTED = "#8a97a6"
"""The colour of what stands behind, on either ground."""
FLOOR_COLOUR = "#d99a00"


def alarm() -> str:
    """Red, for alarms alone."""
    return "#ff5c6c" if is_dark() else "#c8102e"


def amber() -> str:
    """The colour of warnings."""
    return "#f2b632" if is_dark() else "#d99a00"


Spec = dict[str, Any]
"""A chart as Vega-Lite."""
P = ParamSpec("P")


def kept(build: Callable[P, Any]) -> Callable[P, Spec]:
    """The chart that a function builds, in Chinese, kept by its arguments: Altair checks a chart for 30–100 ms."""

    @st.cache_data(max_entries=64, show_spinner=False)
    @wraps(build)
    def spec(*arguments: P.args, **options: P.kwargs) -> Spec:
        chart: Spec = build(*arguments, **options).configure(locale=LOCALE).to_dict()
        return chart

    return spec


def draw(spec: Spec, described: str, key: str) -> None:
    """Shows a kept chart; `described` says in words what it shows."""
    st.vega_lite_chart(spec=spec, width="stretch", alt=described, key=key)


@kept
def parts_by_month(rows: Sequence[tuple[str, str, int | None]], colours: Sequence[tuple[str, str]], title: str) -> Any:
    """Stacked bars of (month, part, number or None for a gap); `colours` gives each part its colour, the lowest first."""
    order = [name for name, _ in colours]
    data = alt.InlineData(values=[{"月份": month, "项目": part, "数量": number} for month, part, number in rows])
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


@kept
def lines_by_month(
    rows: Sequence[tuple[str, str, float | None]], colours: Sequence[tuple[str, str]], title: str
) -> Any:
    """Lines of (month, line, number or None for a gap), each with its points."""
    data = alt.InlineData(values=[{"月份": month, "项目": line, "数量": number} for month, line, number in rows])
    return (
        alt.Chart(data, height=HEIGHT, title=_title(title))
        .mark_line(point=True, strokeWidth=2.5)
        .encode(
            x=_months(rows),
            y=alt.Y("数量:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "项目:N", title=None, scale=_scale(colours), legend=alt.Legend(orient="top", symbolType="stroke")
            ),
            strokeDash=alt.StrokeDash("项目:N", legend=None),
            tooltip=["月份:N", "项目:N", "数量:Q"],
        )
    )


@kept
def bars_by_month(rows: Sequence[tuple[str, str, int]], colours: Sequence[tuple[str, str]], title: str) -> Any:
    """Bars side by side of (month, kind, number)."""
    order = [name for name, _ in colours]
    data = alt.InlineData(values=[{"月份": month, "项目": kind, "数量": number} for month, kind, number in rows])
    return (
        alt.Chart(data, height=HEIGHT, title=_title(title))
        .mark_bar()
        .encode(
            x=_months(rows),
            xOffset=alt.XOffset("项目:N", sort=order),
            y=alt.Y("数量:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("项目:N", title=None, scale=_scale(colours), legend=alt.Legend(orient="top")),
            tooltip=["月份:N", "项目:N", "数量:Q"],
        )
    )


@kept
def rank_lines(rows: Sequence[tuple[dt.date, str, int]], focus: Sequence[str], floor: int, places: int) -> Any:
    """Ranks of (day, indicator, rank), the best on top: those in focus in colour before the others, the floor dotted."""
    values = [{"公布至": f"{day.month}月", "指标": name, "位次": rank} for day, name, rank in rows]
    months = list(dict.fromkeys(f"{day.month}月" for day, _, _ in sorted(rows)))
    chart = alt.Chart(alt.InlineData(values=values), height=420).encode(
        x=alt.X("公布至:O", title=None, sort=months, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("位次:Q", title=None, scale=alt.Scale(domain=[places, 1], nice=False), axis=_places(places)),
        detail="指标:N",
        tooltip=["指标:N", "公布至:O", "位次:Q"],
    )
    lines = [
        chart.mark_line(point=alt.OverlayMarkDef(color=MUTED), color=MUTED, opacity=0.35, strokeWidth=1.5),
        chart.transform_filter(alt.FieldOneOfPredicate("指标", list(focus)))
        .mark_line(point=alt.OverlayMarkDef(size=70), strokeWidth=3)
        .encode(
            color=alt.Color(
                "指标:N", title=None, sort=list(focus), legend=alt.Legend(labelLimit=280, symbolType="stroke")
            ),
            strokeDash=alt.StrokeDash("指标:N", legend=None, sort=list(focus)),
        ),
    ]
    rule = alt.Chart(alt.InlineData(values=[{"位次": floor}])).mark_rule(color=FLOOR_COLOUR, strokeDash=[2, 3], size=2)
    return alt.layer(*lines, rule.encode(y="位次:Q"))


def _places(places: int) -> alt.Axis:
    return alt.Axis(values=list(range(1, places + 1)), labelOverlap=False, labelExpr="'第' + datum.value + '位'")


def _title(text: str) -> alt.TitleParams:
    return alt.TitleParams(text, anchor="start", fontSize=14, offset=2)


def _months(rows: Sequence[tuple[str, str, Any]]) -> alt.X:
    return alt.X("月份:N", title=None, sort=list(dict.fromkeys(row[0] for row in rows)), axis=alt.Axis(labelAngle=0))


def _scale(colours: Sequence[tuple[str, str]]) -> alt.Scale:
    return alt.Scale(domain=[name for name, _ in colours], range=[colour for _, colour in colours])
