"""The filters above information work (政务信息): month, unit, late alone, what is ranked by, all kept in the URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.filters import several
from dashboard.information_reads import read_entries
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.information import Sums, Wanted

MEASURES: Mapping[str, Callable[[Sums], float]] = {
    "得分": lambda sums: sums.score or 0.0,
    "上报": lambda sums: sums.submitted or 0.0,
    "采用": lambda sums: sums.adopted or 0.0,
    "省以上批示": lambda sums: sums.instr_provincial or 0.0,
}
"""What units may be ranked by."""
TROUBLED = "只看迟报漏报和约稿未完成"


@dataclass(frozen=True)
class Chosen:
    """What the filters leave, as a query and in words for exports."""

    wanted: Wanted
    words: tuple[tuple[str, str], ...]
    ranked_by: str

    def measure(self, sums: Sums) -> float:
        """What units are ranked by."""
        return MEASURES[self.ranked_by](sums)


def choose(here: View) -> Chosen:
    """Draws the filters; answers what was chosen in them or in the URL."""
    months = {str(month): f"{month}月" for month in range(1, here.day.month + 1)}
    units = _units(here)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        in_months = several("月份", "month", months)
        of_units = several("单位", "unit", units)
        ranked_by = st.selectbox("排名依据", list(MEASURES), key="rank_by", bind="query-params", width=160)
        troubled = st.checkbox(TROUBLED, key="troubled", bind="query-params")
    words = (
        ("月份", "、".join(months[code] for code in in_months)),
        ("单位", "、".join(units[code] for code in of_units)),
        ("迟报漏报", TROUBLED if troubled else ""),
    )
    wanted = Wanted(tuple(map(int, in_months)), of_units, troubled)
    return Chosen(wanted, tuple(entry for entry in words if entry[1]), ranked_by)


def _units(here: View) -> dict[str, str]:
    """Code and name of the units with records of the year, in official order."""
    names = read_names(here)
    found = {entry.unit for entry in read_entries(here, Wanted())}
    order = {code: number for number, code in enumerate(names.official_order)}
    return {code: names.label(code) for code in sorted(found, key=lambda code: (order.get(code, len(order)), code))}
