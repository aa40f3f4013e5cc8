"""The script of every view: builds the navigation, runs the page that was asked for."""

from __future__ import annotations

import streamlit as st

from dashboard.frame import open_frame
from dashboard.navigation import ENTRIES, PRODUCT, START, WALL

current = st.navigation(
    [
        st.Page(
            entry.file, title=entry.title, url_path=entry.name, default=entry is START,
            visibility="hidden" if entry.is_wall else "visible",
        )
        for entry in ENTRIES
    ],
    position="hidden" if st.context.is_embedded else "top",
)  # fmt: skip
st.set_page_config(page_title=f"{current.title} · {PRODUCT}", layout="wide")
if current.url_path != WALL.name:
    open_frame(current.title)
current.run()
