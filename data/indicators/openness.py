"""Indicators of openness (政务公开) and proposals (建议提案) (reference §3.6)."""

from data.formulas import ByConvention, Clocks, Count, Facts, Share, Sum, Way
from data.formulas.conditions import AnyOf, Filled, InYear, Is, No, OfYear, PeriodInYear, UnitKind, Yes
from data.indicators.indicator import Indicator

DISCLOSURE, REQUESTS, PROPOSALS = Facts("disclosure"), Facts("disclosure_requests"), Facts("proposals")
ANSWERS = Clocks("disclosure_requests", "disclosure_answer")
GOVERNMENT = ("city", "county", "zone", "department", "vertical", "enterprise")
"""Kinds of hosting units in the directory that make a proposal one of the government side (市政府系统承办)."""
HOSTED = (OfYear(), UnitKind("host_unit", GOVERNMENT))
TOLD = ("satisfied", "basically", "dissatisfied")
"""What counts as feedback: 未反馈 does not."""


def _resolved(*classes: str) -> Share:
    return Share(PROPOSALS, whole=(*HOSTED, Filled("result_class")), part=(Is("result_class", classes),))


RESOLUTION = ByConvention(
    "resolution",
    (
        Way("a", "办理结果为A类的件数÷已分类的件数,限市政府系统承办的。", _resolved("A")),
        Way("a_and_b", "办理结果为A类和B类的件数÷已分类的件数,限市政府系统承办的。", _resolved("A", "B")),
    ),
)
"""Published rates count A alone or A with B (reference §3.6): the office chooses."""

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
        "open_requests_ontime", "依申请公开按期答复率", "openness", "%", "up", "month",
        Share(ANSWERS, whole=(AnyOf((InYear("finished"), Yes("is_overdue"))),), part=(Yes("is_done"), No("is_closed_late"))),
        "在法定期限内答复的申请÷当年答复的和到期未答复的申请,延期、补正、征求第三方意见的时间依法计算。",
    ),
    Indicator(
        "open_requests_overdue", "超期未答复", "openness", "件", "down", "week", Count(ANSWERS, (Yes("is_overdue"),)),
        "到这一天已过法定答复期限还没有答复的申请,不论何年收到。",
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
        "prop_ontime_rate", "按期办毕率", "openness", "%", "up", "month",
        Share(Clocks("proposals", "proposal_answer"),
              whole=(*HOSTED, AnyOf((Yes("is_done"), Yes("is_overdue")))), part=(Yes("is_done"), No("is_closed_late"))),
        "在规定时限内答复的件数÷已答复和到期未答复的件数,限市政府系统承办的。",
    ),
    Indicator(
        "prop_satisfaction", "满意率和基本满意率", "openness", "%", "up", "year",
        Share(PROPOSALS, whole=(*HOSTED, Is("sat_process", TOLD)),
              part=(Is("sat_process", ("satisfied", "basically")),)),
        "只计对办理工作的意见:满意和基本满意的件数÷已反馈意见的件数,限市政府系统承办的,未反馈的不计,对办理结果的意见另列。",
    ),
    Indicator(
        "prop_face_rate", "面商率", "openness", "%", "up", "month",
        Share(PROPOSALS, whole=HOSTED, part=(Yes("met"),)),
        "以上门、座谈、调研方式与代表委员面对面商办的件数÷市政府系统承办的件数,电话和书面不计。",
    ),
    Indicator(
        "prop_resolution_rate", "解决率", "openness", "%", "up", "month", RESOLUTION,
        RESOLUTION.ways[0].note,
    ),
)  # fmt: skip
