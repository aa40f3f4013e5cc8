"""民生实事: what is met, what is late, the lagging list, the projects against time, counties, money, units."""

import streamlit as st

from dashboard import livelihood_view as livelihood
from dashboard.alerts import alerts
from dashboard.emptiness import is_empty
from dashboard.filters import choose
from dashboard.frame import source_note, view
from dashboard.item_board import item_board
from dashboard.item_detail import open_item
from dashboard.supervision_reads import read_standings
from dashboard.unit_ranking import unit_ranking

LISTS = ("livelihood",)

here = view()
if is_empty(here, "livelihood"):
    st.stop()
seen = livelihood.see(here)
st.html(livelihood.figures(seen))
chosen = choose(here, ("livelihood",), LISTS)
open_item(here)
left, right = livelihood.project_panels(seen)
livelihood.side_by_side(
    (alerts(here, chosen), left, livelihood.investments(seen)),
    (livelihood.lagging_list(seen), right, livelihood.county_table(seen)),
)
item_board(here, chosen, "民生实事子项")
unit_ranking(here, read_standings(here, LISTS), "民生实事")
source_note(here, "livelihood")
