"""预警中心: today's alerts, the history of one record's, three-colour slips, how messages fare, a dry run of the thresholds."""

import streamlit as st

from dashboard.alert_board import board
from dashboard.alert_history_view import alert_history
from dashboard.alert_words import DRY_RUN, HISTORY, PART, SENDING, SLIPS, TODAY
from dashboard.delivery_view import delivery_board
from dashboard.dry_run_view import dry_run_form
from dashboard.emptiness import is_empty
from dashboard.frame import source_note, view
from dashboard.item_detail import open_item
from dashboard.slip_view import slip_board

PARTS = {
    TODAY: board, HISTORY: alert_history, SLIPS: slip_board, SENDING: delivery_board, DRY_RUN: dry_run_form,
}  # fmt: skip
DATASETS = ("supervision", "livelihood", "instructions")

here = view()
if is_empty(here, *DATASETS):
    st.stop()
part = st.segmented_control(
    "预警中心", list(PARTS), default=TODAY, key=PART, bind="query-params", label_visibility="collapsed"
)
open_item(here)
PARTS[part or TODAY](here)
source_note(here, *DATASETS)
