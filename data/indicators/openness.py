"""Indicators of openness (政务公开) and proposals (建议提案) (reference §3.6)."""

from data.formulas import Count, Facts, Share, Sum
from data.formulas.conditions import Filled, InYear, Is, OfYear, PeriodInYear, UnitKind, Yes
from data.indicators.indicator import Indicator

DISCLOSURE, REQUESTS, PROPOSALS = Facts("disclosure"), Facts("disclosure_requests"), Facts("proposals")
GOVERNMENT = ("city", "county", "zone", "department", "vertical", "enterprise")
"""Kinds of hosting units in the directory that make a proposal one of the government side (市政府系统承办)."""
HOSTED = (OfYear(), UnitKind("host_unit", GOVERNMENT))
ANSWERED_ABOUT = ("satisfied", "basically", "dissatisfied")

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "open_published", "主动公开信息数", "openness", "条", "up", "month",
        Sum(DISCLOSURE, "total", (PeriodInYear(),)),
        "当年各单位各月通过各渠道主动公开的信息数之和。",
    ),
    Indicator(
        "open_requests", "办理依申请公开", "openness", "件", "neutral", "month",
        Count(REQUESTS, (InYear("received_on"),)),
        "当年收到并办理的政府信息公开申请,含正在办理的。",
    ),
    Indicator(
        "prop_handled", "承办建议提案", "openness", "件", "neutral", "year", Count(PROPOSALS, HOSTED),
        "当年由政府部门、县(市、区)、开发区、垂管单位、市属企业主办的建议提案,党委部门、人大、政协、法院、检察院和群团主办的不计。",
    ),
    Indicator(
        "prop_share", "占建议提案总数比重", "openness", "%", "neutral", "year",
        Share(PROPOSALS, whole=(OfYear(),), part=HOSTED[1:]),
        "市政府系统承办的建议提案÷当年全部建议提案。",
    ),
    Indicator(
        "prop_total", "建议提案总数", "openness", "件", "neutral", "year", Count(PROPOSALS, (OfYear(),)),
        "当年交办的全部人大代表建议和政协提案,不论由谁主办。",
        derived=True,
    ),
    Indicator(
        "prop_satisfaction", "满意率和基本满意率", "openness", "%", "up", "year",
        Share(PROPOSALS, whole=(*HOSTED, Is("sat_process", ANSWERED_ABOUT)),
              part=(Is("sat_process", ("satisfied", "basically")),)),
        "对办理工作满意和基本满意的件数÷已反馈意见的件数,限市政府系统承办的,未反馈的不计。",
    ),
    Indicator(
        "prop_face_rate", "面商率", "openness", "%", "up", "month",
        Share(PROPOSALS, whole=HOSTED, part=(Yes("met"),)),
        "以上门、座谈、调研方式与代表委员面对面商办的件数÷市政府系统承办的件数,电话和书面不计。",
    ),
    Indicator(
        "prop_resolution_rate", "解决率", "openness", "%", "up", "month",
        Share(PROPOSALS, whole=(*HOSTED, Filled("result_class")), part=(Is("result_class", ("A", "B")),)),
        "办理结果为A类和B类的件数÷已分类的件数,限市政府系统承办的。",
    ),
)  # fmt: skip
