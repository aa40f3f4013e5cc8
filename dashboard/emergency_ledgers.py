"""The records behind 应急值守: urgent reports, drills, each with the row that it was read from."""

from __future__ import annotations

from typing import Any

from dashboard.emergency_filters import Chosen
from dashboard.emergency_reads import read_drills, read_reports
from dashboard.exports import ExportColumn
from dashboard.ledger import Ledger, show
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.datasets.urgent_reports import REPORT_KIND
from data.drills import Drill
from data.emergency import Report, level_word
from data.units import Directory

REPORTS: tuple[ExportColumn, ...] = (
    ExportColumn("迟报漏报", width=27), ExportColumn("信息编号", width=14), ExportColumn("事件名称", width=38),
    ExportColumn("事件类别"), ExportColumn("事件级别", width=10), ExportColumn("属地", width=10),
    ExportColumn("报告类型", width=10), ExportColumn("报送方式", width=10), ExportColumn("接报时间", "moment"),
    ExportColumn("报市领导时间", "moment"), ExportColumn("用时（分钟）", "whole"), ExportColumn("时限（分钟）", "whole"),
    ExportColumn("报省时间", "moment"), ExportColumn("报送单位"), *ORIGIN,
)  # fmt: skip
DRILLS: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=14), ExportColumn("演练名称", width=34), ExportColumn("类别"), ExportColumn("形式", width=10),
    ExportColumn("组织单位"), ExportColumn("计划时间", width=14), ExportColumn("计划最后一天", "date"),
    ExportColumn("实际时间", "date"), ExportColumn("参演人数", "whole"), ExportColumn("评估结论", width=10), *ORIGIN,
)  # fmt: skip


def reports(here: View, chosen: Chosen) -> None:
    """Every report that the filters leave, the late ones first."""
    names = read_names(here)
    rows = [_report(report, names) for report in read_reports(here, chosen.wanted)]
    show(here, Ledger("紧急信息", "reports", REPORTS, rows, ("urgent_reports",), filters=chosen.words))


def _report(report: Report, names: Directory) -> tuple[Any, ...]:
    return (
        f"▲ {report.reason}" if report.is_late else "按时", report.number, report.title, report.kind,
        level_word(report.level), names.label(report.county), REPORT_KIND.label(report.report_kind), report.channel,
        report.received_at, report.to_leader_at, report.minutes, report.allowed, report.to_province_at,
        names.label(report.from_unit), *origin(report.place),
    )  # fmt: skip


def drills(here: View) -> None:
    """Every drill of the year's plan, the overdue ones first."""
    names = read_names(here)
    rows = [_drill(drill, names) for drill in read_drills(here)]
    show(here, Ledger("应急演练计划", "drills", DRILLS, rows, ("drills",), "次"))


def _drill(drill: Drill, names: Directory) -> tuple[Any, ...]:
    return (
        drill_state(drill), drill.title, drill.kind, drill.form, names.label(drill.host_unit), drill.due_words, drill.due,
        drill.held_on, drill.people, drill.evaluation, *origin(drill.place),
    )  # fmt: skip


def drill_state(drill: Drill) -> str:
    """Sign and words: ▲ 逾期92天, ✓ 已开展, ○ 计划."""
    if drill.overdue_days:
        return f"▲ 逾期{drill.overdue_days}天"
    return f"{'✓' if drill.is_held else '○'} {drill.status}"
