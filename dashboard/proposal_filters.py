"""The filters above proposals (建议提案): kind, host, class, satisfaction, side, all kept in the URL."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.filters import several
from dashboard.openness_reads import read_standings
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.datasets.proposals import KIND, RESULT, SATISFACTION
from data.proposals import Wanted

RANKED_BY = ("面商率", "解决率", "满意率", "承办件数")
SIDES = {"government": "市政府系统", "other": "其他机关"}


@dataclass(frozen=True)
class Chosen:
    """What the filters leave, as a query and in words for exports; what units are ranked by."""

    wanted: Wanted
    words: tuple[tuple[str, str], ...]
    ranked_by: str


def choose(here: View) -> Chosen:
    """Draws the filters; answers what was chosen in them or in the URL."""
    names = read_names(here)
    options = {
        "kind": {code: KIND.label(code) for code in ("deputy", "member")},
        "unit": {entry.unit: names.label(entry.unit) for entry in read_standings(here)},
        "class": {code: RESULT.label(code) for code in ("A", "B", "C", "D")},
        "opinion": {code: SATISFACTION.label(code) for code in ("satisfied", "basically", "dissatisfied", "none")},
        "side": SIDES,
    }
    labels = {"kind": "类别", "unit": "主办单位", "class": "办理结果分类", "opinion": "对办理结果", "side": "承办系统"}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = {name: several(labels[name], name, options[name]) for name in options}
        ranked_by = st.selectbox("各单位排名依据", RANKED_BY, key="rank_by", bind="query-params", width=160)
    words = tuple((labels[name], "、".join(options[name][code] for code in codes)) for name, codes in chosen.items())
    return Chosen(Wanted(*chosen.values()), tuple(entry for entry in words if entry[1]), ranked_by)
