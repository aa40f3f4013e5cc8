"""What a meeting recorded, on its page: one by one with their sources, what has no record, the documents."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.markup import MUTED, Html, address, link, table, tag
from dashboard.notation import NOTHING, near_date
from dashboard.panels import TWO_LINES, panel
from dashboard.reads import View
from dashboard.review.documents import documents
from dashboard.review.handing_view import handing_out
from dashboard.review.reads import read_records
from dashboard.review.stage_ends import unrecorded
from dashboard.review.words import item_address
from dashboard.supervision_reads import read_names
from data.review.agenda import Entry
from data.review.meetings import Meeting
from etl.meeting_record import KINDS, Recorded


def meeting_minutes(here: View, meeting: Meeting) -> None:
    """The records, what has none, what can be taken away."""
    found = read_records(meeting)
    documents(meeting)
    handing_out(meeting)
    st.html(_records(here, meeting, found))
    if meeting.state != "prepared":
        st.html(_left(here, meeting, unrecorded(meeting, found)))


def _records(here: View, meeting: Meeting, found: Sequence[Recorded]) -> Html:
    if not found:
        said = "会议还没有开始，没有记录。" if meeting.state == "prepared" else "会上没有记录。"
        return panel("会上记录", tag("p", said, style=f"margin:0;color:{MUTED}"))
    names = read_names(here)
    rows = [
        (
            one.number, KINDS[one.kind], tag("span", one.text, style=TWO_LINES, title=one.text), names.label(one.unit) or NOTHING,
            near_date(one.due, meeting.held_on) if one.due else NOTHING, _item(here, meeting, one), _batches(one),
        )
        for one in found
    ]  # fmt: skip
    head = ("编号", "类别", "内容", "责任单位", "时限", "关联事项", "批次")
    return panel(
        "会上记录", table(head, rows, ("8em", "7em", "auto", "10em", "9em", "22em", "6em")), note=f"{len(found)}条"
    )


def _item(here: View, meeting: Meeting, one: Recorded) -> Html:
    target = item_address(here, meeting, one.item.code) if one.item else ""
    return link(target, tag("span", one.item_title or NOTHING, style=TWO_LINES))


def _batches(one: Recorded) -> Html:
    """The loads that keep it, each to be looked up."""
    links = [link(address("sources", batch=str(number)), tag("u", number)) for number in one.batches]
    return tag("span", *(part for found in links for part in (found, " ")))


def _left(here: View, meeting: Meeting, found: Sequence[Entry]) -> Html:
    if not found:
        return panel("没有形成记录的上会事项", tag("p", "没有，上会事项都有记录。", style=f"margin:0;color:{MUTED}"))
    rows = [
        (
            link(item_address(here, meeting, entry.subject), tag("span", entry.title, style=TWO_LINES)),
            tag("span", entry.why, style=TWO_LINES),
        )
        for entry in found
    ]
    return panel("没有形成记录的上会事项", table(("事项", "上会原因"), rows, ("auto", "40em")), note=f"{len(found)}项")
