"""One meeting opened: where it stands, what can be done with it, its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.frame import source_note
from dashboard.markup import MUTED, Html, link, tag
from dashboard.notation import date
from dashboard.reads import View
from dashboard.review.agenda_editor import agenda_editor
from dashboard.review.documents import pack_documents
from dashboard.review.ending import end_meeting
from dashboard.review.listing import same_words
from dashboard.review.minutes_view import meeting_minutes
from dashboard.review.pack_view import Shown, pack_board
from dashboard.review.preparing import REFUSED, prepare
from dashboard.review.reads import known_to_be_same, read_pack, read_present
from dashboard.review.replay_view import later_words, replayed
from dashboard.review.words import PRESENT, VIEW, hour, meeting_address, state_chip
from dashboard.signed_in import person
from data import datasets
from data.database import writing
from data.permissions import may
from data.review import meetings
from data.review.meetings import Meeting

EVERY = tuple(spec.name for spec in datasets.ALL)


def open_meeting(here: View, meeting: Meeting) -> None:
    """The meeting's head and the part of it that is looked at."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="stretch"):
            head = st.empty()
        head.html(_head(here, meeting))
        _ways(meeting)
    if meeting.digest is None:
        _unfinished(meeting)
        return
    part = st.segmented_control(
        "内容", list(PARTS), default=next(iter(PARTS)), key="part", bind="query-params", label_visibility="collapsed"
    )
    PARTS[part or next(iter(PARTS))](here, meeting)
    # The part may have found out whether the meeting is still seen as it was.
    head.html(_head(here, meeting))


def _head(here: View, meeting: Meeting) -> Html:
    facts = f"{date(meeting.held_on)}，{meeting.length}分钟，{meeting.prepared_by}备会"
    ended = f"，{hour(meeting.closed_at)}由{meeting.closed_by}结束" if meeting.closed_at else ""
    return tag(
        "div", link(meeting_address(None), "‹ 全部会议", style="text-decoration:underline;white-space:nowrap"),
        tag("h2", meeting.name, style="margin:0;padding:0;font-size:1.3rem;white-space:nowrap"), state_chip(meeting),
        tag("span", facts + ended, style=f"color:{MUTED}"), same_words(known_to_be_same(here, meeting), meeting),
        style="display:flex;gap:1.2em;align-items:baseline;flex-wrap:wrap",
    )  # fmt: skip


def _ways(meeting: Meeting) -> None:
    """Into the meeting, as it stands and as the person may."""
    if meeting.digest is None:
        return
    is_runner = may(person(), "run_meeting")
    if meeting.state == "prepared" and is_runner:
        st.button("开始会议", type="primary", on_click=_begin, args=(meeting,), key="begin")
    words = {"prepared": "投影预演", "running": "进入会场", "closed": "投影回看"}[meeting.state]
    st.button(words, type="primary" if meeting.state == "running" else "secondary", on_click=_present, key="present")
    end_meeting(meeting, is_row=True)
    if meeting.state == "prepared" and is_runner and st.button("重新备会", key="prepare_again"):
        prepare(meeting.held_on, meeting.length)


def _begin(meeting: Meeting) -> None:
    try:
        with writing() as connection:
            meetings.begin(connection, person(), meeting)
    except REFUSED as error:
        st.toast(str(error))
        return
    _present()


def _present() -> None:
    st.query_params[VIEW] = PRESENT


def _unfinished(meeting: Meeting) -> None:
    st.warning("会前材料没有生成完（备会中断）。请重新备会，冻结的时点会换成新的一刻。")
    if may(person(), "run_meeting") and st.button("重新备会", type="primary"):
        prepare(meeting.held_on, meeting.length)


def _material(here: View, meeting: Meeting) -> None:
    pack_documents(meeting)
    pack = read_pack(meeting)
    if meeting.state == "closed" and (said := later_words(pack, read_present(here, meeting))):
        st.info(said)
    st.html(pack_board(Shown(here, meeting, pack)))
    source_note(here, *EVERY)


PARTS: Mapping[str, Callable[[View, Meeting], None]] = {
    "会前材料": _material, "议程": agenda_editor, "会议记录": meeting_minutes, "重放核对": replayed,
}  # fmt: skip
