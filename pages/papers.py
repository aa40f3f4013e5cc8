"""文稿: the report of the year to date, in sentences, to take away as a Word document."""

import streamlit as st

from dashboard.emptiness import is_empty
from dashboard.entitled import only_for
from dashboard.frame import source_note, view
from dashboard.papers_view import year_report
from data import datasets

EVERY = tuple(spec.name for spec in datasets.ALL)

only_for("draft_papers")
here = view()
if is_empty(here, *EVERY):
    st.stop()
year_report(here)
source_note(here, *EVERY)
