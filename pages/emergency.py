"""应急值守: urgent reports and who was slow, drills against the plan, gaps in the roster, special issues."""

import streamlit as st

from dashboard import drill_view, emergency_ledgers, emergency_view
from dashboard.emergency_filters import choose
from dashboard.emptiness import is_empty
from dashboard.figure_records import records_of
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view
from dashboard.roster_view import roster

DATASETS = ("urgent_reports", "drills", "duty_roster")

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(
    figure_tiles(
        here, "emrg_urgent_reports", "emrg_late_reports", "emrg_incidents_level_3", "emrg_drills", "emrg_drill_plan_rate",
        "emrg_duty_hours", "emrg_issues",
    )
)  # fmt: skip
chosen = choose(here)
left, right = st.columns((6, 5), gap="medium")
left.html(emergency_view.late(here, chosen))
left.html(emergency_view.counties(here, chosen))
right.html(emergency_view.channels(here, chosen))
right.html(emergency_view.kinds_and_levels(here, chosen))
by_month = right.container()
emergency_ledgers.reports(here, chosen)
plan, plan_months = st.columns((6, 5), gap="medium")
plan.html(drill_view.drill_plan(here))
roster(here)
emergency_ledgers.drills(here)
with st.expander("应急管理专刊"):
    records_of(here, "emrg_issues")
with by_month:
    emergency_view.months(here, chosen)
with plan_months:
    drill_view.drill_months(here)
source_note(here, *DATASETS, "publications")
