"""The sections of 办文办会, each with what it says before this year's returns have come."""

from __future__ import annotations

import streamlit as st

from dashboard import agenda_view, documents_ledgers, documents_view, meetings_view
from dashboard.clock_view import clock_ledger, pressing
from dashboard.figure_reads import has_value
from dashboard.reads import View
from dashboard.rights import can_read, readable

CLOCKED = ("executive_items", "documents")
WIDE_AND_NARROW = (7, 4)


def pressing_first(here: View) -> None:
    """What is late or near by the office's rules, the items that come next; forecasts and coordination beside them."""
    left, right = st.columns(WIDE_AND_NARROW, gap="medium")
    if readable(CLOCKED):
        left.html(pressing(here, CLOCKED, "公文和议题期限"))
    if can_read("executive_items"):
        left.html(agenda_view.coming(here))
        right.html(agenda_view.months(here))
    if can_read("meetings"):
        right.html(meetings_view.coordination(here))


def compared(here: View) -> None:
    """Documents and meetings against last year, returned drafts and errors, units, handling time, kinds of meetings."""
    if not can_read("documents"):
        _kinds(here)
        return
    if not has_value(here, "docmt_issued"):
        st.info(f"{here.day.year}年还没有公文制发登记。报送“公文制发登记”“办文办会月报”后在这里显示。")
        _kinds(here)
        return
    charts = (documents_view.issued_by_month, documents_view.telegrams_by_month, documents_view.faults_by_month)
    for column, draw in zip(st.columns(3, gap="medium"), charts, strict=True):
        with column:
            draw(here)
    disagreeing = documents_view.disagreements(here)
    if disagreeing:
        st.html(disagreeing)
    left, middle, right = st.columns((6, 4, 5), gap="medium")
    left.html(documents_view.drafting_units(here))
    middle.html(documents_view.handling_by_month(here))
    with right:
        _kinds(here)


def _kinds(here: View) -> None:
    if can_read("meetings"):
        st.html(meetings_view.kinds(here))


def ledgers(here: View) -> None:
    """Documents, meetings, executive items, clocks."""
    if can_read("documents") and has_value(here, "docmt_issued"):
        documents_ledgers.papers(here)
    if can_read("meetings") and has_value(here, "meet_total"):
        documents_ledgers.gatherings(here)
    if can_read("executive_items"):
        documents_ledgers.items(here)
    if readable(CLOCKED):
        clock_ledger(here, CLOCKED)
