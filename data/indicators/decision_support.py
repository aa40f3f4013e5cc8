"""Indicators of decision support (服务决策): drafts, research, information work (reference §3.3)."""

from data.datasets.drafts import POLICY, RESEARCH
from data.datasets.information import MONTH
from data.formulas import Count, Facts, Latest, Ratio, Sum, Told, Way
from data.formulas.conditions import InYear, Is, OfYear, PeriodInYear
from data.formulas.once import CountedOnce
from data.indicators.indicator import Indicator

INFORMATION, CITY = Facts("information"), Facts("information_city")
DRAFTS, TOTALS = Facts("drafts"), Facts("draft_totals")
ONCE = CountedOnce(INFORMATION, "org", "period", "basis", MONTH)
FINISHED = InYear("finished_on")
ADOPTED = ("adopted_city", "adopted_prov", "adopted_state")
PROVINCIAL_PLUS = ("instr_prov", "instr_state")


def _sum(field: str, *also: str) -> Told:
    """Numbers of all units, months added up; a circular states some of them alone."""
    return Told(Sum(INFORMATION, field, (ONCE,), also))


SUBMITTED, INSTRUCTED = _sum("submitted"), _sum(*PROVINCIAL_PLUS)


def _adopted(field: str, code: str, name: str, by: str) -> Indicator:
    return Indicator(
        f"info_adopted_{code}", f"被采用条数·{name}", "decision_support", "条", "up", "month", _sum(field),
        f"当年各单位信息被{by}采用的条数之和。",
    )  # fmt: skip


INDICATORS = (
    Indicator(
        "decis_drafts", "完成重要文稿", "decision_support", "篇", "neutral", "month",
        Sum(TOTALS, "quantity", (OfYear(), Is("item", "drafts"))),
        "当年完成的重要文稿,按处室汇总数,汇总数写“数百篇”的照写,不折算;台账只登记其中一部分。",
    ),
    Indicator(
        "decis_research", "调研成果", "decision_support", "篇", "up", "quarter",
        Count(DRAFTS, (FINISHED, Is("kind", RESEARCH))),
        "台账中当年完成的课题和调研报告。",
    ),
    Indicator(
        "decis_policy_papers", "参与起草政策性文件", "decision_support", "件", "neutral", "quarter",
        Count(DRAFTS, (FINISHED, Is("kind", POLICY))),
        "台账中当年完成的政策性文件。",
    ),
    Indicator(
        "info_issues", "《政务信息》刊物期数", "decision_support", "期", "neutral", "month",
        Count(Facts("publications"), (InYear("issued_on"), Is("kind", "gov_info_issue"))),
        "当年刊物登记中编发的《政务信息》。",
        others=(
            Way("information_city", "全市政务信息工作最近一期的累计期数。", Latest(CITY, "period", "issues", where=(PeriodInYear(),))),
        ),
    ),
    Indicator(
        "info_submitted", "上报信息条数", "decision_support", "条", "up", "month", SUBMITTED,
        "当年各单位各月上报信息条数之和,只有累计数的单位取最近一期累计数。",
    ),
    Indicator(
        "info_adopted", "被采用条数", "decision_support", "条", "up", "month", _sum(*ADOPTED),
        "当年各单位信息被市级、省级、国家级采用的条数之和,一条信息被几级采用的各算一条。",
    ),
    _adopted("adopted_city", "city", "市级", "市政府办公室"),
    _adopted("adopted_prov", "provincial", "省级", "省政府办公厅"),
    _adopted("adopted_state", "state", "国家级", "国务院办公厅"),
    Indicator(
        "info_instr_provincial", "获省以上领导批示", "decision_support", "条", "up", "month", INSTRUCTED,
        "当年各单位信息获省领导和国家领导批示的条数之和。",
    ),
    Indicator(
        "info_instr_rate", "政务信息批示率", "decision_support", "%", "up", "year", Ratio(INSTRUCTED, SUBMITTED),
        "获省以上领导批示的条数÷上报信息条数。",
        derived=True,
    ),
    Indicator(
        "info_score", "政务信息得分", "decision_support", "分", "up", "month", _sum("score"),
        "当年各单位各月得分之和,得分按通报所列,不按条数另算。",
    ),
    Indicator(
        "info_rank", "政务信息工作全省排名", "decision_support", "位", "down", "quarter",
        Latest(CITY, "period", "rank", where=(PeriodInYear(),)),
        "当年最近一次省政府办公厅通报的名次。",
    ),
)  # fmt: skip
