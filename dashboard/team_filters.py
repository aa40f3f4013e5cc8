"""The filters above activities (机关活动): month, kind, kept in the URL."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.filters import several
from dashboard.reads import View
from data.datasets.activities import KIND
from data.team import Wanted

KINDS = ("lecture", "debate", "theme_lecture", "party_day", "culture_event", "other")


@dataclass(frozen=True)
class Chosen:
    """What the filters leave, as a query and in words for exports."""

    wanted: Wanted
    words: tuple[tuple[str, str], ...]


def choose(here: View) -> Chosen:
    """Draws the filters; answers what was chosen in them or in the URL."""
    months = {str(month): f"{month}月" for month in range(1, here.day.month + 1)}
    kinds = {code: KIND.label(code) for code in KINDS}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        in_months = several("活动月份", "month", months)
        of_kinds = several("活动类别", "kind", kinds)
    words = (
        ("活动月份", "、".join(months[code] for code in in_months)),
        ("活动类别", "、".join(kinds[code] for code in of_kinds)),
    )
    return Chosen(Wanted(tuple(map(int, in_months)), of_kinds), tuple(entry for entry in words if entry[1]))
