"""A dry run on the page: thresholds in a form, what would move under them; nothing is saved here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.alert_reads import read_moves
from dashboard.alert_words import badge, unit_name
from dashboard.markup import MUTED, Html, address, light, link, rank_change, table, tag
from dashboard.notation import NOTHING, full_width
from dashboard.panels import CUT, TWO_LINES, panel
from dashboard.reads import View
from dashboard.signed_in import person
from dashboard.supervision_reads import read_names
from data.alerts import KINDS, alert_rules
from data.alerts.settings import AlertRules
from data.dry_run import Alert, Light, Moves, Rank
from data.permissions import may
from data.rules import rules
from data.thresholds import Thresholds, WrongThresholds, differences, thresholds
from data.units import Directory

ROOM = 60
"""Rows of each table on the page."""


def dry_run_form(here: View) -> None:
    """The form and, once it was sent, what would move."""
    now, given = thresholds(rules()), alert_rules()
    st.caption("改几个门槛，看今天哪些亮灯、预警和名次会变。这里只试算，不保存。")
    with st.form("dry_run", border=True):
        tried, alerts = _fields(now, given)
        sent = st.form_submit_button("试算", type="primary")
    if not sent:
        return
    try:
        moves = read_moves(here, tried, alerts)
    except WrongThresholds as error:
        st.error(str(error))
        return
    _answer(here, moves, [*differences(now, tried), *_alert_differences(given, alerts)])


def _fields(now: Thresholds, given: AlertRules) -> tuple[Thresholds, AlertRules]:
    first, second, third, fourth = st.columns(4)
    soon = first.number_input("临期天数（黄灯）", 0, 365, now.soon_days)
    before = first.text_input("到期前几天提醒", "、".join(map(str, given.days_before)))
    yellow = second.number_input("黄灯：低于序时百分点", 0.0, 100.0, float(now.yellow_points), 1.0)
    red = second.number_input("红灯：低于序时百分点", 0.0, 100.0, float(now.red_points), 1.0)
    yellow_cycles = third.number_input("黄灯：几个周期未反馈", 1, 2, max(now.yellow_cycles, 1))
    red_cycles = third.number_input("红灯：几个周期未反馈", 1, 2, max(now.red_cycles, 1))
    grace = fourth.number_input("反馈宽限天数", 0, 365, now.grace_days)
    bands = fourth.text_input("逾期分档（天）", "、".join(map(str, now.overdue_bands_days)))
    tried = Thresholds(
        int(soon), _numbers(bands), float(yellow), float(red), int(yellow_cycles), int(red_cycles), int(grace)
    )
    days = sorted(set(_numbers(before)), reverse=True) or given.days_before
    return tried, replace(given, days_before=days)


def _numbers(text: str) -> tuple[int, ...]:
    """The whole numbers in a text, whatever stands between them."""
    return tuple(int(part) for part in "".join(c if c.isdecimal() else " " for c in text).split())


def _alert_differences(before: AlertRules, after: AlertRules) -> list[tuple[str, str, str]]:
    old, new = ("、".join(map(str, one.days_before)) for one in (before, after))
    return [("到期前几天提醒", old, new)] if old != new else []


def _answer(here: View, moves: Moves, changed: Sequence[tuple[str, str, str]]) -> None:
    names = read_names(here)
    said = "；".join(f"{name} {old}→{new}" for name, old, new in changed) or "没有改动任何门槛"
    st.html(tag("p", f"试算条件：{said}。", style="margin:.2em 0"))
    show_moves(moves, names)
    if changed and not moves.is_empty:
        st.html(_to_save())


def show_moves(moves: Moves, names: Directory, seen: Moves | None = None) -> None:
    """What would move: counts of all, then lights, alerts and ranks one by one; words where nothing would.

    `seen` has those of the records that may be shown, where not all may.
    """
    if moves.is_empty:
        st.info("今天的亮灯、预警和名次都不变。")
        return
    st.html(_counts(moves))
    left, right = st.columns((1, 1), gap="medium")
    seen = seen or moves
    left.html(_lights(seen.lights, names))
    right.html(_alerts(seen.alerts, names))
    right.html(_ranks(seen.ranks))


def _to_save() -> Html:
    """Who may take the thresholds over, and where."""
    where = "规则文件里照改（“到期前几天提醒”在预警规则里）；改后立即生效，并留下记录。"
    if not may(person(), "manage_rules"):
        return tag("p", f"要采用这些门槛，请管理员在{where}", style=f"color:{MUTED}")
    return tag("p", "要采用这些门槛，请到", link(address("rules"), tag("u", "规则设置")), f"在{where}")


def _counts(moves: Moves) -> Html:
    parts = [
        tag("span", light(colour), f" {old}→", tag("b", new), " 项")
        for colour in ("red", "yellow", "green", "no_data")
        if (old := getattr(moves.before, colour)) != (new := getattr(moves.after, colour))
    ]
    if moves.late_reports[0] != moves.late_reports[1]:
        parts.append(
            tag("span", f"迟报漏报的紧急信息 {moves.late_reports[0]}→", tag("b", moves.late_reports[1]), " 条")
        )
    moved = f"亮灯变化{len(moves.lights)}项，预警变化{len(moves.alerts)}项，得分或名次变化{len(moves.ranks)}个单位"
    return tag("div", tag("b", moved), *parts, style="display:flex;flex-wrap:wrap;gap:.3em 1.6em;font-size:1.1em")


def _lights(found: Sequence[Light], names: Directory) -> Html:
    rows = [
        (
            tag("span", light(one.before.light), " → ", light(one.after.light), style="white-space:nowrap"),
            tag("span", one.after.title, style=TWO_LINES, title=one.after.title),
            tag("span", unit_name(one.after.unit, names), style=CUT),
            tag("span", full_width(one.after.reason), style=TWO_LINES),
        )
        for one in found[:ROOM]
    ]  # fmt: skip
    return _panel(
        "亮灯", ("变化", "事项", "单位", "变化后的原因"), rows, ("10.5em", "auto", "10em", "11em"), len(found)
    )


def _alerts(found: Sequence[Alert], names: Directory) -> Html:
    rows = [
        (
            _alert_move(one), tag("span", one.cause.title, style=TWO_LINES, title=one.cause.title),
            tag("span", unit_name(one.cause.unit, names), style=CUT), KINDS[one.cause.kind],
            tag("span", full_width(one.cause.reason), style=TWO_LINES),
        )
        for one in found[:ROOM]
    ]  # fmt: skip
    head, widths = ("变化", "事项", "单位", "种类", "原因"), ("10.5em", "auto", "9.6em", "7.4em", "11em")
    return _panel("预警", head, rows, widths, len(found))


def _alert_move(one: Alert) -> Html:
    before = badge(one.before.severity) if one.before else "新增"
    after = badge(one.after.severity) if one.after else "消失"
    return tag("span", before, " → ", after, style="white-space:nowrap")


def _ranks(found: Sequence[Rank]) -> Html:
    rows = [
        (
            one.after.name,
            tag("span", _place(one.before.rank), " → ", tag("b", _place(one.after.rank))),
            rank_change(_gained(one)),
            f"{_score(one.before.score)} → {_score(one.after.score)}",
        )
        for one in found[:ROOM]
    ]
    return _panel("单位名次和得分", ("单位", "名次", "升降", "得分"), rows, ("auto", "7em", "4em", "9em"), len(found))


def _gained(one: Rank) -> int | None:
    if one.before.rank is None or one.after.rank is None:
        return None
    return one.before.rank - one.after.rank


def _place(rank: int | None) -> str:
    return NOTHING if rank is None else f"第{rank}"


def _score(score: float | None) -> str:
    return NOTHING if score is None else f"{score:.1f}"


def _panel(
    title: str, head: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[str], total: int
) -> Html:
    if not rows:
        return panel(title, tag("p", "没有变化。", style=f"margin:.2em 0;color:{MUTED}"))
    note = f"共{total}项，列出前{ROOM}项" if total > ROOM else f"共{total}项"
    return panel(title, table(head, rows, widths), note=note)
