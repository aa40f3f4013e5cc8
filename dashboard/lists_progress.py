"""Lists against time progress (四张清单序时): a bar each, what is red, yellow, late; how it went over the months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from dashboard import charts
from dashboard.alerts import fresh_address
from dashboard.filters import OVERDUE, windows
from dashboard.markup import ALARM, AMBER, Html, bar, link, table, tag
from dashboard.notation import date, percent
from dashboard.panels import SHORT, SMALL, UNPACED, pace_note, panel
from dashboard.reads import View
from dashboard.seen import read_standing
from dashboard.supervision_reads import month_views
from data.lights import WORDS
from data.overview import year_progress
from data.rules import rules
from data.status import Counts

Points = tuple[tuple[dt.date, Counts], ...]


def lists_progress(here: View, lists: Sequence[str]) -> Html:
    """The panel: each list's share of closed items against the share of the year gone by."""
    standing, gone = read_standing(here), year_progress(here.day, rules())
    known = [name for name in lists if name in standing.lists]
    rows = [_row(name, SHORT[name], standing.lists[name], gone) for name in known]
    if len(rows) > 1:
        rows.append(_row(None, "合计", standing.of(*known), gone))
    head = ("清单", "事项", "已销号", "已中止", "红灯", "黄灯", "逾期", "销号率", "", "按时办结率")
    widths = ("9em", "3.2em", "3.8em", "3.8em", "3em", "3em", "3em", "auto", "4.2em", "5.4em")
    said = "销号率＝已销号÷（事项－已中止）；按时办结率＝按时办结÷（已销号＋逾期）。"
    below = tag("p", said, style=f"margin:.3em 0 0;{SMALL}")
    shown = tag("div", table(head, rows, widths), class_="progress")
    return panel("清单与序时进度", shown, below, note=pace_note(gone))


def _row(name: str | None, label: str, counts: Counts, gone: float) -> tuple[object, ...]:
    def to(count: int, colour: str = "", **filters: str) -> Html:
        target = fresh_address(**filters, **({"list": label} if name else {}))
        look = f"color:{colour};font-weight:700" if count and colour else ""
        return link(target, str(count), style=look)

    return (
        link(fresh_address(list=label), label) if name else tag("b", label),
        to(counts.total), to(counts.closed, light=WORDS["done"]), to(counts.paused, light=WORDS["paused"]), to(counts.red, ALARM, light=WORDS["red"]),
        to(counts.yellow, AMBER, light=WORDS["yellow"]), to(counts.overdue, ALARM, due=windows()[OVERDUE]),
        bar(counts.close_rate, tick=None if name in UNPACED else gone), tag("b", percent(counts.close_rate)), percent(counts.on_time_rate),
    )  # fmt: skip


def lists_trend(here: View, lists: Sequence[str]) -> None:
    """Items red and yellow at the end of every month (各月底), beside closed items against all."""
    points = _points(here.version, here.day, tuple(lists), here)
    left, right = st.columns(2)
    with left:
        rows = [
            (month, part, _shown(c, number))
            for month, c in points
            for part, number in (("红灯", c.red), ("黄灯", c.yellow))
        ]
        spec = charts.parts_by_month(rows, (("红灯", charts.alarm()), ("黄灯", charts.amber())), "各月底红灯、黄灯事项")
        charts.draw(spec, f"截至{date(here.day)}，各月底红灯、黄灯事项数", "trend_lights")
    with right:
        rows = [
            (month, part, _shown(c, number))
            for month, c in points
            for part, number in (("事项总数", c.total), ("已销号", c.closed))
        ]
        spec = charts.lines_by_month(
            rows, (("事项总数", charts.MUTED), ("已销号", charts.ink())), "各月底事项总数与已销号"
        )
        charts.draw(spec, f"截至{date(here.day)}，各月底事项总数、已销号数", "trend_closed")


def _shown(counts: Counts, number: int) -> int | None:
    """A month before the first return is a gap, not a zero."""
    return number if counts.total else None


@st.cache_data(max_entries=64, show_spinner=False)
def _points(version: str, day: dt.date, lists: tuple[str, ...], _here: View) -> list[tuple[str, Counts]]:
    views = month_views(_here)
    return [(f"{view.day.month}月", read_standing(view).of(*lists)) for view in views]
