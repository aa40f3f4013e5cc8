"""The documents of a meeting with their buttons (会议文稿), for the page of papers and that of meetings."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.notation import date
from dashboard.papers.meeting.kinds import Kind, made, offered
from dashboard.reads import View
from dashboard.taking_away import Parcel, offer
from data.database import reading
from data.review.meetings import Meeting, meetings

SAYS = "数字以备会时为准；会后数据有变的，核对时会逐处指出。"


def last_meeting_papers(here: View) -> None:
    """The documents of the last closed meeting up to the day looked at; nothing where there is none."""
    # A meeting is closed without a change of the data, which is what cached reads go by.
    with reading() as connection:
        found = next((one for one in meetings(connection, here.day) if one.state == "closed"), None)
    if found is None:
        return
    st.subheader(f"{found.name}（{date(found.held_on)}）", anchor=False)
    meeting_papers(found)
    st.caption(SAYS)


def meeting_papers(meeting: Meeting) -> None:
    """A button for every document that the meeting can have in its state."""
    with st.container(horizontal=True, gap="small"):
        for kind in offered(meeting):
            parcel = Parcel(kind.name, kind.file(meeting), _maker(meeting, kind), kind.datasets, kind.mime)
            offer(parcel, key=f"meeting_paper_{meeting.id}_{kind.code}")


def _maker(meeting: Meeting, kind: Kind) -> Callable[[], bytes]:
    def make() -> bytes:
        with reading() as connection:
            return made(connection, meeting, kind.code)

    return make
