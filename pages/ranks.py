"""争先进位: the ladder 保四争三抢二瞄一, floors breached first, every indicator with its way through the year."""

import streamlit as st

from dashboard import ladder_view as ranks
from dashboard.emptiness import is_empty
from dashboard.frame import source_note, view
from dashboard.ladder_records import records

here = view()
if is_empty(here, "assessment_ranks"):
    st.stop()
seen = ranks.see(here)
st.html(ranks.bands(seen))
st.html(ranks.breaches(seen))
st.html(ranks.ladder(seen))
records(seen)
ranks.over_time(seen)
source_note(here, "assessment_ranks")
