"""The sections of 服务决策, each with what it says before this year's returns have come."""

from __future__ import annotations

import streamlit as st

from dashboard import (
    drafts_filters,
    drafts_ledger,
    drafts_view,
    information_checks_view,
    information_faults,
    information_filters,
    information_ledgers,
    information_view,
)
from dashboard.information_reads import read_drafts, read_entries
from dashboard.reads import View
from dashboard.rights import can_read
from data.information import Wanted


def information(here: View) -> None:
    """Information work: faults first, the city's rank, units ranked, circulars checked, months, every record."""
    if not can_read("information"):
        return
    if not read_entries(here, Wanted()):
        st.info(f"{here.day.year}年还没有政务信息。报送“政务信息报送采用”后在这里显示。")
        st.html(information_checks_view.city(here))
        return
    chosen = information_filters.choose(here)
    left, right = st.columns((6, 5), gap="medium")
    left.html(information_view.groups(here, chosen))
    right.html(information_faults.faults(here, chosen))
    right.html(information_checks_view.city(here))
    checked = information_checks_view.circular(here)
    if checked:
        right.html(checked)
    by_month = right.container()
    information_ledgers.entries(here, chosen)
    with by_month:
        information_view.months(here, chosen)


def drafts(here: View) -> None:
    """Drafts and research: what is late or near, the year by kind, every paper."""
    if not can_read("drafts"):
        return
    if not read_drafts(here):
        st.info(f"{here.day.year}年还没有文稿和课题。报送“文稿调研台账”后在这里显示。")
        return
    left, right = st.columns((6, 5), gap="medium")
    left.html(drafts_view.writing(here))
    right.html(drafts_view.kinds(here))
    drafts_ledger.drafts(here, drafts_filters.choose(here))
