"""What stands round every page: title, as-of day, sample banner, sources with their dates."""

from __future__ import annotations

import datetime as dt
import html

import streamlit as st

from dashboard.reads import View, cached, look
from data.sources import Source, sources

AS_OF = "as_of"
EARLIEST = dt.date(2018, 1, 1)

read_sources = cached(sources)


def view() -> View:
    """What this run of the page looks at: the day in the URL or the control, else today."""
    chosen = st.session_state.get(AS_OF)
    return look(chosen if isinstance(chosen, dt.date) else _from_url())


def open_frame(title: str) -> None:
    """Draws the line above the page: its title, the banner of a sample database, the as-of day."""
    here = look(None)
    row = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with row:
        st.html(_heading(title, here.is_sample))
        st.date_input(
            "数据截至",
            value=here.today,
            min_value=EARLIEST,
            max_value=dt.date(here.today.year + 1, 12, 31),
            format="YYYY-MM-DD",
            key=AS_OF,
            bind="query-params",
            label_visibility="collapsed",
            width=150,
        )


def _heading(title: str, is_sample: bool) -> str:
    sample = (
        '<span role="note" style="margin-left:1rem;padding:.1rem .6rem;border:1px solid currentColor;'
        'border-radius:.3rem;font-size:.9rem">示例数据 · 虚构的XX市2020年</span>'
    )
    return (
        f'<div style="display:flex;align-items:center"><h1 style="margin:0;padding:0;font-size:1.5rem">'
        f"{html.escape(title)}</h1>{sample if is_sample else ''}"
        '<span style="margin-left:auto">数据截至</span></div>'
    )


def _from_url() -> dt.date | None:
    try:
        return dt.date.fromisoformat(st.query_params.get(AS_OF, ""))
    except ValueError:
        return None


def source_note(here: View, *names: str) -> None:
    """The sources of a page: file, day spoken about, load; those without data and those out of date say so."""
    found = [source for source in read_sources(here) if source.dataset in names]
    st.caption("　".join(["数据来源：", *(_source_text(source) for source in found)]))


def _source_text(source: Source) -> str:
    if source.as_of is None:
        return f"{source.name}（暂无数据）"
    late = "，已过报送周期" if source.is_stale else ""
    return f"{source.name}（截至{source.as_of.year}年{source.as_of.month}月{source.as_of.day}日{late}）"
