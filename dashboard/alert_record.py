"""The history of one record's alerts: when each came up, got worse, was told of, ended and why."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.alert_words import badge, history_at, message, unit_name
from dashboard.markup import MUTED, Html, join, link, table, tag
from dashboard.notation import NOTHING, date, full_width, near_date
from dashboard.panels import SMALL, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.alerts import KINDS
from data.alerts.kept import STEPS, Kept, Step

WIDTHS = ("5.4em", "9.5em", "8.5em", "auto", "16em", "16em")


def history_panel(found: Sequence[Kept], here: View, linked: bool = False) -> Html:
    """All the alerts of a record, the newest first. `linked` leads to the page of their own."""
    head = ("程度", "种类", "起止", "经过", "结果", "通知")
    note = link(history_at(found[0].dataset, found[0].key), "预警记录 ›") if linked else None
    return panel(f"历次预警（{len(found)}次）", table(head, [_row(one, here) for one in found], WIDTHS), note=note)


def closed_panel(found: Sequence[Kept], total: int, here: View, title: str) -> Html:
    """Alerts that closed, each leading to the history of its record."""
    if not found:
        return panel(title, tag("p", "没有。", style=f"margin:.2em 0;color:{MUTED}"))
    names = read_names(here)
    rows = [
        (
            near_date(one.closed_on, here.day), link(history_at(one.dataset, one.key), one.title), KINDS[one.kind],
            unit_name(one.unit, names), full_width(one.reason), near_date(one.opened_on, here.day), one.closed_why,
        )
        for one in found
    ]  # fmt: skip
    note = f"共{total}项，列出前{len(found)}项" if total > len(found) else f"共{total}项"
    head = ("解除", "事项", "种类", "单位", "最后一次的原因", "发出", "怎样解除")
    return panel(title, table(head, rows, ("6em", "auto", "9em", "12em", "20em", "6em", "16em")), note=note)


def _row(one: Kept, here: View) -> tuple[object, ...]:
    span = join((tag("div", date(one.opened_on)), tag("div", f"至{date(one.closed_on)}" if one.closed_on else "至今")))
    ended = f"已解除：{one.closed_why}" if one.closed_on else tag("b", f"未解除：{full_width(one.clears_by)}")
    told = [tag("div", message(sent, here), style=SMALL) for sent in one.told]
    return (
        badge(one.severity), KINDS[one.kind], span, join(_step(step) for step in one.steps), ended,
        join(told) if told else NOTHING,
    )  # fmt: skip


def _step(step: Step) -> Html:
    said = "" if step.what == "close" else f"：{full_width(step.reason)}"
    day = tag("span", f"{date(step.on)} ", style=f"color:{MUTED}")
    return tag("div", day, f"{STEPS[step.what]}{said}")
