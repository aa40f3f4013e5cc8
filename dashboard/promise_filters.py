"""The filters above promises (承诺账): what became of them, unit, meeting, kept in the URL."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.filters import several
from dashboard.promise_reads import read_promises
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.promises import STATES, Promise


@dataclass(frozen=True)
class Chosen:
    """The promises that the filters leave, with the filters in words for exports."""

    promises: tuple[Promise, ...]
    words: tuple[tuple[str, str], ...]


def choose(here: View) -> Chosen:
    """Draws the filters; answers what they leave, those that ask for attention first."""
    every, names = read_promises(here), read_names(here)
    units = {unit: names.label(unit) for unit in dict.fromkeys(one.unit for one in every)}
    meetings = {one.meeting: one.meeting for one in sorted(every, key=lambda one: one.made_on) if one.meeting}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        states = several("兑现情况", "promise_state", {str(code): word for code, word in STATES.items()})
        in_units = several("承诺单位", "promise_unit", units)
        in_meetings = several("会议", "promise_meeting", meetings)
    left = [
        one
        for one in every
        if (not states or one.state in states)
        and (not in_units or one.unit in in_units)
        and (not in_meetings or one.meeting in in_meetings)
    ]
    words = (
        ("兑现情况", "、".join(word for code, word in STATES.items() if code in states)),
        ("承诺单位", "、".join(units[code] for code in in_units)),
        ("会议", "、".join(in_meetings)),
    )
    order = list(STATES)
    return Chosen(
        tuple(sorted(left, key=lambda one: order.index(one.state))), tuple(entry for entry in words if entry[1])
    )
