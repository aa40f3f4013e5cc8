"""The documents of the last meeting (会议文稿), for the page of papers."""

from __future__ import annotations

import streamlit as st

from dashboard.notation import date
from dashboard.reads import View
from dashboard.review.documents import documents
from data.database import reading
from data.review.meetings import meetings

SAYS = "数字以备会时为准；会后数据有变的，核对时会逐处指出。"


def last_meeting_papers(here: View) -> None:
    """The documents of the last closed meeting up to the day looked at; nothing where there is none."""
    # A meeting is closed without a change of the data, which is what cached reads go by.
    with reading() as connection:
        found = next((one for one in meetings(connection, here.day) if one.state == "closed"), None)
    if found is None:
        return
    st.subheader(f"{found.name}（{date(found.held_on)}）", anchor=False)
    documents(found)
    st.caption(SAYS)
