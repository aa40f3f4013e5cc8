"""All batches (批次), newest first; one of them opened, by the URL, to what was said about it and its original file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.exports import ExportColumn
from dashboard.ledger import Ledger, show
from dashboard.markup import AMBER, MUTED, Html, table, tag
from dashboard.notation import NOTHING, date, full_width, number
from dashboard.panels import panel
from dashboard.provenance import BATCH, FILE
from dashboard.reads import View
from dashboard.rights import can_read, not_yours, readable
from dashboard.source_reads import original_bytes, read_batches
from dashboard.taking_away import Parcel, offer
from data.batches import Batch, Remark
from data.clock import to_the_minute
from data.datasets import ALL, dataset
from data.spec import Dataset

OPEN = "batch"
"""Name in the URL: the number of the batch that is open."""
MOST_REMARKS = 200

COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn(BATCH, "whole"), ExportColumn("状态", width=12), ExportColumn("数据", width=16), ExportColumn(FILE, width=44),
    ExportColumn("数据截至", "date"), ExportColumn("导入时间", "moment"), ExportColumn("经办", width=12),
    ExportColumn("报送处室", width=18), ExportColumn("行数", "whole"), ExportColumn("新增", "whole"),
    ExportColumn("变更", "whole"), ExportColumn("未变", "whole"), ExportColumn("本次未包含", "whole"),
    ExportColumn("提示", "whole"),
)  # fmt: skip


def open_batch(here: View) -> None:
    """The batch that the URL names, if any."""
    given = st.query_params.get(OPEN)
    if not given:
        return
    found = next((one for one in read_batches(here) if str(one.number) == given), None)
    if found is None:
        st.info(f"没有批次“{given}”。请从下面的批次里选择。")
        return
    if not can_read(found.dataset):
        not_yours([found.dataset])
        return
    with st.container(border=True):
        st.html(described(found))
        with st.container(horizontal=True):
            original = Parcel(
                "下载原始文件", found.file, lambda: original_bytes(found.number), (found.dataset,), "application/octet-stream"
            )  # fmt: skip
            offer(original, type="primary")
            st.button("关闭", on_click=_close)


def _close() -> None:
    st.query_params.pop(OPEN, None)


def described(one: Batch) -> Html:
    """The batch's facts and every warning about it."""
    by = f"由{one.withdrawn_by}撤回" if one.withdrawn_by else "撤回（未写明经办）"
    gone = f"，{to_the_minute(one.withdrawn_at)}{by}" if one.withdrawn_at else ""
    facts = (
        ("数据", dataset(one.dataset).zh),
        ("数据截至", date(one.as_of)),
        ("导入", f"{to_the_minute(one.loaded_at)}，{one.loaded_by}"),
        ("报送处室", one.division),
        ("行数", f"{one.rows}（新增{one.added}，变更{one.changed}，未变{one.unchanged}）"),
        ("本次未包含", f"{one.missing}条"),
        ("文件大小", f"{number(one.size_bytes)}字节"),
        ("状态", "已撤回" if one.withdrawn_at else "有效"),
    )
    cells = (tag("div", tag("div", name, style=f"color:{MUTED};font-size:.9em"), text) for name, text in facts)
    return tag(
        "div",
        tag(
            "div", f"批次{one.number}：{one.file}{gone}", style="font-size:1.25em;font-weight:700;word-break:break-all"
        ),
        tag("div", *cells, style="display:flex;flex-wrap:wrap;gap:.4em 2em;margin:.4em 0"),
        tag(
            "div",
            f"原件校验码（用来核对下载的原件没有改动过）：{one.sha256}",
            style=f"color:{MUTED};font-size:.9em;word-break:break-all",
        ),
        _remarks(one.remarks),
    )


def _remarks(found: Sequence[Remark]) -> Html:
    if not found:
        return tag("p", "导入时没有提示。", style="margin:.5em 0 0")
    rows = [
        (
            tag("span", "◆ 提示", style=f"color:{AMBER}"),
            remark.sheet or NOTHING,
            remark.cell or NOTHING,
            full_width(remark.message),
        )
        for remark in found[:MOST_REMARKS]
    ]
    note = f"前{MOST_REMARKS}条" if len(found) > MOST_REMARKS else None
    shown = table(("", "工作表", "位置", "说明"), rows, ("5em", "14em", "6em", "auto"))
    return panel(f"导入时的提示（{len(found)}条）", shown, note=note, style="margin-top:.6em")


def batch_board(here: View, spec: Dataset | None) -> None:
    """The table of batches, of one dataset if one is chosen."""
    found = batches_of(here, spec)
    rows = [_row(one) for one in found]
    words = (("数据", spec.zh),) if spec else ()
    names = tuple({one.dataset for one in found})
    show(here, Ledger("批次", "batches", COLUMNS, rows, names, "个，新的在前", words, most_rows=14))


def batches_of(here: View, spec: Dataset | None) -> list[Batch]:
    """The batches of a dataset, of all that the person may read for None, newest first."""
    seen = readable(entry.name for entry in ((spec,) if spec else ALL))
    return [one for one in read_batches(here) if one.dataset in seen]


def find_batch(found: Sequence[Batch]) -> None:
    """Opens a batch by its number or file: the way in for the keyboard, since a grid's links want a mouse."""

    def picked() -> None:
        st.query_params[OPEN] = str(st.session_state["find_batch"])
        st.session_state["find_batch"] = None

    names = {one.number: f"批次{one.number}　{dataset(one.dataset).zh}　{one.file}" for one in found}
    st.selectbox(
        "打开批次", list(names), index=None, format_func=lambda key: names[key], key="find_batch", on_change=picked,
        placeholder="输入批次、数据或文件名打开，可下载原始文件", width=640,
    )  # fmt: skip


def _row(one: Batch) -> tuple[Any, ...]:
    return (
        one.number, "已撤回" if one.withdrawn_at else "有效", dataset(one.dataset).zh, one.file, one.as_of, one.loaded_at,
        one.loaded_by, one.division, one.rows, one.added, one.changed, one.unchanged, one.missing, len(one.remarks),
    )  # fmt: skip
