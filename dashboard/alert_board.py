"""Today's alerts: how many by severity and kind, then by unit or leader's role, worst first, each with what clears it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.alert_filters import NO_LEADER, Chosen, choose
from dashboard.alert_links import shown_at
from dashboard.alert_reads import read_alerts, read_settled_on
from dashboard.alert_words import LOOKS, badge, history_link, tally, told, unit_name
from dashboard.alerts import filter_address
from dashboard.exports import ExportColumn
from dashboard.ledger import Ledger, export
from dashboard.markup import ALARM, MUTED, Html, link, table, tag
from dashboard.notation import NOTHING, date, full_width, near_date
from dashboard.panels import CUT, SMALL, TWO_LINES, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from dashboard.taking_away import Parcel, offer
from data.alerts import KINDS, SEVERITIES
from data.alerts.standing import Group, Standing, by_kind, by_severity, grouped
from data.units import Directory

MOST = 200
"""Alerts that the page shows; the workbook holds all."""
COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("程度", width=8), ExportColumn("种类", width=16), ExportColumn("事项", width=44),
    ExportColumn("单位"), ExportColumn("分管领导", width=20), ExportColumn("原因", width=34),
    ExportColumn("起始", "date"), ExportColumn("解除条件", width=34), ExportColumn("已通知次数", "whole"),
)  # fmt: skip
WIDTHS = ("5.4em", "auto", "9em", "9.5em", "17em", "6.2em", "17em", "15.5em", "3em")


def board(here: View) -> None:
    """The whole part of the page."""
    found, names = read_alerts(here), read_names(here)
    st.html(_head(found))
    chosen = choose(found, names)
    left = [one for one in found if chosen.wanted.holds(one.cause)]
    _foot(here, chosen, left, names)
    if not left:
        st.info("没有符合这些条件的预警。可以清除上面的筛选条件。" if chosen.words else "今天没有预警。")
        return
    for group in grouped(left[:MOST], chosen.by):
        st.html(_group(group, here, chosen.by, names))


def _head(found: Sequence[Standing]) -> Html:
    """The numbers, each of which opens its alerts alone."""
    causes = [one.cause for one in found]
    counts = zip(SEVERITIES, by_severity(causes), strict=True)
    grave = (_number(count, SEVERITIES[severity], severity) for severity, count in counts)
    kinds = (
        link(filter_address(kind=KINDS[kind]), f"{KINDS[kind]} ", tag("b", count), style="white-space:nowrap")
        for kind, count in by_kind(causes).items()
    )
    row = "display:flex;flex-wrap:wrap;align-items:baseline;gap:.3em 1.6em"
    return tag("div", tag("div", *grave, style=row), tag("div", *kinds, style=f"{row};margin-top:.3em"))


def _number(count: int, word: str, severity: str) -> Html:
    sign, colour, _ = LOOKS[severity]
    shown = tag("b", count, style="font-size:2em;line-height:1.15;margin:0 .1em 0 .25em")
    return link(
        filter_address(severity=word), f"{sign} {word}", shown, "项", style=f"color:{colour if count else MUTED}"
    )


def _foot(here: View, chosen: Chosen, left: Sequence[Standing], names: Directory) -> None:
    """What is shown of how many, when alerts were settled, the way out as a workbook."""
    settled = read_settled_on()
    said = f"预警记录更新到{date(settled)}" if settled else "预警记录还没有建立，请管理员按说明设定每天自动运行"
    more = f"，页面列出最重的{MOST}项，全部请导出" if len(left) > MOST else ""

    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"共{len(left)}项{more}。{said}。")
        offer(_parcel(here, chosen, left, names), disabled=not left)


def _parcel(here: View, chosen: Chosen, left: Sequence[Standing], names: Directory) -> Parcel:
    def make() -> bytes:
        rows = [_cells(one, names) for one in left]
        return export(here, Ledger("预警", "alerts", COLUMNS, rows, datasets, "项", chosen.words))

    datasets = tuple(sorted({one.cause.dataset for one in left}))
    return Parcel("导出表格", f"预警（{date(here.day)}）.xlsx", make, datasets, filters=chosen.words)


def _cells(one: Standing, names: Directory) -> tuple[object, ...]:
    cause = one.cause
    return (
        SEVERITIES[cause.severity], KINDS[cause.kind], cause.title, unit_name(cause.unit, names), cause.leader,
        full_width(cause.reason), one.since, full_width(cause.clears_by), len(one.kept.told) if one.kept else 0,
    )  # fmt: skip


def _group(group: Group, here: View, by: str, names: Directory) -> Html:
    title = unit_name(group.name, names) if by == "unit" else group.name or NO_LEADER
    other = "分管领导" if by == "unit" else "单位"
    head = ("程度", "事项", "种类", other, "原因", "起始", "解除条件", "最近通知", "")
    rows = [_row(one, here, by, names) for one in group.alerts]
    return panel(title, tag("div", table(head, rows, WIDTHS), class_="asked"), note=tally(group.counts))


def _row(one: Standing, here: View, by: str, names: Directory) -> tuple[object, ...]:
    cause, reason = one.cause, full_width(one.cause.reason)
    other = (cause.leader or NOTHING) if by == "unit" else unit_name(cause.unit, names)
    title = tag("span", cause.title, class_="title", style=TWO_LINES, title=cause.title)
    grave = f"color:{ALARM};font-weight:600" if cause.severity == "red" else ""
    return (
        badge(cause.severity), link(shown_at(cause, here), title, style="font-weight:600"),
        KINDS[cause.kind], tag("span", other, style=CUT, title=other),
        tag("span", reason, style=f"{TWO_LINES};{grave}", title=reason), near_date(one.since, here.day),
        tag("span", full_width(cause.clears_by), style=TWO_LINES, title=cause.clears_by),
        tag("span", told(one.kept, here), style=f"{TWO_LINES};{SMALL}"), history_link(cause, one.kept),
    )  # fmt: skip
