"""Documents of a meeting: each module that makes some hooks in here, the page offers what they make."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.markup import MUTED, tag
from dashboard.panels import panel
from dashboard.reads import View
from dashboard.taking_away import Parcel, offer
from data.review.meetings import Meeting

Maker = Callable[[View, Meeting], tuple[Parcel, ...]]
"""The files that a meeting has to take away, in its state; none where it has none yet."""

DOCUMENTS: tuple[Maker, ...] = ()
"""Whoever makes documents of meetings: the memo and its annex before, minutes, bulletin and unit sheets after."""


def documents(here: View, meeting: Meeting) -> None:
    """A button for every document that there is."""
    parcels = [parcel for maker in DOCUMENTS for parcel in maker(here, meeting)]
    if not DOCUMENTS:
        return
    if not parcels:
        st.html(panel("文件", tag("p", "会议结束以后，在这里下载纪要和通报。", style=f"margin:0;color:{MUTED}")))
        return
    st.html(panel("文件"))
    with st.container(horizontal=True):
        for number, parcel in enumerate(parcels):
            offer(parcel, key=f"meeting_document_{number}")
