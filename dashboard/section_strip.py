"""The report's ten sections in a row: how many figures of each meet their target, miss it, lack data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, link, tag
from dashboard.panels import SMALL
from data.section_states import SectionState
from data.status import Counts

SUPERVISION = "supervision"


def section_strip(
    states: Sequence[SectionState], supervised: Counts, as_of: str | None, ages: Mapping[str, Html] | None = None
) -> Html:
    """One cell a section, which opens its figures; supervision also says its lights. `as_of` goes along where set.

    `ages` are lines by section that stand below; those of no section get a cell of their own.
    """
    below = dict(ages or {})
    cells = [
        tag("div", _cell(state, supervised if SUPERVISION in state.codes else None, as_of), below.pop(state.name, None))
        for state in states
    ]
    others = [tag("div", tag("span", name, style=_NAME), _BLANK, age) for name, age in below.items()]
    style = "display:grid;grid-template-columns:repeat(auto-fit,minmax(8.7em,1fr));gap:.3em .8em"
    return tag("div", *cells, *others, style=style)


_NAME = "display:block;font-weight:600"
_BLANK = tag("span", "各板块共用", style=f"display:block;{SMALL}")


def _cell(state: SectionState, supervised: Counts | None, as_of: str | None) -> Html:
    given = [("section", name) for name in state.parts] + ([("as_of", as_of)] if as_of else [])
    said = f"{state.name}：{state.met}项达标，{state.missed}项未达标，{state.no_data}项无数据"
    return link(
        f"figures?{urlencode(given)}",
        tag("span", state.name, style=_NAME, title=said),
        tag("span", *_marks(state, supervised), style=f"display:block;{SMALL}"),
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
    return tag("span", f"{sign} {word}{count}", style=f"color:{colour};margin-right:.6em;white-space:nowrap")
