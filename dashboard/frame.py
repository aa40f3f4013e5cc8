"""What stands round every page: title, as-of day, sample banner, sources with their dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import streamlit as st

from dashboard.markup import AMBER, MUTED, Html, tag
from dashboard.notation import date
from dashboard.reads import View, cached, look
from dashboard.who_is_here import who_is_here
from data.sources import PERIOD_DAYS, Source, first_day, sources

AS_OF = "as_of"
LABEL = "查看日期"
EARLIEST = dt.date(2018, 1, 1)

read_sources = cached(sources)
read_first_day = cached(first_day)


def view() -> View:
    """What this run of the page looks at: the day in the URL or the control, else today."""
    chosen = st.session_state.get(AS_OF)
    if isinstance(chosen, dt.date):
        return look(chosen)
    here = look(None)
    return replace(here, day=_from_url(here.today) or here.today)


def open_frame(title: str) -> None:
    """Draws the line above the page: its title, the banner of a sample database, the data's day, the day looked at."""
    here = view()
    row = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with row:
        st.html(_heading(title, here))
        st.date_input(
            LABEL,
            value=here.today,
            min_value=EARLIEST,
            max_value=_latest(here.today),
            format="YYYY-MM-DD",
            key=AS_OF,
            bind="query-params",
            label_visibility="collapsed",
            width=150,
        )


def _heading(title: str, here: View) -> Html:
    chip = "margin-left:1rem;padding:.1rem .6rem;border:1px solid currentColor;border-radius:.3rem;font-size:.9em"
    sample = tag("span", "示例数据 · 虚构的XX市2020年", role="note", style=chip) if here.is_sample else None
    said, is_warning = data_day(here)
    look = f"color:{AMBER};font-weight:700" if is_warning else f"color:{MUTED}"
    return tag(
        "div", tag("h1", title, style="margin:0;padding:0;font-size:1.5rem;white-space:nowrap"), sample,
        who_is_here(),
        tag("span", f"⚠ {said}" if is_warning else said, role="status", style=f"margin-left:auto;{look}"),
        tag("span", LABEL, style="margin-left:1.4em;white-space:nowrap"), style="display:flex;align-items:center",
    )  # fmt: skip


def data_day(here: View) -> tuple[str, bool]:
    """What must be known of the data beside the day looked at, and whether it is a warning."""
    given = st.query_params.get(AS_OF, "")
    if given and _from_url(here.today) is None:
        return f"网址里的日期“{given[:12]}”看不了，现在看的是今天", True
    newest = max((source.as_of for source in read_sources(here) if source.as_of), default=None)
    if newest is None:
        first = read_first_day(here)
        return (f"这一天还没有数据，最早有数据的日期是{date(first)}", True) if first else ("还没有数据", False)
    behind = (here.day - newest).days
    said = f"数据截至{date(newest)}" + (f"，比查看日期早{behind}天" if behind else "")
    if here.day > here.today:
        return f"查看日期还没有到，{said}", True
    return said, behind > PERIOD_DAYS["month"]


def _from_url(today: dt.date) -> dt.date | None:
    """None for no day, for what is none, for one outside of what can be looked at."""
    try:
        day = dt.date.fromisoformat(st.query_params.get(AS_OF, ""))
    except ValueError:
        return None
    return day if EARLIEST <= day <= _latest(today) else None


def _latest(today: dt.date) -> dt.date:
    return dt.date(today.year + 1, 12, 31)


def source_note(here: View, *names: str) -> None:
    """The sources of a page: file, day spoken about, load; those without data and those out of date say so."""
    found = [source for source in read_sources(here) if source.dataset in names]
    st.caption("　".join(["数据来源：", *(_source_text(source) for source in found)]))


def _source_text(source: Source) -> str:
    if source.as_of is None:
        return f"{source.name}（暂无数据）"
    late = "，逾期未报" if source.is_stale else ""
    return f"{source.name}（截至{date(source.as_of)}{late}）"
