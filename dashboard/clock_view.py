"""Clocks on a page: those that press first, then all of them as a ledger with filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.alerts import filter_address
from dashboard.clock_reads import clocks_of
from dashboard.exports import ExportColumn
from dashboard.filters import several
from dashboard.ledger import Ledger, show
from dashboard.markup import ALARM, AMBER, MUTED, Html, join, light, link, table, tag
from dashboard.notation import date, full_width, near_date
from dashboard.panels import CUT, panel
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.rights import readable
from dashboard.supervision_reads import read_names
from data.clock_board import Entry, warnings
from data.clocks import Stop
from data.clocks.terms import DAY_WORDS
from data.units import Directory

WAITING = "待恢复"
"""Stands for the last day while a clock stands still."""
ROOM = {"red": 4, "yellow": 2, "paused": 1}
"""Rows of the panel by light; what one light does not need, the others have."""
WORDS = {"red": "▲ 超期", "yellow": "◆ 临期", "green": "● 期限内", "paused": "‖ 停止计时", "done": "✓ 已办结"}
"""Sign and word of a clock's light."""
LIGHT_WORDS = {"red": "超期", "yellow": "临期", "paused": "停止"}
COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=12), ExportColumn("事项", width=36), ExportColumn("期限名称", width=16),
    ExportColumn("承办单位", width=16), ExportColumn("说明", width=30), ExportColumn("起算日", "date"),
    ExportColumn("到期日", "date"), ExportColumn("原到期日", "date"), ExportColumn("剩余", width=12),
    ExportColumn("停止计时", width=34), ExportColumn("办结日", "date"), ExportColumn("依据", width=34),
    ExportColumn("可变情形", width=44), *ORIGIN,
)  # fmt: skip


def pressing(here: View, datasets: Sequence[str], title: str = "期限预警") -> Html:
    """The panel of clocks that are over, near or stopped: the overdue first."""
    found = clocks_of(here, datasets)
    shown = [entry for entry in found if entry.clock.light in LIGHT_WORDS]
    if not found:
        return panel(title, tag("p", "还没有可计算期限的记录。", style=f"margin:.3em 0;color:{MUTED}"))
    if not shown:
        return panel(title, tag("p", "没有超期、临期和停止计时的事项。", style="margin:.3em 0;font-size:1.1em"))
    names = read_names(here)
    rows = [_row(entry, here, names) for entry in _first(shown)]
    body = table(("状态", "事项", "承办单位", "到期日", "说明"), rows, ("5.2em", "auto", "10em", "7.6em", "19em"))
    return panel(title, body, _left_out(shown), _certainty(shown), note=_tally(found))


def _first(pressing: Sequence[Entry]) -> list[Entry]:
    """The rows that there is room for: overdue ones first, but none so many that what is near or stopped stays unseen."""
    groups = {colour: [entry for entry in pressing if entry.clock.light == colour] for colour in ROOM}
    places = {colour: min(ROOM[colour], len(group)) for colour, group in groups.items()}
    for colour, group in groups.items():
        places[colour] += min(len(group) - places[colour], sum(ROOM.values()) - sum(places.values()))
    return [entry for colour, group in groups.items() for entry in group[: places[colour]]]


def _left_out(pressing: Sequence[Entry]) -> Html | None:
    """How many the panel has no room for, by light; each opens the ledger to all of its light."""
    seen = {id(entry) for entry in _first(pressing)}
    hidden = [entry.clock.light for entry in pressing if id(entry) not in seen]
    if not hidden:
        return None
    parts = [
        link(filter_address(clock=WORDS[colour]), tag("u", f"{word}{hidden.count(colour)}项"), style="margin-right:.8em")
        for colour, word in LIGHT_WORDS.items() if colour in hidden
    ]  # fmt: skip
    return tag("p", f"另有{len(hidden)}项：", *parts, "见下方期限台账。", style=f"margin:.3em 0 0;color:{MUTED}")


def _row(entry: Entry, here: View, names: Directory) -> tuple[object, ...]:
    clock = entry.clock
    colour = {"red": ALARM, "yellow": AMBER}.get(clock.light, MUTED)
    title = tag("span", entry.title, style=CUT, title=f"{entry.title}（{clock.term.source}）")
    reason = full_width(clock.reason)
    return (
        light(clock.light, LIGHT_WORDS[clock.light]), title, tag("span", names.label(entry.unit) or "未写明", style=CUT),
        WAITING if clock.is_stopped else near_date(clock.due, here.day), tag("span", reason, style=f"{CUT};color:{colour};font-weight:600", title=reason),
    )  # fmt: skip


def _tally(found: Sequence[Entry]) -> str:
    lights = [entry.clock.light for entry in found]
    return "，".join(f"{LIGHT_WORDS[colour]}{lights.count(colour)}项" for colour in LIGHT_WORDS)


def _certainty(found: Sequence[Entry]) -> Html:
    return join(tag("p", f"⚠ {words}", style=f"margin:.3em 0 0;color:{AMBER}") for words in warnings(found))


def clock_ledger(here: View, datasets: Sequence[str], title: str = "期限台账") -> None:
    """Every clock that the filters leave: start, stops, last day, what is left, the clause, what would change it."""
    found = clocks_of(here, datasets)
    terms = {entry.clock.term.code: entry.clock.term.name for entry in found}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        states = several("状态", "clock", WORDS)
        chosen = several("期限名称", "term", terms)
    kept = [
        entry for entry in found
        if (not states or entry.clock.light in states) and (not chosen or entry.clock.term.code in chosen)
    ]  # fmt: skip
    words = (
        ("状态", "、".join(WORDS[code] for code in states)),
        ("期限名称", "、".join(terms[code] for code in chosen)),
    )
    filters = tuple(entry for entry in words if entry[1])
    names = read_names(here)
    rows = [_cells(entry, names) for entry in kept]
    show(here, Ledger(title, "clocks", COLUMNS, rows, readable(datasets), "项期限", filters=filters))


def _cells(entry: Entry, names: Directory) -> tuple[Any, ...]:
    clock = entry.clock
    original = clock.original_due if clock.original_due != clock.due else None
    return (
        WORDS[clock.light], entry.title, clock.term.name, names.label(entry.unit), full_width(clock.reason),
        clock.running.started, None if clock.is_stopped else clock.due, original, _left(entry), "；".join(map(_stopped, clock.stops)) or None, clock.finished,
        clock.term.source, clock.changes, *origin(entry.place),
    )  # fmt: skip


def _left(entry: Entry) -> str | None:
    """What is left of a running clock, or was when it stopped; over, the days beyond it."""
    clock = entry.clock
    if clock.is_done or clock.running.dropped:
        return None
    if clock.is_overdue:
        return f"超{clock.overdue_days}天"
    return f"{clock.days_left}{_day_word(entry)}{'（停止时）' if clock.is_stopped else ''}"


def _day_word(entry: Entry) -> str:
    return DAY_WORDS["working_days"] if entry.clock.term.days == "working_days" else "天"


def _stopped(stop: Stop) -> str:
    return f"{stop.why}：{date(stop.start)}至{date(stop.end) if stop.end else '今'}"
