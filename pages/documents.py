"""办文办会: documents and meetings against last year, returned drafts, executive items with their clocks, coordination."""

import streamlit as st

from dashboard import documents_sections
from dashboard.emptiness import is_empty
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view

DATASETS = ("documents", "document_months", "meetings", "executive_items")
FIGURES = (
    "docmt_issued", "docmt_issued_yoy", "docmt_returned", "docmt_errors", "docmt_handling_days", "meet_telegram_yoy",
    "meet_total", "exec_meetings", "exec_items", "exec_forecast_rate", "exec_review_days", "coord_meetings",
    "coord_issues_solved_rate",
)  # fmt: skip

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(figure_tiles(here, *FIGURES))
documents_sections.pressing_first(here)
documents_sections.compared(here)
documents_sections.ledgers(here)
source_note(here, *DATASETS, "annual_targets")
