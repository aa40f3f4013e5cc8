"""Interactive charts of a value against its target: a line through the months, bars that may be corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from dashboard import charts

Points = Sequence[tuple[str, float | None]]
"""(period, value); None is a gap, never a zero."""
SCALES = ((10**8, "亿"), (10**4, "万"))
"""Long numbers on an axis are told in these."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart of a value looks like. The colours are arguments because a kept chart is of one theme."""

    title: str
    is_rate: bool
    line: str
    marked: str
    """Of the target, of a correction."""


def look(title: str, is_rate: bool = False) -> Look:
    """In the colours of the theme that the page is drawn in."""
    return Look(title, is_rate, charts.ink(), charts.amber())


@charts.kept
def line_to_target(points: Points, target: float | None, seen: Look) -> Any:
    """A line with its points; a dashed line at the target. Rates are fractions."""
    data = alt.InlineData(values=[{"期": period, "数值": value} for period, value in points if value is not None])
    line = (
        alt.Chart(data)
        .mark_line(point=alt.OverlayMarkDef(size=55, color=seen.line), strokeWidth=2.5, color=seen.line)
        .encode(
            x=_periods(points),
            y=alt.Y("数值:Q", title=None, axis=_axis(points, seen.is_rate), scale=_scale(points, target, seen.is_rate)),
            tooltip=["期:N", _tooltip(seen.is_rate)],
        )
    )
    aims = [] if target is None else [{"数值": target, "名称": "目标"}]
    rule = (
        alt.Chart(alt.InlineData(values=aims))
        .mark_rule(color=seen.marked, strokeDash=[6, 4], size=2)
        .encode(y="数值:Q", tooltip=["名称:N", _tooltip(seen.is_rate)])
    )
    return alt.layer(line, rule).properties(height=charts.HEIGHT, title=_title(seen.title))


@charts.kept
def bars_with_corrections(points: Points, seen: Look) -> Any:
    """Bars of what each month added; one below zero is a correction of earlier months and says so."""
    values = [
        {"期": period, "数值": value, "性质": "更正" if value < 0 else "当月"}
        for period, value in points
        if value is not None
    ]
    shades = alt.Scale(domain=["当月", "更正"], range=[seen.line, seen.marked])
    return (
        alt.Chart(alt.InlineData(values=values), height=charts.HEIGHT, title=_title(seen.title))
        .mark_bar(size=16)
        .encode(
            x=_periods(points),
            y=alt.Y("数值:Q", title=None, axis=_axis(points, False)),
            color=alt.Color("性质:N", title=None, scale=shades, legend=alt.Legend(orient="top")),
            tooltip=["期:N", "性质:N", _tooltip(False)],
        )
    )


def _periods(points: Points) -> alt.X:
    return alt.X(
        "期:N", title=None, sort=[period for period, _ in points], axis=alt.Axis(labelAngle=0, labelOverlap=True)
    )


def _axis(points: Points, is_rate: bool) -> alt.Axis:
    if is_rate:
        return alt.Axis(format=".0%")
    most = max((abs(value) for _, value in points if value is not None), default=0.0)
    for step, word in SCALES:
        if most >= step:
            return alt.Axis(labelExpr=f"datum.value ? format(datum.value / {step}, '~g') + '{word}' : '0'")
    return alt.Axis(format=",~f", tickMinStep=1)


def _scale(points: Points, target: float | None, is_rate: bool) -> alt.Scale:
    """From zero, with room above: a line that starts elsewhere makes small changes look large. Rates end at 100 %."""
    known = [value for _, value in points if value is not None]
    top = max([*known, target or 0.0], default=1.0) * 1.1 or 1.0
    return alt.Scale(domain=[min([0.0, *known]), min(top, max([1.0, *known])) if is_rate else top])


def _tooltip(is_rate: bool) -> alt.Tooltip:
    return alt.Tooltip("数值:Q", format=".1%" if is_rate else ",~f")


def _title(text: str) -> alt.TitleParams:
    return alt.TitleParams(text, anchor="start", fontSize=14)
