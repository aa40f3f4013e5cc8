"""Integrity (廉政建设) as panels: pledges signed against due by division, the year's events."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup import AMBER, GREEN, MUTED, Html, bar, join, table, tag
from dashboard.notation import NOTHING, number, percent
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.team_reads import read_events, read_pledges
from data.checks import share
from data.datasets.integrity import KIND
from data.integrity import Event, Pledges


def pledges(here: View) -> Html:
    """Every division, those with pledges unsigned first."""
    found = read_pledges(here)
    if not found:
        return panel("责任书、承诺书签订", nothing("廉政建设"))
    rows = [_division(entry) for entry in found]
    head = ("处室", "已签/应签", "", "签订率", "状态")
    body = table(head, rows, ("13em", "6em", "auto", "5em", "7em"))
    return panel("责任书、承诺书签订", _summary(found), body)


def _summary(found: Sequence[Pledges]) -> Html:
    told = [entry for entry in found if entry.missing is not None]
    due, signed = sum(entry.due or 0 for entry in told), sum(entry.signed or 0 for entry in told)
    behind = [entry for entry in told if entry.missing]
    state = (
        tag(
            "b",
            f"◆ {len(behind)}个处室还差{number(sum(entry.missing or 0 for entry in behind))}份",
            style=f"color:{AMBER}",
        )
        if behind
        else tag("span", "✓ 全部签订", style=f"color:{GREEN}")
    )
    words = f"应签{number(due)}份，已签{number(signed)}份，签订率{percent(share(signed, due))}，"
    return tag("p", words, state, "。", style="margin:.1em 0 .3em")


def _division(entry: Pledges) -> Sequence[object]:
    source = f"{entry.place.file}，{entry.place.sheet}第{entry.place.row}行，批次{entry.place.batch}"
    return (
        tag("span", entry.division, style=CUT, title=f"{entry.division}：{entry.title}（{source}）"),
        f"{number(entry.signed)}/{number(entry.due)}", bar(entry.rate), percent(entry.rate), _state(entry),
    )  # fmt: skip


def _state(entry: Pledges) -> Html:
    if entry.missing is None:
        return tag("span", "○ 未填数", style=f"color:{MUTED}")
    if entry.missing:
        return tag("b", f"◆ 差{number(entry.missing)}份", style=f"color:{AMBER}", title=entry.note or NOTHING)
    return tag("span", "✓ 已签齐", style=f"color:{GREEN}")


def events(here: View) -> Html:
    """The year's events, newest first."""
    found = read_events(here)
    if not found:
        return panel("廉政活动", nothing("廉政建设"))
    meetings = [entry for entry in found if entry.kind == "integrity_meeting"]
    held = "、".join(f"{entry.held_on.month}月{entry.held_on.day}日" for entry in meetings)
    said = f"党风廉政建设大会{held}召开。" if meetings else "本年还没有召开党风廉政建设大会。"
    rows = [_event(entry) for entry in found]
    body = table(("时间", "活动", "类别", "参加人数"), rows, ("6em", "auto", "9em", "5em"))
    return panel("廉政活动", join((tag("p", said, style="margin:.1em 0 .3em"), body)))


def _event(entry: Event) -> Sequence[object]:
    source = f"{entry.place.file}，{entry.place.sheet}第{entry.place.row}行，批次{entry.place.batch}"
    return (
        f"{entry.held_on.month}月{entry.held_on.day}日",
        tag("span", entry.title, style=f"{CUT};font-weight:600", title=f"{entry.title}（{source}）"),
        KIND.label(entry.kind), number(entry.people),
    )  # fmt: skip
