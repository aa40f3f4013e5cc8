"""The sections of 应急值守, each with what it says before this year's returns have come."""

from __future__ import annotations

import streamlit as st

from dashboard import drill_view, emergency_ledgers, emergency_view
from dashboard.emergency_filters import choose
from dashboard.emergency_reads import read_drills
from dashboard.figure_reads import has_value
from dashboard.figure_records import records_of
from dashboard.reads import View


def urgent(here: View) -> None:
    """Urgent reports: filters, who was slow, channels, kinds, counties, months, every report."""
    if not has_value(here, "emrg_urgent_reports"):
        st.info(f"{here.day.year}年还没有紧急信息。报送“紧急信息报送”后在这里显示。")
        return
    chosen = choose(here)
    left, right = st.columns((6, 5), gap="medium")
    left.html(emergency_view.late(here, chosen))
    left.html(emergency_view.counties(here, chosen))
    right.html(emergency_view.channels(here, chosen))
    right.html(emergency_view.kinds_and_levels(here, chosen))
    by_month = right.container()
    emergency_ledgers.reports(here, chosen)
    with by_month:
        emergency_view.months(here, chosen)


def drills(here: View) -> None:
    """Drills against the plan, month by month, every drill of the plan."""
    if not read_drills(here):
        st.info(f"{here.day.year}年还没有应急演练计划。报送“应急演练”后在这里显示。")
        return
    plan, months = st.columns((6, 5), gap="medium")
    plan.html(drill_view.drill_plan(here))
    emergency_ledgers.drills(here)
    with months:
        drill_view.drill_months(here)


def issues(here: View) -> None:
    """The special issues of the year."""
    with st.expander("应急管理专刊"):
        records_of(here, "emrg_issues", "应急管理专刊")
