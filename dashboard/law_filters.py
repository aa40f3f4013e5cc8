"""The filters above reconsideration cases (行政复议): respondent, field, matter, all kept in the URL."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.filters import several
from dashboard.law_reads import read_cells
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.datasets.reconsideration import FIELD, MATTER
from data.reconsideration import UNSTATED, Wanted


@dataclass(frozen=True)
class Chosen:
    """What the filters leave, as a query and in words for exports."""

    wanted: Wanted
    words: tuple[tuple[str, str], ...]


def choose(here: View) -> Chosen:
    """Draws the filters; answers what was chosen in them or in the URL."""
    respondents = _respondents(here)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        units = several("被申请人", "respondent", respondents)
        fields = several("管理领域", "field", {word: word for word in (*FIELD.options, UNSTATED)})
        matters = several("申请事项", "matter", {word: word for word in (*MATTER.options, UNSTATED)})
    words = (
        ("被申请人", "、".join(respondents[code] for code in units)),
        ("管理领域", "、".join(fields)),
        ("申请事项", "、".join(matters)),
    )
    return Chosen(Wanted(units, fields, matters), tuple(entry for entry in words if entry[1]))


def _respondents(here: View) -> dict[str, str]:
    """Code and name of every respondent of the year, in official order."""
    names = read_names(here)
    found = {cell.respondent for cell in read_cells(here, Wanted()) if cell.respondent}
    order = {unit.code: place for place, unit in enumerate(names.rows)}
    return {code: names.label(code) for code in sorted(found, key=lambda code: order.get(code, len(order)))}
