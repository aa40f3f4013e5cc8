"""Units receive their part of a closed meeting (发给各单位): a button that sends it, whom it reached."""

from __future__ import annotations

import streamlit as st

from dashboard.channel_file import ChannelsError, channels
from dashboard.meeting_run import HandedOut, hand_units
from dashboard.signed_in import person
from data.permissions import may
from data.review.meetings import Meeting

SAYS = "各单位经预警渠道收到自己的承诺和交办事项；再按一次不会重复发送。没有渠道的单位，请下载交办事项单印发。"
HANDED = "handed_out"


def handing_out(meeting: Meeting) -> None:
    """For those who run meetings, once the meeting is over."""
    if meeting.state != "closed" or not may(person(), "run_meeting"):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button("发给各单位", icon=":material/send:", key="hand_units"):
            st.session_state[HANDED] = meeting.id, _handed(meeting)
        number, said = st.session_state.get(HANDED, (None, ""))
        st.caption(said if number == meeting.id else SAYS)


def _handed(meeting: Meeting) -> str:
    try:
        with st.spinner("正在发送……"):
            return _told(hand_units(person(), meeting, channels()))
    except ChannelsError as error:
        return str(error)


def _told(done: HandedOut) -> str:
    """What was written and sent, who has to be reached otherwise."""
    said = f"涉及{len(done.messages)}个单位，新写{done.written}份"
    said += f"，{done.quiet}" if done.quiet else f"，送达{len(done.sent.sent)}份"
    if done.sent.failed:
        said += f"，{len(done.sent.failed)}份未送达，会自动再试，见“预警中心”的发送状况"
    without = "、".join(done.unreached)
    return f"{said}。" + (f"没有渠道、要另送交办事项单的单位：{without}。" if without else "")
