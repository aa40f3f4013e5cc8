"""The board of 总览: one text of HTML, so that the browser has one element to draw."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from dashboard import panels, side_panels
from dashboard.clock_panel import clocks
from dashboard.markup import Html, link, tag
from dashboard.reads import View
from dashboard.seen import Seen, see
from dashboard.sight import EVERYTHING, Sight

FRAME = "display:flex;flex-wrap:wrap;gap:.6em 1.9em;font-size:1.07rem;line-height:1.4;letter-spacing:0;margin-top:-.4em"
EMPTY = "还没有可看的数据。请各处室把四张清单、民生实事、领导批示等表交给管理员导入；各类表的填报说明和空白模板在"


def board(view: View, sight: Sight = EVERYTHING) -> str:
    """The whole board, within a sight; drawn once for a day and a state of the data."""
    return _drawn(view.version, view.day, sight, view)


@st.cache_data(max_entries=64, show_spinner=False)
def _drawn(version: str, day: dt.date, sight: Sight, _view: View) -> str:
    return draw(see(_view, sight))


def draw(seen: Seen) -> Html:
    """Left what must be asked about and who is behind, right the figures, below the sections with their data's age."""
    if not any(source.batch for source in seen.sources):
        heading = tag("h2", "暂无数据", style="margin:0 0 .5em;padding:0;font-size:1.3em")
        return tag("div", heading, tag("p", EMPTY, link(seen.to("sources"), tag("u", "数据来源")), "页。"))
    ranks = _row(
        tag("div", panels.departments(seen), style="flex:2.6 1 34em;min-width:0"),
        tag("div", panels.counties(seen), style="flex:.5 1 18.5em;min-width:0"),
    )
    left = _column("2.6 1 44em", panels.asking(seen), ranks)
    right = _column(
        "1 1 32em", panels.six(seen), panels.lists(seen), clocks(seen), side_panels.emergency(seen),
        side_panels.anti_smuggling(seen), side_panels.data_sharing(seen),
    )  # fmt: skip
    below = tag("div", side_panels.sections(seen), style="flex:1 1 100%;min-width:0")
    return tag("div", left, right, below, style=FRAME)


def _column(flex: str, *parts: Html | None) -> Html:
    return tag(
        "div",
        *parts,
        class_="column",
        style=f"flex:{flex};min-width:0;display:flex;flex-direction:column;justify-content:space-between;gap:.5em",
    )


def _row(*parts: Html) -> Html:
    return tag("div", *parts, style="display:flex;flex-wrap:wrap;gap:.7em 1.6em")
