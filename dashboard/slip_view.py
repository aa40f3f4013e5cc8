"""Three-colour slips on the page: what is proposed, what was issued; one opened to its text, document and reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.alert_links import shown_at
from dashboard.alert_reads import read_alerts
from dashboard.alert_words import PAGE, SLIPS, badge, unit_name
from dashboard.markup import ALARM, MUTED, Html, address, link, table, tag
from dashboard.notation import NOTHING, full_width, near_date
from dashboard.panels import CUT, TWO_LINES, panel
from dashboard.reads import View
from dashboard.signed_in import person
from dashboard.slip_forms import issue_form, open_slip
from dashboard.slip_reads import read_slips
from dashboard.supervision_reads import read_names
from data.permissions import may
from data.slip_proposals import Proposal, proposals
from data.slips import COLOURS, STATES, Slip
from data.units import Directory

ISSUE, SLIP = "issue", "slip"
"""Names in the URL: the cause for which a slip is to be issued; the id of the slip that is open."""
ROOM = 40
LATELY = 12
"""Slips that are listed: those that wait for their reply first, the late before the others."""


def slip_board(here: View) -> None:
    """The whole part of the page, as of today: a slip is issued on no other day."""
    here = replace(here, day=here.today)
    issued, names = read_slips(here), read_names(here)
    found = proposals([one.cause for one in read_alerts(here)], issued, here.today)
    _opened(here, issued, found, names)
    st.html(_issued(issued, here))
    st.html(_proposed(found, here, names))


def _opened(here: View, issued: Sequence[Slip], found: Sequence[Proposal], names: Directory) -> None:
    """The slip or the form that the URL asks for."""
    slip = next((one for one in issued if str(one.id) == st.query_params.get(SLIP)), None)
    if slip is not None:
        open_slip(here, slip)
        return
    wanted = next((one for one in found if one.cause.cause_key == st.query_params.get(ISSUE)), None)
    if wanted is not None:
        issue_form(here, wanted, unit_name(wanted.cause.unit, names))


def _proposed(found: Sequence[Proposal], here: View, names: Directory) -> Html:
    if not found:
        return panel("建议签发", tag("p", "没有要签发的督办单。", style=f"margin:.2em 0;color:{MUTED}"))
    is_issuer = may(person(), "issue_slip")
    rows = [_proposal(one, here, names, is_issuer) for one in found[:ROOM]]
    more = f"，列出前{ROOM}件" if len(found) > ROOM else ""
    head = ("颜色", "事项", "责任单位", "缘由", "")
    return panel("建议签发", table(head, rows, ("6em", "auto", "11em", "30em", "4em")), note=f"共{len(found)}件{more}")


def _proposal(one: Proposal, here: View, names: Directory, is_issuer: bool) -> tuple[object, ...]:
    cause = one.cause
    title = tag("span", cause.title, class_="title", style=TWO_LINES, title=cause.title)
    target = address(PAGE, part=SLIPS, issue=cause.cause_key)
    return (
        badge(one.colour, COLOURS[one.colour]), link(shown_at(cause, here), title, style="font-weight:600"),
        tag("span", unit_name(cause.unit, names), style=CUT),
        tag("span", full_width(one.why), style=TWO_LINES),
        link(target, tag("u", "签发")) if is_issuer else "",
    )  # fmt: skip


def _issued(found: Sequence[Slip], here: View) -> Html:
    if not found:
        return panel("已签发", tag("p", "还没有签发过督办单。", style=f"margin:.2em 0;color:{MUTED}"))
    head = ("编号", "颜色", "事项", "责任单位", "签发", "回复时限", "状态", "回复")
    widths = ("11em", "6em", "auto", "11em", "8.5em", "8.5em", "8em", "20em")
    waiting = sorted(found, key=lambda one: list(STATES).index(one.state(here.today)))
    late = sum(one.state(here.today) == "late" for one in found)
    more = f"，列出前{LATELY}份" if len(found) > LATELY else ""
    note = f"共{len(found)}份{f'，逾期未回复{late}份' if late else ''}{more}"
    return panel("已签发", table(head, [_slip(one, here) for one in waiting[:LATELY]], widths), note=note)


def _slip(one: Slip, here: View) -> tuple[object, ...]:
    state = one.state(here.today)
    reply = tag("span", one.reply, style=TWO_LINES, title=one.reply) if one.reply else NOTHING
    return (
        link(address(PAGE, part=SLIPS, slip=str(one.id)), tag("u", one.name)), badge(one.colour, COLOURS[one.colour]),
        tag("span", one.title, style=TWO_LINES, title=one.title), tag("span", one.unit_name, style=CUT),
        near_date(one.issued_on, here.today), near_date(one.due_on, here.today),
        tag("span", STATES[state], style=f"color:{ALARM};font-weight:600" if state == "late" else ""), reply,
    )  # fmt: skip
