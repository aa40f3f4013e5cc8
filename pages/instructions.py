"""领导批示: the year's figures, what is late first, by level and leader, month by month, every instruction, units."""

import streamlit as st

from dashboard.alerts import alerts
from dashboard.emptiness import is_empty
from dashboard.filters import choose
from dashboard.frame import source_note, view
from dashboard.instruction_view import bulletins, figures, levels_and_leaders, months
from dashboard.item_board import item_board
from dashboard.item_detail import open_item
from dashboard.supervision_reads import read_standings
from dashboard.unit_ranking import unit_ranking

LISTS = ("instructions",)

here = view()
if is_empty(here, "instructions"):
    st.stop()
st.html(figures(here))
chosen = choose(here, ("instructions",), LISTS)
open_item(here)
left, right = st.columns((6, 5), gap="medium")
left.html(alerts(here, chosen))
by_month = left.container()
right.html(levels_and_leaders(here))
item_board(here, chosen, "领导批示件")
unit_ranking(here, read_standings(here, LISTS), "领导批示")
bulletins(here)
with by_month:
    months(here)
source_note(here, "instructions", "publications")
