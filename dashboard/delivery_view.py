"""How messages fare (发送状况): each digest with its channel, what became of it, when it is tried again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from dashboard.alert_reads import read_deliveries
from dashboard.alert_words import AUDIENCES, unit_name
from dashboard.markup import ALARM, MUTED, Html, table, tag
from dashboard.notation import NOTHING, near_date
from dashboard.panels import CUT, panel
from dashboard.reads import View
from dashboard.signed_in import person
from dashboard.supervision_reads import read_names
from data.clock import ZONE
from data.deliveries import MEETING, STATES, Delivery, by_state
from data.permissions import may
from data.units import Directory

LATELY = 14
"""Days whose messages are shown."""
ROOM = 60
WIDTHS = ("5.5em", "12em", "8em", "10em", "5em", "8em", "auto", "11em")


def delivery_board(here: View) -> None:
    """The whole part of the page; for those who look after the whole house."""
    if not (may(person(), "see_all_duties") or may(person(), "read_metrics")):
        st.info("发送状况由督查处和管理员查看。")
        return
    found, names = read_deliveries(here, LATELY), read_names(here)
    st.html(_head(found))
    if not found:
        st.info("近两周没有发送过督查提醒。管理员配置渠道并设定每天自动运行后，在这里看发送情况。")
        return
    rows = [_row(one, here, names) for one in found[:ROOM]]
    more = f"，列出前{ROOM}份" if len(found) > ROOM else ""
    head = ("日期", "单位", "接收人", "渠道", "事项", "状态", "说明", "送达时间")
    st.html(panel(f"近{LATELY}天的督查提醒", table(head, rows, WIDTHS), note=f"共{len(found)}份{more}"))


def _head(found: Sequence[Delivery]) -> Html:
    counts = by_state(list(found))
    cells = (
        tag("span", f"{STATES[state]} ", tag("b", count, style="font-size:1.6em"), "份", style=_look(state))
        for state, count in counts.items()
    )
    return tag("div", *cells, style="display:flex;flex-wrap:wrap;gap:.3em 1.8em;align-items:baseline")


def _look(state: str) -> str:
    return f"color:{ALARM};font-weight:600" if state == "failed" else ""


def _row(one: Delivery, here: View, names: Directory) -> tuple[object, ...]:
    return (
        near_date(one.day, here.today), tag("span", unit_name(one.unit, names), style=CUT),
        AUDIENCES[one.audience] or "联络员", tag("span", one.channel, style=CUT), _what(one),
        tag("span", STATES[one.state], style=_look(one.state)), tag("span", _note(one), style=f"color:{MUTED}"),
        _time(one.sent_at),
    )  # fmt: skip


def _what(one: Delivery) -> str:
    """How many alerts it tells of, or that a meeting handed it out."""
    return "会议交办" if one.audience == MEETING else f"{one.alerts}项"


def _note(one: Delivery) -> str:
    tried = f"已试{one.tries}次" if one.tries > 1 or one.fault else ""
    again = f"{_time(one.next_try_at)}后再试" if one.state == "failed" else ""
    return "，".join(filter(None, (one.fault if one.state == "failed" else "", tried, again)))


def _time(moment: dt.datetime | None) -> str:
    return f"{moment.astimezone(ZONE):%m-%d %H:%M}" if moment else NOTHING
