"""The forms of slips: one to issue a proposed slip, one to record the reply to an issued one."""

from __future__ import annotations

import streamlit as st

from dashboard.alert_words import badge
from dashboard.markup import MUTED, Html, tag
from dashboard.notation import date, full_width
from dashboard.panels import panel
from dashboard.reads import View
from dashboard.signed_in import person
from dashboard.slip_document import slip_document
from dashboard.slip_reads import write_reply, write_slip
from dashboard.taking_away import Parcel, offer
from data.alerts import alert_rules
from data.database import DatabaseUnavailable
from data.permissions import Forbidden, may
from data.slip_proposals import Proposal, reply_by, requirement
from data.slips import COLOURS, STATES, Draft, Slip, SlipError

REFUSED = (Forbidden, SlipError, DatabaseUnavailable)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def issue_form(here: View, wanted: Proposal, unit: str) -> None:
    """Asks for colour, requirement and day, then issues; the slip that was made is open afterwards."""
    with st.form("issue", border=True):
        st.html(
            panel(
                "签发督办单",
                _facts((("事项", wanted.cause.title), ("责任单位", unit), ("缘由", full_width(wanted.why)))),
            )
        )
        left, right = st.columns((1, 3))
        colour = left.selectbox(
            "颜色", list(COLOURS), list(COLOURS).index(wanted.colour), format_func=COLOURS.__getitem__
        )
        due = left.date_input("回复时限", reply_by(wanted.colour, here.today, alert_rules().slip), format="YYYY-MM-DD")
        text = right.text_area("督办要求", requirement(wanted.colour), height=120, max_chars=2000)
        sent = st.form_submit_button("签发", type="primary")
    if not sent:
        return
    try:
        made = write_slip(here.today, Draft(wanted.cause, colour, unit, text, due))
    except REFUSED as error:
        st.error(str(error))
        return
    _open(made)


def open_slip(here: View, slip: Slip) -> None:
    """A slip with its text, its document, its reply or the form for it."""
    with st.container(border=True):
        st.html(panel(f"{slip.name} {slip.title}", _text(slip, here)))
        with st.container(horizontal=True):
            offer(Parcel("下载督办单（Word）", f"{slip.name}.docx", lambda: slip_document(slip), (slip.dataset,), WORD))
            st.button("收起", on_click=_close)
        if slip.replied_on is None and may(person(), "issue_slip"):
            _reply_form(here, slip)


def _reply_form(here: View, slip: Slip) -> None:
    with st.form("reply", border=False):
        text = st.text_area("回复内容", height=100, max_chars=4000)
        on = st.date_input(
            "回复日期", here.today, min_value=slip.issued_on, max_value=here.today, format="YYYY-MM-DD", width=200
        )
        sent = st.form_submit_button("登记回复", type="primary")
    if not sent:
        return
    try:
        _open(write_reply(slip.id, on, text))
    except REFUSED as error:
        st.error(str(error))


def _text(slip: Slip, here: View) -> Html:
    replied = f"{date(slip.replied_on)}：{slip.reply}" if slip.replied_on else "还没有回复"
    state = tag("span", badge(slip.colour, COLOURS[slip.colour]), " ", STATES[slip.state(here.today)])
    return _facts(
        (
            ("状态", state), ("责任单位", slip.unit_name), ("分管领导", slip.leader or "未写明"), ("督办缘由", full_width(slip.basis)),
            ("督办要求", slip.requirement), ("回复时限", date(slip.due_on)),
            ("签发", f"{date(slip.issued_on)} {slip.issued_by}"), ("回复", replied),
        )
    )  # fmt: skip


def _facts(found: tuple[tuple[str, object], ...]) -> Html:
    style = "display:grid;grid-template-columns:6em 1fr;gap:.25em 1em"
    cells = (part for name, value in found for part in (tag("span", name, style=f"color:{MUTED}"), tag("span", value)))
    return tag("div", *cells, style=style)


def _open(slip: Slip) -> None:
    st.query_params.pop("issue", None)
    st.query_params["slip"] = str(slip.id)
    st.rerun()


def _close() -> None:
    st.query_params.pop("slip", None)
