"""One indicator opened: what it says, how it is reckoned, the year against its target, the records behind it."""

from __future__ import annotations

import streamlit as st

from dashboard import charts
from dashboard.figure_board import name_figure, trends
from dashboard.figure_reads import read_figures
from dashboard.figure_records import records_of
from dashboard.figure_words import amount_words, value_and_unit, verdict, verdict_words, year_on_year
from dashboard.markup import AMBER, GREEN, MUTED, Html, tag
from dashboard.notation import date, full_width
from dashboard.reads import View
from dashboard.target_charts import line_to_target, look
from data import indicators
from data.duties import CYCLES, cycle_of
from data.figures import Figure
from data.indicators import SECTIONS, indicator
from data.overview import month_ends

DIRECTIONS = {"up": "越高越好", "down": "越低越好", "neutral": "只计工作量，不评优劣"}
_LOOKS = {"met": f"color:{GREEN};font-weight:700", "missed": f"color:{AMBER};font-weight:700"}


def figure_detail(here: View, code: str) -> None:
    """Everything about one indicator; a sentence where there is none of that code."""
    st.button("‹ 全部指标", on_click=name_figure, args=(None,))
    figure = next((entry for entry in read_figures(here) if entry.code == code), None)
    if figure is None:
        st.info(f"没有代码为“{code}”的指标。请从“全部指标”里选择。")
        return
    left, right = st.columns((5, 6), gap="medium")
    left.html(described(figure))
    chart = right.container()
    records_of(here, code, f"“{full_width(figure.name)}”的数据来源")
    with chart:
        _trend(here, figure)


def datasets_of(code: str) -> tuple[str, ...]:
    """Names of the datasets that an indicator reads, its targets included; none for an unknown one."""
    found = next((entry for entry in indicators.ALL if entry.code == code), None)
    if found is None:
        return ()
    return (*dict.fromkeys(source.dataset for source, _ in found.measure.uses()), "annual_targets")


def renewed(code: str) -> str:
    """How often the figure is renewed: its own frequency, but never more often than what it is reckoned from comes in."""
    own = indicator(code)
    of_sources = [cycle_of(source.dataset) for source, _ in own.measure.uses()]
    return max((own.frequency, *of_sources), key=list(CYCLES).index)


def described(figure: Figure) -> Html:
    """The value, the definition in one sentence, target, year on year."""
    value, unit = value_and_unit(figure)
    marks = "　推算" if figure.derived else ""
    state = verdict(figure)
    head = tag("div", f"{SECTIONS[figure.section]}{marks}", style=f"color:{MUTED}")
    shown = tag(
        "div", tag("b", value, style="font-size:3em;line-height:1.15"), tag("span", unit, style="margin-left:.3em")
    )
    word = tag("span", verdict_words(figure), style=f"font-size:1.15em;{_LOOKS.get(state, f'color:{MUTED}')}")
    facts = (
        ("目标", amount_words(figure.target, figure.unit)),
        *((("序时目标", amount_words(figure.pro_rata, figure.unit)),) if figure.pro_rata is not None else ()),
        ("同比", year_on_year(figure)),
        ("上年同期", amount_words(figure.last_year, figure.unit)),
        ("评价", DIRECTIONS[figure.direction]),
        ("更新", CYCLES[renewed(figure.code)]),
        ("截至", date(figure.as_of)),
        ("记录", f"{figure.rows}条"),
    )
    cells = (tag("div", tag("div", name, style=f"color:{MUTED};font-size:.9em"), text) for name, text in facts)
    return tag(
        "div", head, tag("h2", full_width(figure.name), style="margin:0;padding:0;font-size:1.6em"), shown, word,
        tag("p", f"统计口径：{full_width(figure.note)}", style="margin:.6em 0"),
        tag("div", *cells, style="display:flex;flex-wrap:wrap;gap:.5em 2em"), style="line-height:1.5",
    )  # fmt: skip


def _trend(here: View, figure: Figure) -> None:
    scale, unit = (1e4, "元") if figure.unit == "万元" else (1.0, figure.unit)
    line = trends(here, (figure.code,))[figure.code]
    if all(value is None for value in line):
        st.info("今年还没有这项指标的数据，画不出走势。")
        return
    points = [
        (f"{day.month}月", None if value is None else value * scale)
        for day, value in zip(month_ends(here.day), line, strict=True)
    ]
    aim = "，虚线为目标" if figure.target is not None else ""
    name = full_width(figure.name)
    title = f"{name}：各月底{aim}" + ("" if unit == "%" else f"（{unit}）")
    target = None if figure.target is None else figure.target * scale
    chart = line_to_target(points, target, look(title, unit == "%"))
    charts.draw(chart, f"{here.day.year}年各月底的{name}{aim}", "figure_trend")
