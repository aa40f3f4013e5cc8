"""The filters above drafts and research (文稿调研): kind, state, kept in the URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.filters import several
from dashboard.information_reads import read_drafts
from dashboard.reads import View
from data.datasets.drafts import KIND
from data.drafts import Draft

STATES: Mapping[str, Callable[[Draft], bool]] = {
    "逾期未完成": lambda draft: draft.is_open and draft.late_days > 0,
    "起草中": lambda draft: draft.is_open and not draft.late_days,
    "超时完成": lambda draft: not draft.is_open and draft.late_days > 0,
    "按时完成": lambda draft: not draft.is_open and not draft.late_days,
}


@dataclass(frozen=True)
class Kept:
    """The papers that the filters leave, with the filters in words for exports."""

    drafts: tuple[Draft, ...]
    words: tuple[tuple[str, str], ...]


def choose(here: View) -> Kept:
    """Draws the filters; answers what they leave."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kinds = several("文稿类型", "draft_kind", {word: word for word in KIND.options})
        states = several("完成情况", "draft_state", {word: word for word in STATES})
    kept = tuple(
        draft
        for draft in read_drafts(here)
        if (not kinds or draft.kind in kinds) and (not states or any(STATES[state](draft) for state in states))
    )
    words = (("文稿类型", "、".join(kinds)), ("完成情况", "、".join(states)))
    return Kept(kept, tuple(entry for entry in words if entry[1]))
