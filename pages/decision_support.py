"""服务决策: information work by unit and month with the provincial rank, drafts and research."""

import streamlit as st

from dashboard import decision_sections
from dashboard.emptiness import is_empty
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view

DATASETS = ("information", "information_city", "drafts", "draft_totals")
FIGURES = (
    "info_issues", "info_submitted", "info_adopted", "info_instr_provincial", "info_instr_rate", "info_rank",
    "decis_drafts", "decis_research", "decis_policy_papers",
)  # fmt: skip

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(figure_tiles(here, *FIGURES))
decision_sections.information(here)
decision_sections.drafts(here)
source_note(here, *DATASETS, "publications", "annual_targets")
