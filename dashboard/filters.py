"""The filters above supervised items: list, unit, leader's role, light, due window, all kept in the URL."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from dashboard.notation import date
from dashboard.panels import SHORT
from dashboard.reads import View
from dashboard.rights import can_read, lists_of, not_yours, readable
from dashboard.signed_in import person
from dashboard.supervision_reads import read_offered
from data.lights import WORDS
from data.rules import rules
from data.status import Wanted

OPEN = ("red", "yellow", "green", "no_data")
"""Lights of what is still to be done: only that can fall due."""
OVERDUE, SOON, DAYS_30, MONTH, CUSTOM = "overdue", "soon", "days_30", "month", "custom"


@dataclass(frozen=True)
class Chosen:
    """What the filters leave, as a query and in words (name, value) for exports; lists of the page as the base."""

    wanted: Wanted
    words: tuple[tuple[str, str], ...] = field(default=())
    lists: tuple[str, ...] = ()
    """The lists picked; none where all are meant."""

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self.words)


def choose(here: View, datasets: tuple[str, ...], lists: tuple[str, ...]) -> Chosen:
    """Draws the filters of a page that shows these lists; answers what was chosen in them or in the URL."""
    seen = lists_of(person(), lists)
    offered = read_offered(here, readable(datasets))
    units = dict(offered.units)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen_lists = several("清单", "list", {code: SHORT[code] for code in seen}) if len(seen) > 1 else ()
        chosen_units = several("牵头单位", "unit", units)
        leaders = several(
            "批示领导" if datasets == ("instructions",) else "分管领导",
            "leader",
            {role: role for role in offered.leaders},
        )
        lights = several("亮灯", "light", WORDS)
        window, first, last = _due(here)
    words = (
        ("清单", "、".join(SHORT[code] for code in chosen_lists)),
        ("牵头单位", "、".join(units[code] for code in chosen_units)),
        ("分管领导", "、".join(leaders)),
        ("亮灯", "、".join(WORDS[code] for code in lights)),
        ("时限", window),
    )
    wanted = Wanted(
        lists=chosen_lists or seen,
        units=chosen_units or None,
        leaders=leaders or None,
        lights=lights or (OPEN if first or last else None),
        due_from=first,
        due_to=last,
        overdue_only=window == windows()[OVERDUE],
    )
    chosen = Chosen(wanted, tuple(entry for entry in words if entry[1]), chosen_lists)
    if seen != lists:
        not_yours(name for name in datasets if not can_read(name))
    if chosen.is_filtered:
        st.caption("筛选作用于“先看这些”、事项表和导出；其他图表和单位排名仍按全部事项。")
    return chosen


def several(label: str, name: str, options: Mapping[str, str]) -> tuple[str, ...]:
    """A choice of several, by the names that people read, in the URL as well."""
    chosen = st.multiselect(
        label, list(options), format_func=lambda code: options[code], key=name, bind="query-params",
        placeholder="全部", width=270,
    )  # fmt: skip
    return tuple(chosen)


def windows() -> dict[str, str]:
    """The due windows in words, by code."""
    soon = f"{rules().due.soon_days}天内到期"
    return {OVERDUE: "已逾期", SOON: soon, DAYS_30: "30天内到期", MONTH: "本月到期", CUSTOM: "自选日期"}


def _due(here: View) -> tuple[str, dt.date | None, dt.date | None]:
    """(the window in words, its first, its last day); blanks for no window."""
    options = windows()
    chosen = st.selectbox(
        "时限", list(options), index=None, format_func=lambda code: options[code], key="due", bind="query-params",
        placeholder="不限", width=170,
    )  # fmt: skip
    if chosen == CUSTOM:
        return _custom(here)
    return (options[chosen], *_window(chosen, here.day)) if chosen else ("", None, None)


def _window(code: str, day: dt.date) -> tuple[dt.date | None, dt.date | None]:
    month_end = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return {
        OVERDUE: (None, None),
        SOON: (day, day + dt.timedelta(days=rules().due.soon_days)),
        DAYS_30: (day, day + dt.timedelta(days=30)),
        MONTH: (day.replace(day=1), month_end),
    }[code]


def _custom(here: View) -> tuple[str, dt.date | None, dt.date | None]:
    picked = st.date_input(
        "时限起止", value=(here.day, here.day + dt.timedelta(days=90)), format="YYYY-MM-DD", key="due_days",
        bind="query-params", width=260,
    )  # fmt: skip
    if not isinstance(picked, tuple) or len(picked) < 2:
        return "", None, None
    first, last = picked
    return f"{date(first)}至{date(last)}", first, last
