"""The ladder's rows: where each was read from, and the workbook of them to take away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from dashboard.exports import ExportColumn, Notes, table_workbook
from dashboard.ladder_view import Seen, places
from dashboard.markup import table
from dashboard.notation import NOTHING, date, full_width
from dashboard.taking_away import Parcel, offer
from data.clock import now
from data.kinds.ranks import RankGoal
from data.ladder import Rung

COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("指标", width=32), ExportColumn("责任单位"), ExportColumn("统计时间", "date"), ExportColumn("全省位次", "whole"),
    ExportColumn("共几市", "whole"), ExportColumn("上期位次", "whole"), ExportColumn("位次变化", "whole"), ExportColumn("目标位次"),
    ExportColumn("档位"), ExportColumn("说明", width=24), ExportColumn("指标值", "number"), ExportColumn("单位"),
    ExportColumn("全省平均", "number"), ExportColumn("距上一位", "number"), ExportColumn("距下一位", "number"),
    ExportColumn("文件", width=40), ExportColumn("工作表"), ExportColumn("行", "whole"), ExportColumn("批次", "whole"),
)  # fmt: skip


def records(seen: Seen) -> None:
    """The rows that the ranks were read from, and the workbook of the table."""
    name = f"省对市考核指标排名（截至{date(seen.here.day)}）.xlsx"
    with st.expander(f"数据出处（{len(seen.rungs)}行）"):
        st.html(
            table(
                ("指标", "统计时间", "文件", "工作表", "行", "批次"),
                [_origin(rung, seen) for rung in seen.rungs],
                ("auto", "9em", "34em", "12em", "4em", "4em"),
            )
        )
    offer(Parcel("导出表格", name, lambda: export(seen), ("assessment_ranks",)), disabled=not seen.rungs)


def _origin(rung: Rung, seen: Seen) -> Sequence[object]:
    return (
        rung.indicator,
        date(rung.period),
        seen.files.get(rung.batch_id, NOTHING),
        rung.sheet,
        rung.row,
        rung.batch_id,
    )


def export(seen: Seen) -> bytes:
    """The workbook of the indicators that the filters leave."""
    files = sorted({seen.files[rung.batch_id] for rung in seen.rungs if rung.batch_id in seen.files})
    notes = Notes(tuple(files), seen.here.day, now(), seen.words, (f"全省{places()}个设区市。",))
    return table_workbook("省对市考核指标排名", COLUMNS, (_values(rung, seen) for rung in seen.rungs), notes)


def _values(rung: Rung, seen: Seen) -> tuple[str | float | dt.date | None, ...]:
    return (
        rung.indicator, seen.names.label(rung.unit), rung.period, rung.rank, rung.of_n or places(), rung.previous,
        rung.change, None if rung.goal is None else RankGoal().show(rung.goal), full_width(rung.band.label), rung.reason,
        rung.value, rung.uom, rung.province_avg, rung.to_next_up, rung.to_next_down, seen.files.get(rung.batch_id),
        rung.sheet, rung.row, rung.batch_id,
    )  # fmt: skip
