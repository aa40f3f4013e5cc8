"""The script of every view: builds the navigation, runs the page that was asked for."""

from __future__ import annotations

import streamlit as st

from dashboard.frame import open_frame
from dashboard.navigation import ENTRIES, PRODUCT, START

current = st.navigation(
    [st.Page(entry.file, title=entry.title, url_path=entry.name, default=entry is START) for entry in ENTRIES],
    position="hidden" if st.context.is_embedded else "top",
)
st.set_page_config(page_title=f"{current.title} · {PRODUCT}", layout="wide")
open_frame(current.title)
current.run()
