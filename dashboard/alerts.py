"""What to ask about first on a supervision page: how many by how late they are, then the worst items themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from dashboard.filters import OVERDUE, SOON, Chosen, windows
from dashboard.markup import ALARM, AMBER, MUTED, Html, light, link, table, tag
from dashboard.notation import NOTHING, full_width, near_date
from dashboard.panels import CUT, SMALL, TWO_LINES, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_bands, read_items, read_names, read_number
from data.alert_bands import Band
from data.forecast import Forecast
from data.lights import WORDS
from data.status import PROBLEMS, Item
from data.units import Directory

MOST = 12
"""Items that have room; the others are counted below them."""


def alerts(here: View, chosen: Chosen) -> Html:
    """The panel 先看这些, of the items that the filters leave: red before yellow, worst first."""
    asked = tuple(light for light in PROBLEMS.lights or () if light in (chosen.wanted.lights or PROBLEMS.lights or ()))
    wanted = replace(chosen.wanted, lights=asked)
    counts = {light: read_number(here, replace(wanted, lights=(light,))) for light in asked}
    found = read_items(here, replace(wanted, limit=MOST)) if sum(counts.values()) else []
    note = " · ".join(f"{WORDS[light]}{count}项" for light, count in counts.items())
    more = _more(found, counts)
    return panel(
        "先看这些", _bands(read_bands(here, chosen.wanted)), _table(found, here, read_names(here)), more, note=note
    )


def _more(shown: Sequence[Item], counts: Mapping[str, int]) -> Html | None:
    """Where the items are that had no room."""
    left = {light: count - sum(item.light == light for item in shown) for light, count in counts.items()}
    said = "、".join(f"{WORDS[light]}{count}项" for light, count in left.items() if count)
    if not said:
        return None
    return link(filter_address(light=[WORDS[light] for light in counts]), f"还有{said}，见下表 ›", style=SMALL)


def item_address(item: Item | Forecast) -> str:
    """The address that opens an item on the page being shown, its filters and day kept."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name != "item"}
    return f"?{urlencode({**kept, 'item': f'{item.dataset}:{item.key}'}, doseq=True)}"


def filter_address(**set_to: str | Sequence[str]) -> str:
    """The address of the page being shown with a filter set to words that it offers, the others and the day kept."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name != "item"}
    return f"?{urlencode({**kept, **set_to}, doseq=True)}"


def fresh_address(**set_to: str) -> str:
    """The address of the page being shown with these filters alone: what is counted there was counted without others."""
    kept = {name: st.query_params.get_all(name) for name in ("as_of", "scope") if name in st.query_params}
    return f"?{urlencode({**kept, **set_to}, doseq=True)}"


def _bands(found: Sequence[Band]) -> Html:
    return tag(
        "div", *(_band(band) for band in found), style="display:flex;flex-wrap:wrap;gap:.4em 2em;margin:.2em 0 .5em"
    )


def _band(band: Band) -> Html:
    colour = MUTED if not band.count else AMBER if band.is_ahead else ALARM
    count = tag("b", band.count, style=f"font-size:1.7em;line-height:1.1;color:{colour};margin:0 .15em 0 .3em")
    return link(filter_address(due=windows()[SOON if band.is_ahead else OVERDUE]), band.label, count, "项")


def _table(items: Sequence[Item], here: View, names: Directory) -> Html:
    if not items:
        return tag("p", "没有红灯和黄灯的事项。", style="margin:.3em 0;font-size:1.1em")
    rows = [
        (
            light(item.light),
            link(
                item_address(item),
                tag("span", item.title, class_="title", style=TWO_LINES, title=item.title),
                style="font-weight:600",
            ),
            tag("span", names.label(item.unit) or "未写明", style=CUT),
            near_date(item.due, here.day) if item.due else NOTHING,
            _reason(item),
        )
        for item in items
    ]
    head, widths = ("亮灯", "事项", "牵头单位", "时限", "原因"), ("5.2em", "auto", "9.5em", "7.8em", "32%")
    return tag("div", table(head, rows, widths), class_="asked")


def _reason(item: Item) -> Html:
    colour = ALARM if item.light == "red" else AMBER
    return tag(
        "span",
        full_width(item.reason),
        style=f"{TWO_LINES};color:{colour};font-weight:600",
        title=full_width(item.reason),
    )
