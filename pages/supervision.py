"""四张清单: what is late first, lists against time, what will be late, every item, units ranked, the year by month."""

import streamlit as st

from dashboard.alerts import alerts
from dashboard.emptiness import is_empty
from dashboard.filters import choose
from dashboard.forecast_view import forecast_panel
from dashboard.frame import source_note, view
from dashboard.item_board import item_board
from dashboard.item_detail import open_item
from dashboard.lists_progress import lists_progress, lists_trend
from dashboard.scopes import choose_scope
from dashboard.supervision_reads import read_standings
from dashboard.unit_ranking import unit_ranking

here = view()
if is_empty(here, "supervision"):
    st.stop()
scope = choose_scope()
chosen = choose(here, scope.datasets, scope.lists)
open_item(here)
left, right = st.columns((6, 5), gap="medium")
left.html(alerts(here, chosen))
right.html(lists_progress(here, scope.lists))
trend = right.container()
next_week = st.container()
item_board(here, chosen, scope.title)
unit_ranking(here, read_standings(here, scope.lists), scope.words)
with trend:
    lists_trend(here, chosen.lists or scope.lists)
forecast_panel(here, scope.lists, next_week)
source_note(here, *scope.datasets)
