"""全部指标: one table of every indicator; one of them opened, by the URL, to its definition, trend and records."""

import streamlit as st

from dashboard.emptiness import is_empty
from dashboard.figure_board import INDICATOR, figure_board
from dashboard.figure_detail import datasets_of, figure_detail
from dashboard.frame import source_note, view
from data import datasets

EVERY = tuple(spec.name for spec in datasets.ALL)

here = view()
if is_empty(here, *EVERY):
    st.stop()
code = st.query_params.get(INDICATOR)
if code:
    figure_detail(here, code)
    source_note(here, *datasets_of(code))
else:
    figure_board(here)
    source_note(here, *EVERY)
