"""The list of review meetings: when, how they stand, what was recorded, whether they are still seen as they were shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard.markup import ALARM, GREEN, MUTED, Html, link, table, tag
from dashboard.notation import NOTHING, date
from dashboard.panels import CUT, panel
from dashboard.reads import View
from dashboard.review.reads import known_to_be_same, read_meetings, read_promised, read_records, read_replay
from dashboard.review.words import hour, meeting_address, state_chip
from data.review.meetings import Meeting
from etl.meeting_record import KINDS, Recorded


def meeting_list(here: View) -> None:
    """Every meeting with a way in; a button has all of them seen again."""
    found = read_meetings(here)
    if not found:
        st.info(f"本系统里还没有备过会{_last_known(here)}。督查处在上面选定日期，按“会前一键包”备会。")
        return
    st.html(_list(here, found))
    if any(_is_unseen(here, one) for one in found) and st.button("核对重放", key="check_replays"):
        _check(here, found)
        st.rerun()
    st.caption("“重放”指按当时的数据和规则重算，与当时逐字节比对；数据、规则变动以后需要重新核对。")


def _last_known(here: View) -> str:
    """The last meeting that the ledger of promises tells of; nothing where it tells of none."""
    told = [one for one in read_promised(here, None) if one.meeting]
    last = max(told, key=lambda one: one.made_on, default=None)
    return f"；台账里最近一次是{last.meeting}（{date(last.made_on)}）" if last else ""


def _is_unseen(here: View, one: Meeting) -> bool:
    return one.digest is not None and one.state != "prepared" and known_to_be_same(here, one) is None


def _check(here: View, found: Sequence[Meeting]) -> None:
    shown = st.progress(0.0, "正在核对……")
    for number, one in enumerate(found, 1):
        if one.digest is not None:
            read_replay(here, one)
        shown.progress(number / len(found), f"已核对{number}／{len(found)}次")


def _list(here: View, found: Sequence[Meeting]) -> Html:
    head = ("会议", "日期", "状态", "数据时点", "时长", "上会事项", "会上记录", "重放")
    rows = [_row(here, one) for one in found]
    widths = ("18em", "9em", "5em", "9em", "5em", "6em", "auto", "10em")
    return panel("历次督查调度会", table(head, rows, widths), note=f"共{len(found)}次，最近的在前")


def _row(here: View, one: Meeting) -> tuple[object, ...]:
    name = tag("span", one.name, style=f"{CUT};font-weight:600;text-decoration:underline")
    shown = sum(not entry.is_cut for entry in one.agenda)
    return (
        link(meeting_address(one), name), date(one.held_on), state_chip(one), hour(one.at.known_at),
        f"{one.length}分钟", f"{shown}项", _recorded(read_records(one)), same_words(known_to_be_same(here, one), one),
    )  # fmt: skip


def _recorded(found: Sequence[Recorded]) -> str:
    counts = Counter(one.kind for one in found)
    return "，".join(f"{KINDS[kind]}{counts[kind]}" for kind in KINDS if counts[kind]) or NOTHING


def same_words(is_same: bool | None, one: Meeting) -> Html:
    """What came of seeing a meeting again, in colour and words."""
    if one.digest is None:
        return tag("span", "材料没有生成完", style=f"color:{ALARM}")
    if is_same is None and one.state == "prepared":
        return tag("span", "未开会", style=f"color:{MUTED}")
    if is_same is None:
        return tag("span", "未核对", style=f"color:{MUTED}")
    if is_same:
        return tag("span", "✓ 与当时完全一致", style=f"color:{GREEN};white-space:nowrap")
    return tag("b", "▲ 与当时不一致", style=f"color:{ALARM};white-space:nowrap")
