"""会前一键包: one button freezes the moment of a meeting and builds what it looks at."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from dashboard.reads import View
from dashboard.review.reads import read_meetings
from dashboard.review.words import MEETING
from dashboard.signed_in import person
from data.database import DatabaseUnavailable, reading, writing
from data.permissions import Forbidden
from data.review import meetings
from data.review.meetings import LENGTH, LONGEST, SHORTEST, Meeting, MeetingError

REFUSED = (Forbidden, MeetingError, DatabaseUnavailable)


def prepare_form(here: View) -> None:
    """Asks for day and length, that of the last meeting unless said otherwise; prepares, then opens the meeting."""
    last = next(iter(read_meetings(here)), None)
    # Enter in the length would prepare before anybody meant to.
    with (
        st.form("prepare", border=True, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        day = st.date_input("会议日期", here.day, format="YYYY-MM-DD", width=170, key="prepare_day")
        usual = last.length if last else LENGTH
        length = st.number_input("会议时长（分钟）", SHORTEST, LONGEST, usual, step=5, width=170, key="prepare_length")
        sent = st.form_submit_button("会前一键包", type="primary", icon=":material/inventory_2:")
        st.caption("按下后冻结这一刻的数据和规则，约需几秒；同一天重新备会会换成新的一刻，议程重排。")
    if sent and isinstance(day, dt.date):
        prepare(day, int(length))


def prepare(day: dt.date, length: int) -> None:
    """Freezes, builds, opens; a refusal is told in place."""
    with st.status("正在备会……", expanded=True) as progress:
        try:
            made = _prepared(day, length)
        except REFUSED as error:
            progress.update(label="没有备成", state="error")
            st.error(str(error))
            return
        progress.update(label="已备好", state="complete")
    st.query_params[MEETING] = str(made.id)
    st.rerun()


def _prepared(day: dt.date, length: int) -> Meeting:
    st.write("1／3　冻结数据时点和规则版本")
    with writing() as connection:
        frozen = meetings.prepare(connection, person(), day, length)
    st.write(f"2／3　比对自{frozen.since.as_of.month}月{frozen.since.as_of.day}日以来的变化，核对承诺、排名和报送")
    with reading() as connection:
        pack = meetings.pack_of(connection, frozen)
    st.write("3／3　排定议程")
    with writing() as connection:
        return meetings.complete(connection, frozen, pack)
