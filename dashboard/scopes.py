"""Which lists the page of the four lists shows: its own, or all that is supervised, as 总览 counts it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.panels import FOUR_LISTS, SHORT

SCOPE = "scope"
"""Name in the URL."""
OWN, ALL = "四张清单", "全部督查事项"


@dataclass(frozen=True)
class Scope:
    """The lists shown, the datasets that hold them, the heading of their items, the words for what is counted."""

    lists: tuple[str, ...]
    datasets: tuple[str, ...]
    title: str
    words: str


SCOPES = {
    OWN: Scope(FOUR_LISTS, ("supervision",), "四张清单事项", "四张清单"),
    ALL: Scope(tuple(SHORT), ("supervision", "livelihood", "instructions"), "督查事项", "四张清单、民生实事、领导批示"),
}


def choose_scope() -> Scope:
    """Draws the choice, kept in the URL; the four lists where nothing is chosen."""
    chosen = st.segmented_control(
        "范围", list(SCOPES), default=OWN, key=SCOPE, bind="query-params", label_visibility="collapsed"
    )
    return SCOPES[chosen or OWN]
