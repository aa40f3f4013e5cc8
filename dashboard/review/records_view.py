"""What a meeting has recorded, as it grows: everybody who records sees the others' within seconds."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.markup import INK, LINE, MUTED, Html, tag
from dashboard.notation import near_date
from dashboard.reads import View
from dashboard.review.reads import read_meeting, read_records
from dashboard.review.recording import REFUSED
from dashboard.signed_in import person
from dashboard.supervision_reads import read_names
from data.review.meetings import Meeting
from data.units import Directory
from etl.meeting_record import KINDS, Recorded, retract

EVERY_S = 3
_BOX = f"border-left:4px solid {INK};padding:.1em .6em .2em;margin:0 0 .5em;border-bottom:1px solid {LINE}"


@st.fragment(run_every=EVERY_S)
def live_records(here: View, meeting: Meeting, seen: Sequence[Recorded]) -> None:
    """The records, the newest first; what somebody else recorded, took back or ended has the whole screen drawn anew."""
    stands = read_meeting(str(meeting.id)) or meeting
    found = read_records(meeting)
    if stands.state != meeting.state or _numbers(found) != _numbers(seen):
        st.rerun()
    st.html(record_list(here, meeting, found))


def _numbers(found: Sequence[Recorded]) -> list[str]:
    return [one.number for one in found]


def record_list(here: View, meeting: Meeting, found: Sequence[Recorded]) -> Html:
    """Every record in words, the newest first."""
    head = tag("b", f"已记录{len(found)}条", style="font-size:20px")
    if not found:
        return tag("div", head, tag("p", "还没有记录。", style=f"margin:.2em 0;color:{MUTED}"))
    names = read_names(here)
    return tag("div", head, *(_record(one, names, meeting) for one in reversed(found)), style="line-height:1.45")


def _record(one: Recorded, names: Directory, meeting: Meeting) -> Html:
    facts = (names.label(one.unit), near_date(one.due, meeting.held_on) if one.due else "", one.item_title or "")
    return tag(
        "div", tag("div", tag("b", f"{one.number}　{KINDS[one.kind]}")), tag("div", one.text, style="font-size:1.1em"),
        tag("div", "　".join(filter(None, facts)), style=f"color:{MUTED}"), style=_BOX,
    )  # fmt: skip


def correct(meeting: Meeting, found: Sequence[Recorded]) -> None:
    """Takes one of the records back. It stands outside of what draws itself anew, which would close it."""
    if not found:
        return
    with st.expander("更正", key="correct_records"), st.form("correct", border=False):
        numbers = {one.number: f"{one.number}　{KINDS[one.kind]}　{one.text}" for one in reversed(found)}
        number = st.selectbox("撤回哪一条", list(numbers), format_func=numbers.__getitem__)
        why = st.text_input("更正原因（必填）", max_chars=200)
        said = st.empty()
        sent = st.form_submit_button("撤回这一条")
    if not sent or number is None:
        return
    try:
        retract(person(), meeting.id, number, why)
    except REFUSED as error:
        said.error(str(error))
        return
    st.toast(f"{number}已撤回")
    st.rerun()
