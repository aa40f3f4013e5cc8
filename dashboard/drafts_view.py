"""Drafts and research (文稿调研) as panels: what is still being written, the year by kind, the totals as worded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.alerts import filter_address
from dashboard.drafts_ledger import draft_state
from dashboard.information_reads import read_drafts, read_totals
from dashboard.markup import ALARM, AMBER, MUTED, Html, bar, join, link, table, tag
from dashboard.notation import near_date
from dashboard.panels import CUT, panel
from dashboard.reads import View
from data.datasets.drafts import KIND
from data.drafts import Draft


def writing(here: View) -> Html:
    """Papers still being written: those past their time, then by what falls due first."""
    waiting = [draft for draft in read_drafts(here) if draft.is_open]
    late = sum(draft.late_days > 0 for draft in waiting)
    note = (
        tag("b", f"▲ 逾期{late}件", style=f"color:{ALARM}") if late else tag("span", "没有逾期", style=f"color:{MUTED}")
    )
    if not waiting:
        return panel("正在起草", tag("p", "交办的文稿和课题都已完成。", style="margin:.2em 0"), note=note)
    rows = [_row(draft, here) for draft in waiting]
    body = table(("状态", "文稿", "类型", "处室", "要求完成"), rows, ("7.4em", "auto", "7.2em", "5.6em", "8.8em"))
    return panel("正在起草", body, note=note)


def _row(draft: Draft, here: View) -> Sequence[object]:
    where = f"{draft.place.file}，{draft.place.sheet}第{draft.place.row}行，批次{draft.place.batch}"
    return (
        _state(draft, here),
        tag("span", draft.title, style=f"{CUT};font-weight:600", title=f"{draft.title}（{where}）"),
        draft.kind,
        draft.division or "未写明",
        near_date(draft.due, here.day) if draft.due else "未写明",
    )


def _state(draft: Draft, here: View) -> Html:
    words = draft_state(draft, here.day)
    colour = {"▲": ALARM, "◆": AMBER}.get(words[0])
    return tag("b", words, style=f"color:{colour}") if colour else tag("span", words)


def kinds(here: View) -> Html:
    """The ledger by kind: finished, of which late, still being written; the totals as worded below."""
    found = read_drafts(here)
    finished = Counter(draft.kind for draft in found if not draft.is_open)
    late = Counter(draft.kind for draft in found if not draft.is_open and draft.late_days)
    waiting = Counter(draft.kind for draft in found if draft.is_open)
    most = max(finished.values(), default=0) or 1
    rows = [
        (
            link(filter_address(draft_kind=kind), kind), bar(finished[kind] / most), tag("b", finished[kind]),
            tag("span", f"◆ {late[kind]}" if late[kind] else "0", style=f"color:{AMBER}" if late[kind] else ""), waiting[kind],
        )
        for kind in KIND.options
        if finished[kind] or waiting[kind]
    ]  # fmt: skip
    body = table(("类型", "", "已完成", "其中晚于要求", "起草中"), rows, ("8em", "auto", "4.6em", "7.2em", "4em"))
    return panel("文稿和课题", body, _worded(here), note=f"台账登记{len(found)}件")


def _worded(here: View) -> Html | None:
    found = read_totals(here)
    if not found:
        return None
    said = (
        tag(
            "span", f"{total.item} ", tag("b", total.words), style="margin-right:1.4em",
            title=f"{total.place.file}，{total.place.sheet}第{total.place.row}行，批次{total.place.batch}",
        )
        for total in found
    )  # fmt: skip
    words = join((tag("span", "处室汇总（年初以来）：", style=f"color:{MUTED}"), *said))
    note = tag("span", "重要文稿不逐件登记，台账件数少于汇总数。", style=f"color:{MUTED}")
    return tag("p", words, note, style="margin:.4em 0 0")
