"""The records behind 政务公开与建议提案: requests, proposals, hosting units, each with its source."""

from __future__ import annotations

import datetime as dt
from typing import Any

import streamlit as st

from dashboard.clock_reads import clocks_by_record
from dashboard.clock_view import WORDS
from dashboard.exports import ExportColumn
from dashboard.figure_reads import read_figures
from dashboard.figure_words import amount_words
from dashboard.filters import several
from dashboard.ledger import Ledger, show
from dashboard.notation import full_width
from dashboard.openness_reads import read_proposals, read_requests, read_standings
from dashboard.proposal_filters import Chosen
from dashboard.proposal_view import ranked
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.clocks import Clock
from data.clocks.disclosure import ANSWER as ANSWER_TO_REQUEST
from data.clocks.proposals import ANSWER as ANSWER_TO_PROPOSAL
from data.datasets.disclosure_requests import APPLICANT, CHANNEL, RESULT
from data.datasets.proposals import KIND, LEVEL, SATISFACTION
from data.disclosure_requests import OPEN, Request, Wanted
from data.proposals import Proposal
from data.units import Directory

STATE = (ExportColumn("状态", width=12), ExportColumn("说明", width=30))
REQUESTS: tuple[ExportColumn, ...] = (
    *STATE, ExportColumn("受理编号", width=18), ExportColumn("申请内容", width=34), ExportColumn("申请人类型", width=12),
    ExportColumn("申请方式", width=10), ExportColumn("承办单位", width=16), ExportColumn("收到日期", "date"), ExportColumn("到期日", "date"),
    ExportColumn("补正告知", "date"), ExportColumn("补正收到", "date"), ExportColumn("征求第三方自", "date"),
    ExportColumn("征求第三方至", "date"), ExportColumn("是否延期", width=9), ExportColumn("延期告知", "date"),
    ExportColumn("答复日期", "date"), ExportColumn("答复类型", width=11), ExportColumn("情形", width=18),
    ExportColumn("复议诉讼", width=13), ExportColumn("复议诉讼结果", width=13), *ORIGIN,
)  # fmt: skip
PROPOSALS: tuple[ExportColumn, ...] = (
    *STATE, ExportColumn("类别", width=13), ExportColumn("级别", width=7), ExportColumn("编号", width=9),
    ExportColumn("标题", width=40), ExportColumn("界别/代表团", width=15), ExportColumn("主办单位", width=16),
    ExportColumn("会办单位", width=22), ExportColumn("领办领导", width=16), ExportColumn("交办日期", "date"),
    ExportColumn("重新交办日期", "date"), ExportColumn("到期日", "date"), ExportColumn("会办意见日期", "date"), ExportColumn("是否延期", width=9),
    ExportColumn("面商日期", "date"), ExportColumn("面商方式", width=9), ExportColumn("答复日期", "date"),
    ExportColumn("答复文号", width=20), ExportColumn("结果分类", width=9), ExportColumn("对办理工作", width=10),
    ExportColumn("对办理结果", width=10), ExportColumn("网上公开", width=9), *ORIGIN,
)  # fmt: skip
UNITS: tuple[ExportColumn, ...] = (
    ExportColumn("名次", "whole"), ExportColumn("主办单位", width=24), ExportColumn("承办件数", "whole"),
    ExportColumn("面商件数", "whole"), ExportColumn("面商率", "percent"), ExportColumn("解决件数", "whole"),
    ExportColumn("已分类", "whole"), ExportColumn("解决率", "percent"), ExportColumn("满意和基本满意", "whole"),
    ExportColumn("已反馈", "whole"), ExportColumn("满意率和基本满意率", "percent"), ExportColumn("按期办毕率", "percent"),
)  # fmt: skip
NO_CLOCK = "—"
YES = {True: "是", False: "否", None: None}


def requests(here: View) -> None:
    """The year's requests that the filters leave."""
    results = {word: word for word in (*RESULT.options, OPEN)}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        wanted = Wanted(
            results=several("答复类型", "result", results),
            applicants=several("申请人类型", "applicant", {word: word for word in APPLICANT.options}),
            channels=several("申请方式", "channel", {word: word for word in CHANNEL.options}),
        )
    words = (("答复类型", wanted.results), ("申请人类型", wanted.applicants), ("申请方式", wanted.channels))
    filters = tuple((name, "、".join(chosen)) for name, chosen in words if chosen)
    names = read_names(here)
    clocks = clocks_by_record(here, "disclosure_requests", ANSWER_TO_REQUEST)
    rows = [_request(entry, names, clocks.get(entry.key)) for entry in read_requests(here, wanted)]
    show(here, Ledger("依申请公开台账", "requests", REQUESTS, rows, ("disclosure_requests",), "件", filters))


def _state(clock: Clock | None) -> tuple[str, str | None]:
    """Sign with word, and reason; an end without an answer that anybody owed has no clock."""
    return (WORDS[clock.light], full_width(clock.reason)) if clock else (NO_CLOCK, None)


def _due(clock: Clock | None) -> dt.date | None:
    """The last day; none while the clock stands still, which moves it."""
    return None if clock is None or clock.light == "paused" else clock.due


def _request(entry: Request, names: Directory, clock: Clock | None) -> tuple[Any, ...]:
    return (
        *_state(clock), entry.number, entry.content, entry.applicant, entry.channel, names.label(entry.unit), entry.received_on, _due(clock),
        entry.correction_asked_on, entry.correction_in_on, entry.third_party_from_on, entry.third_party_to_on,
        YES[entry.is_extended], entry.extended_on, entry.answered_on, entry.result, entry.reason, entry.dispute,
        entry.dispute_result, *origin(entry.place),
    )  # fmt: skip


def proposals(here: View, chosen: Chosen) -> None:
    """The year's proposals that the filters leave."""
    names = read_names(here)
    clocks = clocks_by_record(here, "proposals", ANSWER_TO_PROPOSAL)
    rows = [_proposal(entry, names, clocks.get(entry.key)) for entry in read_proposals(here, chosen.wanted)]
    st.caption(_whose(here))
    show(here, Ledger("建议提案台账", "proposals", PROPOSALS, rows, ("proposals",), "件", chosen.words))


def _whose(here: View) -> str:
    """Why the ledger lists more than the figures above it count."""
    numbers = {figure.code: amount_words(figure.value, figure.unit) for figure in read_figures(here)}
    return (
        f"台账列出当年交办的全部建议提案{numbers['prop_total']}，其中市政府系统承办{numbers['prop_handled']}；"
        "上面的指标、排名和满意度只计市政府系统承办的，可按“承办系统”筛选。"
    )


def _proposal(entry: Proposal, names: Directory, clock: Clock | None) -> tuple[Any, ...]:
    helpers = "、".join(names.label(code) for code in entry.co_units.split(",")) if entry.co_units else None
    return (
        *_state(clock), KIND.label(entry.kind), LEVEL.label(entry.level), entry.number, entry.title, entry.group, names.label(entry.host),
        helpers, entry.leader, entry.assigned_on, entry.reassigned_on, _due(clock), entry.co_opinion_on, YES[entry.is_extended],
        entry.consulted_on, entry.way, entry.answered_on, entry.reply_no, entry.result, _opinion(entry.on_work),
        _opinion(entry.on_result), YES[entry.is_online], *origin(entry.place),
    )  # fmt: skip


def _opinion(code: str | None) -> str | None:
    return None if code is None else SATISFACTION.label(code)


def units(here: View, chosen: Chosen) -> None:
    """All hosting units of the government side with the parts of their rates."""
    names = read_names(here)
    rows = [
        (
            place, names.label(entry.unit), entry.hosted, entry.met.part, entry.met.value, entry.resolved.part,
            entry.resolved.whole, entry.resolved.value, entry.content.part, entry.content.whole, entry.content.value,
            entry.on_time.value,
        )
        for place, entry in ranked(read_standings(here), chosen.ranked_by)
    ]  # fmt: skip
    by = (("排名依据", chosen.ranked_by),)
    with st.expander("各单位办理情况全表"):
        show(here, Ledger("各单位建议提案办理情况", "hosts", UNITS, rows, ("proposals",), "个单位", by))
