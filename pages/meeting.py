"""督查调度会: meetings one by one, prepared, arranged, presented, recorded, closed, seen again."""

import streamlit as st

from dashboard.entitled import only_for
from dashboard.frame import view
from dashboard.review.listing import meeting_list
from dashboard.review.opened import open_meeting
from dashboard.review.preparing import prepare_form
from dashboard.review.reads import read_meeting
from dashboard.review.stage import present
from dashboard.review.words import MEETING, is_presenting
from data.permissions import may

person = only_for("see_meetings")
here = view()
meeting = read_meeting(st.query_params.get(MEETING))
if meeting is not None and is_presenting() and meeting.digest is not None:
    present(here, meeting)
elif meeting is not None:
    open_meeting(here, meeting)
else:
    if may(person, "run_meeting"):
        prepare_form(here)
    meeting_list(here)
