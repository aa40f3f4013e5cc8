"""The sections of 队伍与廉政, each with what it says before this year's returns have come."""

from __future__ import annotations

import streamlit as st

from dashboard import integrity_view, team_ledgers, team_view
from dashboard.figure_comparison import figure_comparison
from dashboard.figure_reads import has_value
from dashboard.reads import View
from dashboard.rights import can_read
from dashboard.team_filters import choose
from dashboard.team_reads import read_cells

TEAM = (
    "team_lecturers", "team_lecture_audience", "team_handouts", "team_debates", "team_check_lists", "team_lectures",
    "team_party_days", "team_culture_events", "team_interns", "team_trained", "team_selected_deputy_division",
    "team_promoted_section", "team_promoted_deputy_section", "team_rotated",
)  # fmt: skip
INTEGRITY = ("integ_discipline_events", "integ_pledge_rate", "integ_online_tests", "integ_meeting")


def comparison(here: View) -> None:
    """Every figure of both sections beside last year's, with cadre changes by quarter and pledges by division."""
    left, right = st.columns((6, 5), gap="medium")
    left.html(figure_comparison(here, "队伍建设", *TEAM))
    if can_read("cadre_changes"):
        left.html(team_view.cadres(here))
    right.html(figure_comparison(here, "廉政建设", *INTEGRITY))
    if can_read("integrity"):
        right.html(integrity_view.pledges(here))


def activities(here: View) -> None:
    """Activities: filters, months and kinds, every activity."""
    if not can_read("activities"):
        return
    if not has_value(here, "team_party_days"):
        st.info(f"{here.day.year}年还没有机关活动。报送“机关活动”后在这里显示。")
        return
    chosen = choose(here)
    if read_cells(here, chosen.wanted):
        left, right = st.columns((6, 5), gap="medium")
        with left:
            team_view.months(here, chosen)
        right.html(team_view.kinds(here, chosen))
    team_ledgers.activities(here, chosen)


def occasions(here: View) -> None:
    """Training, integrity events beside it."""
    left, right = st.columns((6, 5), gap="medium")
    if can_read("training"):
        left.html(team_view.training(here))
    if can_read("integrity"):
        right.html(integrity_view.events(here))


def ledgers(here: View) -> None:
    """The other ledgers, each where it has records."""
    if not any(map(can_read, ("training", "cadre_changes", "integrity"))):
        return
    with st.expander("台账：干部培训、干部变动、廉政活动、责任书签订"):
        if can_read("training"):
            team_ledgers.training(here)
        if can_read("cadre_changes"):
            team_ledgers.changes(here)
        if can_read("integrity"):
            team_ledgers.events(here)
            team_ledgers.pledges(here)
