"""承诺账: what units promised the review meetings, what became of it, by unit; what the meetings decided."""

import streamlit as st

from dashboard import promise_ledgers, promise_view
from dashboard.emptiness import is_empty
from dashboard.frame import source_note, view
from dashboard.item_detail import open_item
from dashboard.promise_filters import choose

DATASETS = ("promises", "decisions")

here = view()
if is_empty(here, *DATASETS):
    st.stop()
open_item(here)
asking, units = st.columns((7, 5), gap="medium")
asking.html(promise_view.asking(here))
units.html(promise_view.units(here))
promise_ledgers.promises(here, choose(here))
promise_ledgers.decisions(here)
source_note(here, *DATASETS)
