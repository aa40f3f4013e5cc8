"""政务公开与建议提案: what is late by law first, disclosure by channel and unit, requests, proposals, all clocks."""

import streamlit as st

from dashboard import openness_sections
from dashboard.emptiness import is_empty
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view

DATASETS = ("disclosure", "disclosure_requests", "proposals")
FIGURES = ("open_published", "open_requests", "open_requests_ontime", "open_requests_overdue")

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(figure_tiles(here, *FIGURES))
openness_sections.first(here)
openness_sections.proposals(here)
openness_sections.disclosure(here)
openness_sections.requests(here)
openness_sections.clocks(here)
source_note(here, *DATASETS, "annual_targets")
