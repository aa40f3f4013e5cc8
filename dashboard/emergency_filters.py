"""The filters above urgent reports (紧急信息): month, county, kind, level, late alone, all kept in the URL."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.emergency_reads import read_counties
from dashboard.filters import several
from dashboard.reads import View
from data.datasets.urgent_reports import KIND, LEVEL
from data.emergency import Wanted

LEVELS = ("level_1", "level_2", "level_3", "level_4", "ungraded")


@dataclass(frozen=True)
class Chosen:
    """What the filters leave, as a query and in words for exports."""

    wanted: Wanted
    words: tuple[tuple[str, str], ...]


def choose(here: View) -> Chosen:
    """Draws the filters; answers what was chosen in them or in the URL."""
    months = {str(month): f"{month}月" for month in range(1, here.day.month + 1)}
    counties, levels = read_counties(here), {code: LEVEL.label(code) for code in LEVELS}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        in_months = several("接报月份", "month", months)
        in_counties = several("属地", "county", counties)
        kinds = several("事件类别", "kind", {word: word for word in KIND.options})
        in_levels = several("事件级别", "level", levels)
        late = st.checkbox("只看迟报漏报", key="late", bind="query-params")
    words = (
        ("接报月份", "、".join(months[code] for code in in_months)),
        ("属地", "、".join(counties[code] for code in in_counties)),
        ("事件类别", "、".join(kinds)),
        ("事件级别", "、".join(levels[code] for code in in_levels)),
        ("迟报漏报", "只看迟报漏报" if late else ""),
    )
    wanted = Wanted(tuple(map(int, in_months)), in_counties, kinds, in_levels, late)
    return Chosen(wanted, tuple(entry for entry in words if entry[1]))
