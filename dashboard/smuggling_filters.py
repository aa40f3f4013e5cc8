"""The filters above checks and cases (反走私): month, county, goods, nature, who seized, all kept in the URL."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.emergency_reads import read_counties
from dashboard.filters import several
from dashboard.reads import View
from data.anti_smuggling import UNSTATED, Wanted
from data.datasets.smuggling_cases import GOODS, SEIZED_BY

NATURES = ("刑事", "行政", "无主")
RANKED_BY = ("查获案件", "执法检查", "查获率", "案值", "涉税额")


@dataclass(frozen=True)
class Chosen:
    """What the filters leave, as a query and in words for exports."""

    wanted: Wanted
    words: tuple[tuple[str, str], ...]
    ranked_by: str

    @property
    def is_about_cases(self) -> bool:
        """Whether a filter is set that checks have no field for: then cases cannot be compared with checks."""
        return bool(self.wanted.goods or self.wanted.natures or self.wanted.seizers)


def choose(here: View) -> Chosen:
    """Draws the filters; answers what was chosen in them or in the URL."""
    months = {str(month): f"{month}月" for month in range(1, here.day.month + 1)}
    counties = read_counties(here)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        in_months = several("月份", "month", months)
        in_counties = several("地区", "county", counties)
        goods = several("走私物品", "goods", {word: word for word in (*GOODS.options, UNSTATED)})
        natures = several("案件性质", "nature", {word: word for word in NATURES})
        seizers = several("查获单位", "seized_by", {word: word for word in SEIZED_BY.options})
        ranked_by = st.selectbox("各地排名依据", RANKED_BY, key="rank_by", bind="query-params", width=160)
    words = (
        ("月份", "、".join(months[code] for code in in_months)),
        ("地区", "、".join(counties[code] for code in in_counties)),
        ("走私物品", "、".join(goods)),
        ("案件性质", "、".join(natures)),
        ("查获单位", "、".join(seizers)),
    )
    wanted = Wanted(tuple(map(int, in_months)), in_counties, goods, natures, seizers)
    return Chosen(wanted, tuple(entry for entry in words if entry[1]), ranked_by)
