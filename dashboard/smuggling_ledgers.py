"""The records behind 反走私与海防: cases, the effort that went into checks, each with its source."""

from __future__ import annotations

from typing import Any

from dashboard.exports import ExportColumn
from dashboard.ledger import Ledger, show
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.smuggling_filters import Chosen
from dashboard.smuggling_reads import read_cases, read_efforts
from dashboard.supervision_reads import read_names
from data.anti_smuggling import Case, Effort
from data.units import Directory

CASES: tuple[ExportColumn, ...] = (
    ExportColumn("查获时间", "date"), ExportColumn("案件编号", width=15), ExportColumn("地区", width=10),
    ExportColumn("查获单位", width=12), ExportColumn("案件性质", width=10), ExportColumn("走私物品", width=12),
    ExportColumn("数量", "number"), ExportColumn("计量单位", width=9), ExportColumn("案值（万元）", "number"),
    ExportColumn("涉税额（万元）", "number"), ExportColumn("处理情况", width=10), ExportColumn("备注", width=24), *ORIGIN,
)  # fmt: skip
EFFORTS: tuple[ExportColumn, ...] = (
    ExportColumn("地区"), ExportColumn("执法检查（次）", "whole"), ExportColumn("联合行动（次）", "whole"),
    ExportColumn("出动人员（人次）", "whole"), ExportColumn("车辆（台次）", "whole"), ExportColumn("船艇（艘次）", "whole"),
    ExportColumn("检查场所（家）", "whole"), ExportColumn("检查船舶（艘次）", "whole"),
)  # fmt: skip


def cases(here: View, chosen: Chosen) -> None:
    """Every case that the filters leave, newest first."""
    names = read_names(here)
    rows = [_case(case, names) for case in read_cases(here, chosen.wanted)]
    show(here, Ledger("走私案件台账", "cases", CASES, rows, ("smuggling_cases",), "起", chosen.words))


def _case(case: Case, names: Directory) -> tuple[Any, ...]:
    return (
        case.seized_on, case.number, names.label(case.county), case.seized_by, case.nature, case.goods, case.quantity,
        case.measure, case.value, case.tax, case.status, case.note, *origin(case.place),
    )  # fmt: skip


def efforts(here: View, chosen: Chosen) -> None:
    """People, vehicles and vessels sent out, by county."""
    names = read_names(here)
    rows = [_effort(effort, names) for effort in read_efforts(here, chosen.wanted)]
    show(here, Ledger("执法检查投入", "efforts", EFFORTS, rows, ("inspections",), "个地区", chosen.words))


def _effort(effort: Effort, names: Directory) -> tuple[Any, ...]:
    return (
        names.label(effort.county), effort.checks, effort.joint, effort.people, effort.vehicles, effort.vessels,
        effort.sites, effort.ships,
    )  # fmt: skip
