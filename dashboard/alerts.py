"""What to ask about first on a supervision page: the overdue by how late they are, then what falls due soon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from dashboard.filters import OPEN, OVERDUE, SOON, Chosen, windows
from dashboard.markup import ALARM, AMBER, MUTED, Html, light, link, table, tag
from dashboard.notation import NOTHING, full_width, near_date
from dashboard.panels import CUT, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_bands, read_items, read_names
from data.alert_bands import Band
from data.rules import rules
from data.status import Item
from data.units import Directory

MOST_OVERDUE, MOST_SOON = 7, 3


def alerts(here: View, chosen: Chosen) -> Html:
    """The panel 先看这些, of the items that the filters leave."""
    wanted = chosen.wanted
    late = read_items(here, replace(wanted, overdue_only=True, limit=MOST_OVERDUE))
    last = here.day + dt.timedelta(days=rules().due.soon_days)
    first = max(here.day, wanted.due_from or here.day)
    ahead = replace(wanted, lights=wanted.lights or OPEN, due_from=first, due_to=min(last, wanted.due_to or last))
    soon = [] if wanted.overdue_only else read_items(here, replace(ahead, limit=MOST_SOON))
    return panel("先看这些", _bands(read_bands(here, wanted)), _table([*late, *soon], here, read_names(here)))


def item_address(item: Item) -> str:
    """The address that opens an item on the page being shown, its filters and day kept."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name != "item"}
    return f"?{urlencode({**kept, 'item': f'{item.dataset}:{item.key}'}, doseq=True)}"


def filter_address(**set_to: str) -> str:
    """The address of the page being shown with a filter set to words that it offers, the others and the day kept."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name != "item"}
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
        return tag("p", "没有逾期和临期的事项。", style="margin:.3em 0;font-size:1.1em")
    rows = [
        (
            light(item.light),
            link(item_address(item), tag("span", item.title, style=CUT, title=item.title), style="font-weight:600"),
            tag("span", names.label(item.unit) or "未写明", style=CUT),
            near_date(item.due, here.day) if item.due else NOTHING,
            _reason(item),
        )
        for item in items
    ]
    return table(("亮灯", "事项", "牵头单位", "时限", "原因"), rows, ("5.2em", "auto", "9.5em", "7.8em", "20em"))


def _reason(item: Item) -> Html:
    colour = ALARM if item.light == "red" else AMBER
    return tag(
        "span", full_width(item.reason), style=f"{CUT};color:{colour};font-weight:600", title=full_width(item.reason)
    )
