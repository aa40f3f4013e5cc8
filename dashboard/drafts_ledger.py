"""The records behind drafts and research (文稿调研), each with its state and the row that it was read from."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.drafts_filters import Kept
from dashboard.exports import ExportColumn
from dashboard.ledger import Ledger, show
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from data.drafts import Draft
from data.rules import rules

DRAFTS: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=16), ExportColumn("文稿标题", width=46), ExportColumn("类型", width=12),
    ExportColumn("起草处室", width=10), ExportColumn("交办时间", "date"), ExportColumn("要求完成时间", width=16),
    ExportColumn("完成时间", "date"), ExportColumn("使用会议/领导（角色）", width=20),
    ExportColumn("采用/批示情况", width=20), *ORIGIN,
)  # fmt: skip


def drafts(here: View, kept: Kept) -> None:
    """Every paper that the filters leave: overdue ones first, then those to come, then those finished."""
    rows = [_draft(draft, here) for draft in kept.drafts]
    show(here, Ledger("文稿调研台账", "drafts", DRAFTS, rows, ("drafts",), "件", filters=kept.words))


def _draft(draft: Draft, here: View) -> tuple[Any, ...]:
    return (
        draft_state(draft, here.day), draft.title, draft.kind, draft.division, draft.assigned_on, draft.due_words, draft.finished_on,
        draft.used_for, draft.outcome, *origin(draft.place),
    )  # fmt: skip


def draft_state(draft: Draft, day: dt.date) -> str:
    """Sign and words: ▲ 逾期31天, ◆ 今天到期, ○ 起草中, ✓ 已完成，晚3天."""
    if not draft.is_open:
        return f"✓ 已完成，晚{draft.late_days}天" if draft.late_days else "✓ 已完成"
    if draft.late_days:
        return f"▲ 逾期{draft.late_days}天"
    left = (draft.due - day).days if draft.due else None
    if left is None or left > rules().due.soon_days:
        return "○ 起草中"
    return f"◆ 还有{left}天" if left else "◆ 今天到期"
