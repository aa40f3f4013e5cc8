"""The records behind 法治保障: applications, papers reviewed, law study, each with the row that it was read from."""

from __future__ import annotations

from typing import Any

from dashboard.clock_view import WORDS
from dashboard.exports import ExportColumn
from dashboard.law_filters import Chosen
from dashboard.law_reads import read_cases, read_coverage, read_reviews
from dashboard.ledger import Ledger, show
from dashboard.notation import full_width
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.datasets.reconsideration import ACCEPTANCE
from data.law_study import UnitStudy
from data.legal_reviews import Review
from data.reconsideration import Case
from data.units import Directory

CASES: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=12), ExportColumn("说明", width=30), ExportColumn("案号", width=18),
    ExportColumn("申请人", width=8), ExportColumn("被申请人", width=16), ExportColumn("申请事项", width=14),
    ExportColumn("管理领域", width=10), ExportColumn("收到日期", "date"), ExportColumn("受理结果", width=10),
    ExportColumn("受理日期", "date"), ExportColumn("延期", width=6), ExportColumn("中止日期", "date"),
    ExportColumn("恢复日期", "date"), ExportColumn("到期日（计算）", "date"), ExportColumn("法定期限（填报）", "date"),
    ExportColumn("审结日期", "date"), ExportColumn("结案方式", width=14), *ORIGIN,
)  # fmt: skip
REVIEWS: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=12), ExportColumn("文件/合同名称", width=40), ExportColumn("类型", width=12),
    ExportColumn("送审单位", width=16), ExportColumn("收件日期", "date"), ExportColumn("到期日", "date"),
    ExportColumn("出具日期", "date"), ExportColumn("意见（条）", "whole"), ExportColumn("意见性质", width=12),
    ExportColumn("采纳（条）", "whole"), ExportColumn("统一编号", width=20), ExportColumn("公布日期", "date"),
    ExportColumn("备案日期", "date"), ExportColumn("备案状态", width=20), *ORIGIN,
)  # fmt: skip
STUDY: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=12), ExportColumn("单位", width=18), ExportColumn("次数", "whole"),
    ExportColumn("部数", "whole"), ExportColumn("最近一次", "date"), *ORIGIN,
)  # fmt: skip


def cases(here: View, chosen: Chosen) -> None:
    """Every application that the filters leave, those in hand first."""
    names = read_names(here)
    rows = [_case(case, names) for case in read_cases(here, chosen.wanted)]
    show(here, Ledger("行政复议台账", "cases", CASES, rows, ("reconsideration",), "件", chosen.words))


def _case(case: Case, names: Directory) -> tuple[Any, ...]:
    clock = case.clock
    return (
        WORDS[clock.light] if clock else f"○ {ACCEPTANCE.label(case.acceptance)}",
        full_width(clock.reason) if clock else None, case.number, case.applicant_word, names.label(case.respondent),
        case.matter, case.field, case.received_on, ACCEPTANCE.label(case.acceptance), case.accepted_on,
        "是" if case.extended else "否", case.suspended_on, case.resumed_on, None if clock is None or clock.is_stopped else clock.due, case.stated_due,
        case.concluded_on, case.result_word, *origin(case.place),
    )  # fmt: skip


def reviews(here: View) -> None:
    """Every paper of the year, those that wait first."""
    names = read_names(here)
    rows = [_review(review, names) for review in read_reviews(here)]
    show(here, Ledger("合法性审查台账", "reviews", REVIEWS, rows, ("legal_reviews",), "件"))


def _review(review: Review, names: Directory) -> tuple[Any, ...]:
    clock, filing = review.clock, review.filing
    return (
        WORDS[clock.light] if clock else "—", review.title, review.kind_word, names.label(review.unit), review.received_on,
        clock.due if clock else None, review.issued_on, review.opinions, review.nature_word, review.adopted,
        review.normative_no, review.published_on, review.filed_on, full_width(filing.reason) if filing else None,
        *origin(review.place),
    )  # fmt: skip


def study(here: View) -> None:
    """Every county and department, those that have not held law study first."""
    names = read_names(here)
    rows = [_study(unit, names) for unit in read_coverage(here)]
    show(here, Ledger("会前学法开展情况", "study", STUDY, rows, ("law_study_coverage",), "个单位"))


def _study(unit: UnitStudy, names: Directory) -> tuple[Any, ...]:
    state = "✓ 已开展" if unit.is_held else "◆ 未开展" if unit.place else "○ 未报送"
    return state, names.label(unit.unit), unit.times, unit.laws, unit.last_on, *origin(unit.place)
