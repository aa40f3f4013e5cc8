"""The records behind 办文办会: documents, meetings, executive items, each with its filters and its source."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.documents_reads import read_items, read_meetings, read_papers, read_units
from dashboard.exports import ExportColumn
from dashboard.figure_words import worded
from dashboard.filters import several
from dashboard.ledger import Ledger, show
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data import agenda, meetings, paperwork
from data.agenda import Item
from data.datasets.documents import ISSUER, SERIES
from data.datasets.executive_items import OUTCOME, RESULT
from data.datasets.meetings import APPROVAL, KIND
from data.meetings import Meeting
from data.paperwork import STATES, Paper
from data.units import Directory

PAPERS: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=10), ExportColumn("发文字号", width=18), ExportColumn("标题", width=44),
    ExportColumn("文种", width=7), ExportColumn("发文名义", width=12), ExportColumn("主办单位"),
    ExportColumn("收稿日期", "date"), ExportColumn("印发日期", "date"), ExportColumn("退文日期", "date"),
    ExportColumn("退文原因", width=26), ExportColumn("差错（处）", "whole"), ExportColumn("差错情况", width=20), *ORIGIN,
)  # fmt: skip
MEETINGS: tuple[ExportColumn, ...] = (
    ExportColumn("召开时间", "date"), ExportColumn("会议名称", width=38), ExportColumn("会议类型", width=11),
    ExportColumn("次数", width=8), ExportColumn("主办单位"), ExportColumn("承办处室", width=10),
    ExportColumn("出席领导", width=20), ExportColumn("规模（人）", "whole"), ExportColumn("明电文号", width=22),
    ExportColumn("审批情况", width=11), ExportColumn("议定事项", "whole"), ExportColumn("已落实", "whole"),
    ExportColumn("重大活动保障", width=12), *ORIGIN,
)  # fmt: skip
ITEMS: tuple[ExportColumn, ...] = (
    ExportColumn("期限", width=28), ExportColumn("预报月份", width=11), ExportColumn("议题名称", width=40),
    ExportColumn("提请单位"), ExportColumn("分管领导", width=20), ExportColumn("申报日期", "date"),
    ExportColumn("预报", width=8), ExportColumn("审核日期", "date"), ExportColumn("审核用时（工作日）", "whole"),
    ExportColumn("审核结果", width=10), ExportColumn("上会次数", width=10), ExportColumn("上会日期", "date"),
    ExportColumn("材料报送", "date"), ExportColumn("征求意见", width=9), ExportColumn("合法性审查", width=11),
    ExportColumn("上会结果", width=11), *ORIGIN,
)  # fmt: skip
WAITING = "待审核"


def months_of(here: View) -> dict[str, str]:
    """The months up to the day, by number."""
    return {str(month): f"{month}月" for month in range(1, here.day.month + 1)}


def papers(here: View) -> None:
    """Every draft of the year that the filters leave, those in hand first."""
    names, months = read_names(here), months_of(here)
    units = {unit.unit: names.label(unit.unit) for unit in read_units(here) if unit.unit}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        states = several("公文状态", "state", STATES)
        series = several("系列", "series", {word: word for word in SERIES.options})
        chosen = several("主办单位", "unit", {code: name or code for code, name in units.items()})
        in_months = several("印发或退文月份", "month", months)
        faulty = st.checkbox("只看有差错的", key="faulty", bind="query-params")
    wanted = paperwork.Wanted(states, series, chosen, tuple(map(int, in_months)), faulty)
    words = (
        ("公文状态", "、".join(STATES[code] for code in states)), ("系列", "、".join(series)),
        ("主办单位", "、".join(units[code] or code for code in chosen)),
        ("月份", "、".join(months[code] for code in in_months)), ("差错", "只看有差错的" if faulty else ""),
    )  # fmt: skip
    rows = [_paper(paper, names) for paper in read_papers(here, wanted)]
    show(here, Ledger("公文台账", "papers", PAPERS, rows, ("documents",), "件", _said(words)))


def _paper(paper: Paper, names: Directory) -> tuple[Any, ...]:
    sign = {"in_hand": "○", "issued": "✓", "returned": "◆"}[paper.state]
    return (
        f"{sign} {STATES[paper.state]}", paper.number, paper.title, paper.genre,
        ISSUER.label(paper.issuer) if paper.issuer else None, names.label(paper.unit), paper.received_on, paper.issued_on,
        paper.returned_on, paper.reason, paper.errors, paper.error_note, *origin(paper.place),
    )  # fmt: skip


def gatherings(here: View) -> None:
    """Every meeting of the year that the filters leave, the newest first."""
    names, months = read_names(here), months_of(here)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kinds = several("会议类型", "meeting", {word: word for word in KIND.options})
        in_months = several("召开月份", "held", months)
        telegram = st.checkbox("只看明电通知", key="telegram", bind="query-params")
    wanted = meetings.Wanted(kinds, tuple(map(int, in_months)), (), telegram)
    words = (
        ("会议类型", "、".join(kinds)), ("召开月份", "、".join(months[code] for code in in_months)),
        ("明电", "只看明电通知" if telegram else ""),
    )  # fmt: skip
    rows = [_meeting(meeting, names) for meeting in read_meetings(here, wanted)]
    show(here, Ledger("会议台账", "meetings", MEETINGS, rows, ("meetings",), "条", _said(words)))


def _meeting(meeting: Meeting, names: Directory) -> tuple[Any, ...]:
    return (
        meeting.held_on, meeting.name, meeting.kind, "".join(worded(meeting.times, meeting.qualifier or "eq", "次")),  # type: ignore[arg-type]
        names.label(meeting.unit), meeting.division, meeting.leaders, meeting.attendees, meeting.telegram,
        APPROVAL.label(meeting.approval) if meeting.approval else None, meeting.decisions, meeting.done,
        "是" if meeting.major_event else None, *origin(meeting.place),
    )  # fmt: skip


def items(here: View) -> None:
    """Every item of the executive meeting that the filters leave, what presses first."""
    found, names = read_items(here), read_names(here)
    months = {f"{day:%Y-%m}": f"{day.year}年{day.month}月" for day in sorted({item.month for item in found})}
    units = {item.unit: names.label(item.unit) or item.unit for item in found if item.unit}
    results = {code: RESULT.label(code) for code in ("listed", "deferred", "returned")} | {"waiting": WAITING}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        in_months = several("预报月份", "item_month", months)
        chosen = several("提请单位", "item_unit", units)
        outcomes = several("审核结果", "result", results)
        late = st.checkbox("只看迟报和超期", key="item_late", bind="query-params")
    wanted = agenda.Wanted(in_months, chosen, outcomes, late)
    words = (
        ("预报月份", "、".join(months[code] for code in in_months)), ("提请单位", "、".join(units[code] for code in chosen)),
        ("审核结果", "、".join(results[code] for code in outcomes)), ("期限", "只看迟报和超期" if late else ""),
    )  # fmt: skip
    rows = [_item(item, names) for item in agenda.kept(found, wanted)]
    show(here, Ledger("常务会议议题", "items", ITEMS, rows, ("executive_items",), "个", _said(words)))


def _item(item: Item, names: Directory) -> tuple[Any, ...]:
    return (
        _pressing(item), f"{item.month.year}年{item.month.month}月", item.title, names.label(item.unit), item.leader,
        item.applied_on, "◆ 迟报" if item.is_forecast_late else "✓ 按期", item.approved_on, item.review_days,
        RESULT.label(item.result) if item.result else WAITING,
        None if item.meeting_no is None else f"第{item.meeting_no:g}次", item.meeting_on, item.material_on,
        _yes(item.consulted), _yes(item.legal_reviewed), OUTCOME.label(item.outcome) if item.outcome else None,
        *origin(item.place),
    )  # fmt: skip


def _pressing(item: Item) -> str:
    clock = item.worst
    if clock is None:
        return "✓ 已办结"
    return f"{ {'red': '▲', 'yellow': '◆'}.get(clock.light, '●') } {clock.reason}"


def _yes(value: bool | None) -> str | None:
    return {True: "是", False: "否"}.get(value) if value is not None else None


def _said(words: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(entry for entry in words if entry[1])
