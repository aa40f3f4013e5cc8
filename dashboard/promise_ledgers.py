"""The records behind 承诺账: promises with what became of them, decisions of meetings, each with the row it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.exports import ExportColumn
from dashboard.item_detail import ITEM
from dashboard.ledger import Ledger, show
from dashboard.promise_filters import Chosen
from dashboard.promise_reads import read_decisions
from dashboard.promise_view import SIGNS
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.datasets.decisions import KIND
from data.datasets.promises import MEASURE
from data.decisions import Decision
from data.meeting_records import Link
from data.promise_words import fate
from data.promises import STATES, Promise
from data.units import Directory

PROMISES: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=12), ExportColumn("承诺事项", width=46), ExportColumn("承诺单位", width=14),
    ExportColumn("完成时限", "date"), ExportColumn("怎么样了", width=28), ExportColumn("兑现日期", "date"),
    ExportColumn("晚几天", "whole"), ExportColumn("兑现标准", width=16), ExportColumn("兑现情况", width=20),
    ExportColumn("会议", width=22), ExportColumn("承诺日期", "date"), ExportColumn("承诺编号", width=12),
    ExportColumn("关联事项", width=34), ExportColumn("事项代码", width=36), ExportColumn("备注", width=16), *ORIGIN,
)  # fmt: skip
DECISIONS: tuple[ExportColumn, ...] = (
    ExportColumn("会议日期", "date"), ExportColumn("类别", width=12), ExportColumn("议定内容", width=56),
    ExportColumn("责任单位", width=14), ExportColumn("完成时限", "date"), ExportColumn("会议", width=22),
    ExportColumn("记录编号", width=12), ExportColumn("关联事项", width=34), ExportColumn("事项代码", width=36),
    ExportColumn("备注", width=16), *ORIGIN,
)  # fmt: skip


def promises(here: View, chosen: Chosen) -> None:
    """Every promise that the filters leave, the broken ones first."""
    names = read_names(here)
    _finder([one for one in chosen.promises if one.item and one.is_item_known])
    rows = [_promise(one, here, names) for one in chosen.promises]
    show(here, Ledger("承诺账", "promises", PROMISES, rows, ("promises",), "项", filters=chosen.words))


def _finder(found: Sequence[Promise]) -> None:
    """Opens the item of a promise: a grid's rows do not lead there."""

    def chosen() -> None:
        item = found[st.session_state["promise"]].item
        if item is not None:
            st.query_params[ITEM] = f"{item.dataset}:{item.key}"
        st.session_state["promise"] = None

    st.selectbox(
        "打开承诺的关联事项", range(len(found)), index=None, format_func=lambda place: found[place].what, key="promise",
        on_change=chosen, placeholder="输入承诺事项，打开它的关联事项", label_visibility="collapsed", width=560,
    )  # fmt: skip


def _promise(one: Promise, here: View, names: Directory) -> tuple[Any, ...]:
    return (
        f"{SIGNS[one.state][0]} {STATES[one.state]}", one.what, names.label(one.unit), one.due_on, fate(one, here.day),
        one.settled_on, one.days_late or None, MEASURE.label(one.measure), one.outcome, one.meeting, one.made_on,
        one.number, one.item_title, _code(one.item), one.note, *origin(one.place),
    )  # fmt: skip


def decisions(here: View) -> None:
    """What the meetings decided, the newest first."""
    names = read_names(here)
    with st.expander("会议议定事项"):
        rows = [_decision(one, names) for one in read_decisions(here)]
        show(here, Ledger("会议议定事项", "decisions", DECISIONS, rows, ("decisions",), "项"))


def _decision(one: Decision, names: Directory) -> tuple[Any, ...]:
    return (
        one.held_on, KIND.label(one.kind), one.text, names.label(one.unit), one.due_on, one.meeting, one.number,
        one.item_title, _code(one.item), one.note, *origin(one.place),
    )  # fmt: skip


def _code(item: Link | None) -> str | None:
    return item.code if item else None
