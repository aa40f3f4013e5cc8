"""Indicators of the rule of law (法治保障): reconsideration, legal review, law study (reference §3.5)."""

from data.formulas import (
    ByConvention,
    Clocks,
    Count,
    Coverage,
    Distinct,
    Facts,
    MilestoneReached,
    Ratio,
    Share,
    Sum,
    Way,
)
from data.formulas.conditions import (
    AnyOf,
    AtLeast,
    Blank,
    InYear,
    Is,
    NotYet,
    OfYear,
    PeriodInYear,
    UnitKind,
    UpTo,
    Yes,
)
from data.indicators.indicator import Indicator

CASES, REVIEWS, STUDY = Facts("reconsideration"), Facts("legal_reviews"), Facts("law_study")
ACCEPTED = Is("accept_result", "accepted")
CONCLUDED = InYear("concluded_on")
IN_HAND = (ACCEPTED, UpTo("accepted_on"), NotYet("concluded_on"))
"""Accepted in this year or before, not yet concluded."""
OF_THE_YEAR = (ACCEPTED, UpTo("accepted_on"), AnyOf((NotYet("concluded_on"), PeriodInYear("concluded_on"))))
"""Carried over or accepted this year, concluded in it or in hand."""

CORRECTED = Is("result", ("revoked", "changed", "illegal", "void", "ordered"))
ON_THE_MERITS = Is("result", ("revoked", "changed", "illegal", "void", "ordered", "upheld", "claim_rejected"))
CORRECTION = ByConvention(
    "correction",
    (
        Way(
            "merits",
            "当年撤销、变更、确认违法、确认无效、责令履行的案件÷当年作出实体决定的案件(加上维持、驳回复议请求)。",
            Share(CASES, whole=(ACCEPTED, CONCLUDED, ON_THE_MERITS), part=(CORRECTED,)),
        ),
        Way(
            "concluded",
            "当年撤销、变更、确认违法、确认无效、责令履行的案件÷当年审结的全部案件。",
            Share(CASES, whole=(ACCEPTED, CONCLUDED), part=(CORRECTED,)),
        ),
    ),
)

ISSUED = InYear("issued_on")
DOCUMENT = Is("kind", ("normative", "document", "decision"))
NORMATIVE, CONTRACT = Is("kind", "normative"), Is("kind", "contract")
OPINIONS = Sum(REVIEWS, "opinions", (ISSUED,))

OWN_MEETING = AnyOf((Blank("org"), UnitKind("org", ("city",))))
MUST_STUDY = ("county", "department")
"""Kinds of units that are to hold law study before their meetings: counties and the government's departments."""
HELD = AnyOf((Yes("held"), AtLeast("times", 1)))

INDICATORS = (
    Indicator(
        "legal_recon_accepted", "受理行政复议申请", "rule_of_law", "件", "neutral", "month",
        Count(CASES, (ACCEPTED, InYear("accepted_on"))),
        "当年受理的行政复议申请,按受理日期计,不予受理、告知、转送和等待补正的不计。",
    ),
    Indicator(
        "legal_recon_concluded", "行政复议审结", "rule_of_law", "件", "up", "month",
        Count(CASES, (ACCEPTED, CONCLUDED)),
        "当年审结的行政复议案件,按审结日期计,包括上年结转的。",
    ),
    Indicator(
        "legal_recon_pending", "行政复议在审", "rule_of_law", "件", "down", "month",
        Count(CASES, IN_HAND),
        "已受理尚未审结的案件(上年结转+当年受理−当年审结),包括中止的,受结转影响不与上年同期比较。",
        derived=True,
        compared=False,
    ),
    Indicator(
        "legal_recon_close_rate", "行政复议审结率", "rule_of_law", "%", "up", "month",
        Share(CASES, whole=OF_THE_YEAR, part=(CONCLUDED,)),
        "当年审结的案件÷(上年结转的案件+当年受理的案件),受结转影响不与上年同期比较。",
        derived=True,
        compared=False,
    ),
    Indicator(
        "legal_recon_overdue", "行政复议超法定期限", "rule_of_law", "件", "down", "week",
        Count(Clocks("reconsideration", "recon_decide"), (Yes("is_overdue"),)),
        "在审案件中已过法定审理期限的,延期、中止按法律计算。",
    ),
    Indicator(
        "legal_recon_correction_rate", "行政复议纠错率", "rule_of_law", "%", "neutral", "year",
        CORRECTION,
        "纠错案件÷作出实体决定的案件或全部审结案件,由规则选定。",
    ),
    Indicator(
        "legal_bureau_opened", "市行政复议局挂牌", "rule_of_law", "项", "up", "event",
        MilestoneReached("legal_bureau_opened"),
        "当年挂牌成立的市行政复议局。",
    ),
    Indicator(
        "legal_study_laws", "会前学法部数", "rule_of_law", "部", "up", "month",
        Distinct(STUDY, "law_name", "held_on", (InYear("held_on"), OWN_MEETING)),
        "当年市政府会议会前学习的法律法规规章,同一部学几次算一部。",
    ),
    Indicator(
        "legal_study_coverage", "会前学法覆盖率", "rule_of_law", "%", "up", "quarter",
        Coverage(Facts("law_study_coverage"), "org", MUST_STUDY, whole=(OfYear(),), part=(HELD,)),
        "当年开展会前学法的县(市、区)和市级部门÷单位名录中的全部县(市、区)和市级部门。",
    ),
    Indicator(
        "legal_docs_reviewed", "审核文件", "rule_of_law", "件", "neutral", "month",
        Count(REVIEWS, (ISSUED, DOCUMENT)),
        "当年出具合法性审查意见的规范性文件、重大决策和其他文件,合同不计。",
    ),
    Indicator(
        "legal_normative_reviewed", "其中规范性文件", "rule_of_law", "件", "neutral", "month",
        Count(REVIEWS, (ISSUED, NORMATIVE)),
        "审核文件中的规范性文件。",
    ),
    Indicator(
        "legal_doc_opinions", "合法性审查意见(文件)", "rule_of_law", "条", "neutral", "month",
        Sum(REVIEWS, "opinions", (ISSUED, DOCUMENT)),
        "当年对审核文件提出的合法性审查意见条数。",
    ),
    Indicator(
        "legal_contracts_reviewed", "审核政府合同", "rule_of_law", "件", "neutral", "month",
        Count(REVIEWS, (ISSUED, CONTRACT)),
        "当年出具合法性审查意见的政府合同。",
    ),
    Indicator(
        "legal_contract_opinions", "合法性审查意见(合同)", "rule_of_law", "条", "neutral", "month",
        Sum(REVIEWS, "opinions", (ISSUED, CONTRACT)),
        "当年对政府合同提出的合法性审查意见条数。",
    ),
    Indicator(
        "legal_opinion_adopted_rate", "审查意见采纳率", "rule_of_law", "%", "up", "quarter",
        Ratio(Sum(REVIEWS, "adopted", (ISSUED,)), OPINIONS),
        "送审单位采纳的审查意见条数÷当年提出的审查意见条数,尚未反馈的按未采纳计。",
    ),
)  # fmt: skip
