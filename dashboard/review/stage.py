"""The meeting on the projector: one point at a time, recorded beside it, stepped through by keys."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.markup import MUTED, Html, link, tag
from dashboard.reads import View
from dashboard.review.ending import end_meeting
from dashboard.review.reads import read_now, read_records, read_subject
from dashboard.review.recording import Desk, recording
from dashboard.review.records_view import correct, live_records
from dashboard.review.stage_ends import closing, opening
from dashboard.review.stage_item import item_stage
from dashboard.review.words import POINT, meeting_address, state_chip
from dashboard.signed_in import person
from data.permissions import may
from data.review.agenda import Entry, minutes
from data.review.arranging import on_screen
from data.review.meetings import Meeting

SIDE, JUMP = "record_side", "stage_jump"
OPENING, CLOSING = "承诺账", "会议小结"


def present(here: View, meeting: Meeting) -> None:
    """The screen: where the meeting is, the point, beside it what is recorded."""
    points = on_screen(meeting.agenda)
    at = _place(len(points))
    with st.container(key="stage"):
        is_wide = _bar(meeting, points, at)
        main, side = (st.container(), None) if is_wide else st.columns((11, 4), gap="medium")
        _point(here, meeting, points, at, main, side)


def _place(number: int) -> int:
    """0 is the opening, one more than the points the end."""
    given = st.query_params.get(POINT, "0")
    return min(int(given), number + 1) if given.isdecimal() else 0


def _bar(meeting: Meeting, points: Sequence[Entry], at: int) -> bool:
    """Steps, jumps, the way out; True where the recorders' side is folded away."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="stage_bar"):
        st.html(_where(meeting, points, at), width="stretch")
        st.button("← 上一项", key="step_back", disabled=at == 0, on_click=_go, args=(at - 1,))
        st.button("下一项 →", key="step_on", disabled=at > len(points), on_click=_go, args=(at + 1,))
        titles = [OPENING, *(f"{number}. {entry.title}" for number, entry in enumerate(points, 1)), CLOSING]
        st.selectbox(
            "到", range(len(titles)), index=None, format_func=titles.__getitem__, key=JUMP, on_change=_jump,
            placeholder="跳到……", label_visibility="collapsed", width=200,
        )  # fmt: skip
        is_wide = st.toggle("只看事项", key=SIDE)
        st.html(link(meeting_address(meeting), "退出投影", style="text-decoration:underline"), width="content")
    return is_wide


def _where(meeting: Meeting, points: Sequence[Entry], at: int) -> Html:
    parts = dict(zip((entry.subject for entry in meeting.agenda), minutes(meeting.agenda, meeting.length), strict=True))
    if 0 < at <= len(points):
        place = tag(
            "span", "第", tag("b", at), f"项／共{len(points)}项　", tag("b", parts[points[at - 1].subject]), "分钟"
        )
    else:
        place = tag("span", f"{CLOSING if at else OPENING}（共{len(points)}项）")
    name = tag("span", meeting.name, style=f"color:{MUTED}")
    return tag(
        "div", name, state_chip(meeting), place, style="display:flex;gap:1.2em;font-size:24px;white-space:nowrap"
    )


def _go(place: int) -> None:
    st.query_params[POINT] = str(place)


def _jump() -> None:
    place = st.session_state[JUMP]
    st.session_state[JUMP] = None
    if place is not None:
        _go(place)


def _point(here: View, meeting: Meeting, points: Sequence[Entry], at: int, main: object, side: object) -> None:
    """The point in the main part; the records beside it, with their form while the meeting goes on."""
    found = read_records(meeting)
    about = read_subject(meeting, points[at - 1]) if 0 < at <= len(points) else None
    with main:  # type: ignore[attr-defined]
        if about is not None:
            st.html(item_stage(here, meeting, about, read_now(here, meeting, about.link)))
        else:
            st.html(closing(here, meeting, found) if at else opening(here, meeting))
            if at:
                end_meeting(meeting)
    if side is None:
        return
    with side, st.container(key="stage_side"):  # type: ignore[attr-defined]
        desk = Desk(here, meeting, about, found)
        is_recorder = meeting.state == "running" and may(person(), "run_meeting")
        if is_recorder:
            recording(desk)
        live_records(here, meeting, found)
        if is_recorder:
            correct(meeting, found)
