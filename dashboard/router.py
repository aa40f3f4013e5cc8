"""The script of every view: builds the navigation, runs the page that was asked for."""

from __future__ import annotations

import streamlit as st

from dashboard import refusals
from dashboard.frame import open_frame
from dashboard.navigation import ENTRIES, PRODUCT, START, menus, refusal
from dashboard.patience import open_page
from dashboard.review.words import is_presenting
from dashboard.signed_in import SignedOut, person

try:
    who = person()
except SignedOut as ended:
    st.warning(str(ended))
    st.stop()
found = menus(who)
shown = {entry for entries in found.values() for entry in entries}
pages = {
    entry: st.Page(
        entry.file, title=entry.title, url_path=entry.name, default=entry is START,
        visibility="visible" if entry in shown else "hidden",
    )
    for entry in ENTRIES
}  # fmt: skip
hidden = [entry for entry in ENTRIES if entry not in shown]
current = st.navigation(
    {menu: [pages[entry] for entry in (*entries, *([] if menu else hidden))] for menu, entries in found.items()},
    position="hidden" if st.context.is_embedded or is_presenting() else "top",
)
entry = next(entry for entry, page in pages.items() if page is current)
st.set_page_config(page_title=f"{current.title} · {PRODUCT}", layout="wide")
if not entry.is_wall and not is_presenting():
    open_frame(current.title)
if entry.opens_for(who) and entry.is_wall:
    current.run()
elif entry.opens_for(who):
    open_page(entry.name, current.run)
else:
    why = refusal(who, entry)
    st.info(why)
    st.page_link(pages[START], label=f"回到{START.title}")
    refusals.note(who, entry.title, why)
