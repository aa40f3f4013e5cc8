"""A calm word while a page is read for the first time: a blank page looks broken."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.markup import MUTED, tag

OPENED = "opened_pages"
"""Pages that this session has opened: from then on the last drawing stands until the next is there."""


def open_page(name: str, run: Callable[[], None]) -> None:
    """Runs a page. At its first opening words stand in for it, which fade in only where it takes a while."""
    opened: set[str] = st.session_state.setdefault(OPENED, set())
    spot = st.empty()
    if name not in opened:
        spot.html(tag("div", "正在读取…", role="status", class_="patience", style=f"color:{MUTED}"))
    try:
        run()
    finally:
        spot.empty()
    opened.add(name)
