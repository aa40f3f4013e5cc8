"""The report's ten sections in a row: how many figures of each meet their target, miss it, lack data."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, link, tag
from dashboard.panels import CUT, SMALL
from data.section_states import SectionState
from data.status import Counts

SUPERVISION = "supervision"


def section_strip(states: Sequence[SectionState], supervised: Counts, as_of: str | None) -> Html:
    """One cell a section, which opens its figures; supervision also says its lights. `as_of` goes along where set."""
    cells = (_cell(state, supervised if SUPERVISION in state.codes else None, as_of) for state in states)
    style = "display:grid;grid-template-columns:repeat(10,minmax(0,1fr));gap:.3em 1em"
    return tag("div", *cells, style=style)


def _cell(state: SectionState, supervised: Counts | None, as_of: str | None) -> Html:
    given = [("section", name) for name in state.parts] + ([("as_of", as_of)] if as_of else [])
    said = f"{state.name}：{state.met}项达标，{state.missed}项未达标，{state.no_data}项无数据"
    return link(
        f"figures?{urlencode(given)}",
        tag("span", state.name, style=f"{CUT};font-weight:600", title=said),
        tag("span", *_marks(state, supervised), style=f"display:block;white-space:nowrap;{SMALL}"),
    )


def _marks(state: SectionState, supervised: Counts | None) -> list[Html]:
    if not state.figures or state.no_data == state.figures:
        return [tag("span", "○ 暂无数据", style=f"color:{MUTED}")]
    if supervised is not None:
        marks = (("▲", "红灯", supervised.red, ALARM), ("◆", "黄灯", supervised.yellow, AMBER))
    else:
        marks = (("✓", "达标", state.met, GREEN), ("◆", "未达标", state.missed, AMBER))
    found = [_mark(*mark) for mark in marks if mark[2]]
    return found or [tag("span", f"{state.figures}项，只计工作量", style=f"color:{MUTED}")]


def _mark(sign: str, word: str, count: int, colour: str) -> Html:
    return tag("span", f"{sign} {word}{count}", style=f"color:{colour};margin-right:.6em")
