"""文稿: the report of the year to date, in sentences, and the documents of the last meeting, to take away."""

import streamlit as st

from dashboard.emptiness import is_empty
from dashboard.entitled import only_for
from dashboard.frame import source_note, view
from dashboard.meeting_papers_view import last_meeting_papers
from dashboard.papers_check_view import checking
from dashboard.papers_view import year_report, year_text
from data import datasets
from data.permissions import may_somewhere

EVERY = tuple(spec.name for spec in datasets.ALL)

person = only_for("draft_papers")
here = view()
if is_empty(here, *EVERY):
    st.stop()
last_meeting_papers(here)
year_report(here)
if may_somewhere(person, "hand_in"):
    checking()
year_text(here)
source_note(here, *EVERY)
