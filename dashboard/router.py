"""The script of every view: builds the navigation, runs the page that was asked for."""

from __future__ import annotations

import streamlit as st

from dashboard import refusals
from dashboard.frame import open_frame
from dashboard.navigation import ENTRIES, PRODUCT, START, refusal
from dashboard.signed_in import SignedOut, person

try:
    who = person()
except SignedOut as ended:
    st.warning(str(ended))
    st.stop()
pages = {
    st.Page(
        entry.file,
        title=entry.title,
        url_path=entry.name,
        default=entry is START,
        visibility="visible" if entry.opens_for(who) and not entry.is_wall else "hidden",
    ): entry
    for entry in ENTRIES
}
current = st.navigation(list(pages), position="hidden" if st.context.is_embedded else "top")
entry = pages[current]
st.set_page_config(page_title=f"{current.title} · {PRODUCT}", layout="wide")
if not entry.is_wall:
    open_frame(current.title)
if entry.opens_for(who):
    current.run()
else:
    why = refusal(who, entry)
    st.info(why)
    refusals.note(who, entry.title, why)
