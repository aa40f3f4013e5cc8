"""Documents of a meeting to take away: whatever `dashboard.papers.meeting.kinds` lists is offered here."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.panels import panel
from dashboard.papers.meeting.kinds import Kind, made, offered
from dashboard.papers.meeting.wishes import Wishes
from dashboard.taking_away import Parcel, offer
from data.database import reading
from data.review.meetings import Meeting

HINTS = {"chair": "主持", "present": "出席", "absent": "请假", "guests": "列席"}
"""Who was there, for the minutes: by posts alone."""


def documents(meeting: Meeting) -> None:
    """A button for every document that the meeting can have in its state."""
    _offer(meeting, offered(meeting))


def pack_documents(meeting: Meeting) -> None:
    """A button for every document of what the meeting looks at, whatever it records."""
    _offer(meeting, [kind for kind in offered(meeting) if not kind.is_after])


def _offer(meeting: Meeting, kinds: Sequence[Kind]) -> None:
    st.html(panel("文件", note="Word 里每个数字都绑定了出处，改写以后仍可在“文稿”页核对"))
    wishes = _wishes() if any(kind.code == "minutes" for kind in kinds) else Wishes()
    with st.container(horizontal=True):
        for kind in kinds:
            offer(_parcel(meeting, kind, wishes), key=f"meeting_{kind.code}")


def _wishes() -> Wishes:
    with st.expander("纪要里的参会人员（填职务、单位，不填姓名；不填的在文中留出）"), st.container(horizontal=True):
        said = {
            name: st.text_input(title, key=f"wish_{name}", max_chars=200).strip() or None
            for name, title in HINTS.items()
        }
    return Wishes(None, said["chair"], said["present"], said["absent"], said["guests"])


def _parcel(meeting: Meeting, kind: Kind, wishes: Wishes) -> Parcel:
    def make() -> bytes:
        with reading() as connection:
            return made(connection, meeting, kind.code, wishes)

    return Parcel(kind.name, kind.file(meeting), make, kind.datasets, kind.mime)
