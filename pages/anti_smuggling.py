"""反走私与海防: checks and cases by county, month and goods, the ledger of cases, milestones of the coast."""

import streamlit as st

from dashboard.emptiness import is_empty
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view
from dashboard.smuggling_sections import checks_and_cases

DATASETS = ("inspections", "smuggling_cases", "milestones")
FIGURES = ("smug_inspections", "smug_cases", "smug_hit_rate", "smug_case_value", "smug_video_centres")

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(figure_tiles(here, *FIGURES))
checks_and_cases(here)
source_note(here, *DATASETS)
