"""Names and looks that the review meetings' pages share."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, address, tag
from dashboard.notation import NOTHING, percent
from dashboard.panels import PAGE_OF
from dashboard.reads import View
from data.clock import ZONE
from data.datasets import tracked
from data.lights import WORDS
from data.meeting_records import read_link
from data.review.item_changes import Side
from data.review.meetings import STATES, Meeting, State
from data.status import Item

PAGE, MEETING, VIEW, PRESENT, POINT = "meeting", "meeting", "view", "present", "n"
"""The page's address; what its URL says: the meeting's id, how it is looked at, the point of the agenda."""

_COLOURS: dict[State, str] = {"prepared": MUTED, "running": AMBER, "closed": GREEN}


def is_presenting() -> bool:
    """Whether the URL asks for a projector's screen, without the frame of a page."""
    return MEETING in st.query_params and st.query_params.get(VIEW) == PRESENT


def meeting_address(meeting: Meeting | None, **more: str) -> str:
    """The address of a meeting, of the list for none."""
    return address(PAGE, None, **{MEETING: str(meeting.id), **more}) if meeting else PAGE


def item_address(here: View, meeting: Meeting, subject: str) -> str:
    """Where the item that an agenda's subject names opens, as of the meeting's day; nowhere for what is no item."""
    found = read_link(subject)
    if found is None or found.dataset not in {spec.name for spec in tracked()}:
        return ""
    day = None if meeting.held_on == here.today else meeting.held_on
    return address(PAGE_OF.get(found.dataset, "supervision"), day, item=f"{found.dataset}:{found.key}")


def state_chip(meeting: Meeting) -> Html:
    """Where a meeting stands, in colour and words."""
    return tag("b", STATES[meeting.state], style=f"color:{_COLOURS[meeting.state]};white-space:nowrap")


def hour(moment: dt.datetime | None) -> str:
    """12月24日 09:30 in Asia/Shanghai."""
    if moment is None:
        return NOTHING
    local = moment.astimezone(ZONE)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def moment_words(moment: dt.datetime | None) -> str:
    """2020年12月24日 09:30 in Asia/Shanghai."""
    return NOTHING if moment is None else f"{moment.astimezone(ZONE).year}年{hour(moment)}"


def light_words(side: Side | Item | None) -> str:
    """A light with its sign, for texts of one colour."""
    return "不在清单" if side is None else WORDS[side.light]


def completion(side: Side | Item | None) -> str:
    """A rate in per cent."""
    return NOTHING if side is None or side.completion is None else percent(side.completion)


def alarm(words: object, *, is_grave: bool = True) -> Html:
    """Words in red where they are grave."""
    return tag("span", words, style=f"color:{ALARM};font-weight:700" if is_grave else "")
