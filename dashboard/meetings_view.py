"""Meetings (会议) as panels: by kind, and what the divisions coordinated."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.alerts import filter_address
from dashboard.documents_reads import read_divisions, read_kinds
from dashboard.figure_words import worded
from dashboard.markup import MUTED, Html, bar, link, table, tag
from dashboard.notation import NOTHING, number, percent
from dashboard.panels import CUT, SMALL, nothing, panel
from dashboard.reads import View
from data.formulas.qualifiers import Qualifier, combine
from data.indicators.documents import CITYWIDE
from data.meetings import Kind


def kinds(here: View) -> Html:
    """Meetings by kind: how many, by open telegram, how large, matters decided and carried out."""
    found = read_kinds(here)
    if not found:
        return panel("各类会议", nothing("会议登记"))
    rows = [
        (
            link(filter_address(meeting=kind.kind), kind.kind), _times(kind.times, kind.qualifier),
            f"{number(kind.by_telegram)}次" if kind.by_telegram else NOTHING,
            f"{number(kind.attendees, 0)}人" if kind.attendees else NOTHING, _done(kind.done, kind.decisions),
        )
        for kind in found
    ]  # fmt: skip
    head = ("类型", "召开", "明电通知", "平均规模", "议定事项落实")
    body = table(head, rows, ("auto", "5em", "5em", "5em", "8.5em"))
    return panel("各类会议", body, _citywide(found), note="未获批准的不计")


def _citywide(found: Sequence[Kind]) -> Html:
    """What the indicator of city-wide meetings adds up: more than the kind of that name."""
    counted = [kind for kind in found if kind.kind in CITYWIDE.value]
    times = _times(sum(kind.times for kind in counted), combine(kind.qualifier for kind in counted))
    said = f"指标“全市性会议数”把{'、'.join(CITYWIDE.value)}合在一起计，共{times}。"
    return tag("p", said, style=f"margin:.3em 0 0;{SMALL}")


def _times(times: float, qualifier: Qualifier) -> str:
    return "".join(worded(times, qualifier, "次"))


def _done(done: float | None, decisions: float | None) -> str:
    if not decisions:
        return NOTHING
    return f"{number(done or 0)}/{number(decisions)} {percent((done or 0) / decisions)}"


def coordination(here: View) -> Html:
    """综合协调: meetings of each division, matters raised and closed."""
    found = read_divisions(here)
    if not found:
        return panel("综合协调", nothing("协调会议台账"))
    most = max(entry.times for entry in found) or 1.0
    rows = [
        (
            tag("span", entry.division or "未写明", style=CUT), bar(entry.times / most),
            _times(entry.times, entry.qualifier), f"{number(entry.solved)}/{number(entry.raised)}",
            percent(entry.solved_share),
        )
        for entry in found
    ]  # fmt: skip
    head = ("牵头处室", "协调会议", "", "办结/协调事项", "办结率")
    note = tag("span", "会议多的在前", style=f"color:{MUTED}")
    return panel("综合协调", table(head, rows, ("7em", "auto", "6em", "7.5em", "5em")), note=note)
