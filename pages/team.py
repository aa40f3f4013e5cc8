"""队伍与廉政: figures against last year, activities, training, cadre changes in counts, integrity and pledges."""

import streamlit as st

from dashboard import team_sections
from dashboard.emptiness import is_empty
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view

DATASETS = ("activities", "training", "cadre_changes", "integrity")
FIGURES = (
    "team_trained", "team_lectures", "team_party_days", "team_culture_events", "team_lecture_audience", "team_rotated",
    "integ_discipline_events", "integ_pledge_rate",
)  # fmt: skip

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(figure_tiles(here, *FIGURES))
team_sections.comparison(here)
team_sections.activities(here)
team_sections.occasions(here)
team_sections.ledgers(here)
source_note(here, *DATASETS)
