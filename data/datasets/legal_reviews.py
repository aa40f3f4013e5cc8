"""Legality review (合法性审查) of documents and government contracts: one row a paper (SH16)."""

from collections.abc import Mapping
from typing import Any

from data.checks import in_order, part_of
from data.clocks.legal_review import review_term
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.kind import Finding
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "normative": ("规范性文件", "行政规范性文件"),
        "document": ("其他文件", "一般文件", "政策文件", "其他政策文件"),
        "decision": ("重大决策", "重大行政决策"),
        "contract": ("合同", "政府合同", "协议"),
    },
    strict=True,
)
NATURE = Choice(
    {
        "lawful": ("合法", "符合规定"),
        "after_changes": ("修改后合法", "建议修改", "修改后报批"),
        "unlawful": ("不合法", "不符合规定"),
    }
)

RECEIVED = Column("received_on", "收件日期", Date(), ("送审日期", "收到日期"), required=True, note="审查期限由此起算。")
OPINIONS = Column("opinions", "审查意见数", Count(unit="条"), ("意见条数", "审查意见(条)"), note="出具的审查意见条数。")
ADOPTED = Column("adopted", "采纳数", Count(unit="条"), ("采纳条数", "采纳情况"), note="送审单位采纳的条数。")
ISSUED = Column("issued_on", "出具日期", Date(), ("审查完成日期", "出具意见日期"), note="出具审查意见书的日期。")
PUBLISHED = Column("published_on", "公布日期", Date(), ("印发日期",), note="规范性文件公布的日期,备案期限由此起算。")
FILED = Column("filed_on", "备案日期", Date(), ("报备日期",), note="规范性文件报送备案的日期。")


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year in which the paper came in."""
    received = row.get("received_on")
    return {"year": received.year if received else None}


def issued_says_how_many(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`review_without_opinions` where a review was given out without saying how many opinions it holds."""
    if row.get("issued_on") and row.get("opinions") is None:
        return "opinions", Finding("review_without_opinions", "warning")
    return None


def number_is_for_normative(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`number_without_normative` where a unified number stands at another kind of paper."""
    if row.get("normative_no") and row.get("kind") not in (None, "normative"):
        return "normative_no", Finding("number_without_normative", "warning")
    return None


def limit_within_term(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`review_limit_too_long` where more working days are stated than a review may take."""
    received, stated = row.get("received_on"), row.get("limit_days")
    term = review_term(received) if received else None
    if stated is None or term is None or stated <= term.amount:
        return None
    detail = {"stated": f"{stated:g}", "most": str(term.amount), "source": term.source}
    return "limit_days", Finding("review_limit_too_long", "warning", detail)


DATASET = Dataset(
    name="legal_reviews",
    zh="合法性审查",
    section="rule_of_law",
    source="SH16",
    division="法制处",
    period="month",
    titles=("合法性审查", "合法性审核", "文件审核"),
    key=("year", "submit_unit", "title"),
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="收件的年份。"),
        RECEIVED,
        Column("submit_unit", "送审单位", Unit(), ("起草单位", "报审单位"), required=True),
        Column("title", "文件/合同名称", Text(), ("文件名称", "合同名称", "送审文件名称"), required=True,
               note="全年用同一写法。"),
        Column("kind", "类型", KIND, ("文件类型", "审查类型"), required=True),
        OPINIONS,
        Column("nature", "意见性质", NATURE, ("审查结论",)),
        ADOPTED,
        ISSUED,
        Column("limit_days", "时限(工作日)", Count(unit="天"), ("审查时限(工作日)", "审查时限"),
               note="约定的审查时限,不填的按最长15个工作日计。"),
        Column("normative_no", "统一编号", Code(), ("规范性文件统一编号",), note="规范性文件填写。"),
        PUBLISHED,
        FILED,
        Column("reviewer", "审查机构", Unit(), ("审核机构",), from_sheet=True, note="一般写在填报单位处,不必填。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(
        in_order(RECEIVED, ISSUED, "error"),
        part_of(ADOPTED, OPINIONS),
        in_order(PUBLISHED, FILED),
        issued_says_how_many,
        number_is_for_normative,
        limit_within_term,
    ),
    derive=derive,
    happened=("received_on", "issued_on", "published_on", "filed_on"),
)  # fmt: skip
