"""争先进位: the ladder 保四争三抢二瞄一, floors breached first, every indicator with its way through the year."""

import streamlit as st

from dashboard import ladder_view as view_of
from dashboard.emptiness import is_empty
from dashboard.frame import source_note, view

here = view()
if is_empty(here, "assessment_ranks"):
    st.stop()
seen = view_of.see(here)
st.html(view_of.bands(seen))
st.html(view_of.breaches(seen))
st.html(view_of.ladder(seen))
view_of.records(seen)
view_of.over_time(seen)
source_note(here, "assessment_ranks")
