"""The sections of 政务公开与建议提案, each with what it says before this year's returns have come."""

from __future__ import annotations

import streamlit as st

from dashboard import disclosure_view, openness_ledgers, proposal_view
from dashboard.clock_view import clock_ledger, pressing
from dashboard.figure_reads import has_value
from dashboard.figure_tiles import figure_tiles
from dashboard.proposal_filters import choose
from dashboard.reads import View
from dashboard.rights import can_read

CLOCKED = ("disclosure_requests", "proposals")
PROPOSALS = (
    "prop_handled", "prop_share", "prop_ontime_rate", "prop_face_rate", "prop_resolution_rate", "prop_satisfaction",
)  # fmt: skip


def first(here: View) -> None:
    """What is late by law, what came of requests."""
    left, right = st.columns((6, 5), gap="medium")
    left.html(pressing(here, CLOCKED))
    if can_read("disclosure_requests"):
        right.html(disclosure_view.results(here))


def disclosure(here: View) -> None:
    """Units ranked, channels, months."""
    if not can_read("disclosure"):
        return
    if not has_value(here, "open_published"):
        st.info(f"{here.day.year}年还没有主动公开的数据。报送“主动公开情况”后在这里显示。")
        return
    left, right = st.columns((6, 5), gap="medium")
    left.html(disclosure_view.units(here))
    right.html(disclosure_view.channels(here))
    with right:
        disclosure_view.months(here)


def requests(here: View) -> None:
    """What came of requests, every request."""
    if not can_read("disclosure_requests"):
        return
    if not has_value(here, "open_requests"):
        st.info(f"{here.day.year}年还没有依申请公开的数据。报送“依申请公开台账”后在这里显示。")
        return
    openness_ledgers.requests(here)


def proposals(here: View) -> None:
    """Figures, filters, units ranked, opinions, classes, ways of consulting, every proposal."""
    if not can_read("proposals"):
        return
    if not has_value(here, "prop_total"):
        st.info(f"{here.day.year}年还没有建议提案。报送“建议提案台账”后在这里显示。")
        return
    st.subheader("建议提案", anchor=False)
    st.html(figure_tiles(here, *PROPOSALS))
    chosen = choose(here)
    left, right = st.columns((6, 5), gap="medium")
    left.html(proposal_view.units(here, chosen))
    right.html(proposal_view.opinions(here))
    right.html(proposal_view.classes(here))
    right.html(proposal_view.consulted(here))
    openness_ledgers.proposals(here, chosen)
    openness_ledgers.units(here, chosen)


def clocks(here: View) -> None:
    """Every clock of requests and proposals."""
    clock_ledger(here, CLOCKED)
