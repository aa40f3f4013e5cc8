"""反走私与海防: checks and cases by county, month and goods, the ledger of cases, milestones of the coast."""

import streamlit as st

from dashboard import smuggling_ledgers, smuggling_view
from dashboard.emptiness import is_empty
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view
from dashboard.smuggling_filters import choose

DATASETS = ("inspections", "smuggling_cases", "milestones")

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(
    figure_tiles(
        here, "smug_inspections", "smug_cases", "smug_hit_rate", "smug_case_value", "smug_video_centres"
    )
)  # fmt: skip
chosen = choose(here)
left, right = st.columns((6, 5), gap="medium")
left.html(smuggling_view.counties(here, chosen))
left.html(smuggling_view.coast(here))
right.html(smuggling_view.goods(here, chosen))
by_month = right.container()
smuggling_ledgers.cases(here, chosen)
smuggling_ledgers.efforts(here, chosen)
with by_month:
    smuggling_view.months(here, chosen)
source_note(here, *DATASETS)
