"""The records behind information work (政务信息): what units handed in, month by month, each with the row that it was read from."""

from __future__ import annotations

from typing import Any

from dashboard.exports import ExportColumn
from dashboard.information_filters import Chosen
from dashboard.information_reads import read_entries
from dashboard.ledger import Ledger, show
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.information import GROUPS, Entry, group_of
from data.kinds.periods import Period
from data.units import Directory

ENTRIES: tuple[ExportColumn, ...] = (
    ExportColumn("月份", width=14), ExportColumn("单位", width=14), ExportColumn("组别", width=11),
    ExportColumn("报送条数", "whole"), ExportColumn("市级采用", "whole"), ExportColumn("省级采用", "whole"),
    ExportColumn("国家级采用", "whole"), ExportColumn("国家领导批示", "whole"), ExportColumn("省领导批示", "whole"),
    ExportColumn("市领导批示", "whole"), ExportColumn("约稿完成", "whole"), ExportColumn("约稿未完成", "whole"),
    ExportColumn("迟报漏报", "whole"), ExportColumn("得分", "number"), ExportColumn("备注", width=20), *ORIGIN,
)  # fmt: skip


def entries(here: View, chosen: Chosen) -> None:
    """Every unit's months that the filters leave, newest first."""
    names = read_names(here)
    rows = [_entry(entry, names) for entry in read_entries(here, chosen.wanted)]
    show(here, Ledger("政务信息报送采用", "information", ENTRIES, rows, ("information",), filters=chosen.words))


def _entry(entry: Entry, names: Directory) -> tuple[Any, ...]:
    sums = entry.sums
    return (
        Period().show(entry.period, entry.period_kind), names.label(entry.unit), GROUPS[group_of(entry.unit, names)],
        sums.submitted, sums.adopted_city, sums.adopted_prov, sums.adopted_state, sums.instr_state, sums.instr_prov,
        sums.instr_city, sums.commissioned_done, sums.commissioned_missed, sums.late, sums.score, entry.note,
        *origin(entry.place),
    )  # fmt: skip
