"""应急值守: urgent reports and who was slow, gaps in the roster, drills against the plan, special issues."""

import streamlit as st

from dashboard import emergency_sections
from dashboard.emptiness import is_empty
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view
from dashboard.roster_view import roster

DATASETS = ("urgent_reports", "drills", "duty_roster")
FIGURES = (
    "emrg_urgent_reports", "emrg_late_reports", "emrg_incidents_level_3", "emrg_drills", "emrg_drill_plan_rate",
    "emrg_duty_hours", "emrg_issues",
)  # fmt: skip

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(figure_tiles(here, *FIGURES))
emergency_sections.urgent(here)
emergency_sections.drills(here)
roster(here)
emergency_sections.issues(here)
source_note(here, *DATASETS, "publications")
