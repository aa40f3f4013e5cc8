"""A meeting is ended, on the projector or on its page: who does it is told what somebody wrote and did not record."""

from __future__ import annotations

import streamlit as st

from dashboard.review.preparing import REFUSED
from dashboard.review.reads import read_left_over
from dashboard.signed_in import person
from data.database import writing
from data.permissions import may
from data.review import meetings
from data.review.arranging import on_screen
from data.review.meetings import Meeting

SAID = "end_said"


def end_meeting(meeting: Meeting, *, is_row: bool = False) -> None:
    """A button that ends a meeting under way, for who runs meetings; in a row of buttons it warns once it is opened."""
    if said := st.session_state.pop(SAID, ""):
        st.error(said)
    if meeting.state != "running" or not may(person(), "run_meeting"):
        return
    if not is_row:
        _warn(meeting)
    with st.popover("结束会议", type="primary"):
        if is_row:
            _warn(meeting)
        st.write("结束以后不能再记录和更正。")
        st.button("确认结束", type="primary", on_click=_end, args=(meeting,))


def _warn(meeting: Meeting) -> None:
    if left := _left_over(meeting):
        st.warning(f"还有{len(left)}处写了没有记录：{'、'.join(left)}。结束以后不能再记录。")


def _left_over(meeting: Meeting) -> list[str]:
    """The points of which somebody has typed a text that is not recorded."""
    numbers = {entry.subject: f"第{number}项" for number, entry in enumerate(on_screen(meeting.agenda), 1)}
    return [numbers.get(field.subject, "开场或小结") for field in read_left_over(meeting)]


def _end(meeting: Meeting) -> None:
    try:
        with writing() as connection:
            meetings.close(connection, person(), meetings.find(connection, meeting.id))
    except REFUSED as error:
        st.session_state[SAID] = str(error)
