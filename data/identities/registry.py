"""The identities that must hold. Adding one: declare it here."""

from data.datasets.information import MONTH
from data.formulas import Count
from data.formulas.conditions import AnyOf, BeforeYear, Blank, InYear, Is, PeriodInYear
from data.identities.circulars import CircularAgrees
from data.identities.cumulative import CumulativeOfMonths
from data.identities.falls import FiguresNeverFall, RecordsNeverFall
from data.identities.figures import Balance, CarriedOver, FigureWithin, OneValue, ShareOfTotal, Term
from data.identities.identity import Identity
from data.identities.records import PartOf, RecordsMakeTotal, SidesAgree
from data.identities.returns import ReturnsAgree
from data.indicators.rule_of_law import ACCEPTED, CASES, CONCLUDED, IN_HAND

CARRIED = Count(
    CASES, (ACCEPTED, BeforeYear("accepted_on"), AnyOf((Blank("concluded_on"), PeriodInYear("concluded_on"))))
)
"""Cases accepted in a former year and not concluded in it."""
THIS_YEAR, THIS_WEEKS_YEAR = (PeriodInYear(),), (PeriodInYear("week"),)

ALL: tuple[Identity, ...] = (
    PartOf("one_id_within_items", "一证通办事项数不超过民生事项总数。", "data_sharing", "one_id_items", "items", THIS_YEAR),
    PartOf("apis_open_within_apis", "已开通接口数不超过共享接口数。", "data_sharing", "apis_open", "apis", THIS_YEAR),
    PartOf("requests_met_within_requests", "满足的数据需求不超过需求总数。", "data_sharing", "met", "requests", THIS_YEAR),
    PartOf("bad_data_fixed_within_found", "已整改的问题数据不超过发现的问题数据。", "data_sharing", "fixed", "bad_data", THIS_YEAR),
    PartOf("online_within_items", "网上可办数不超过政务服务事项数。", "online_services", "online_items", "items", THIS_YEAR),
    PartOf("mobile_within_items", "掌上办事事项数不超过政务服务事项数。", "online_services", "mobile_items", "items", THIS_YEAR),
    PartOf("activated_within_users", "已激活人数不超过应激活人数。", "dingtalk", "activated", "users", THIS_WEEKS_YEAR),
    PartOf("active_within_activated", "周活跃人数不超过已激活人数。", "dingtalk", "active_week", "activated", THIS_WEEKS_YEAR),
    PartOf("joint_within_inspections", "联合行动次数不超过执法检查次数。", "inspections", "joint_ops", "inspections", THIS_YEAR),
    PartOf("pledges_signed_within_due", "已签的责任书、承诺书不超过应签数。", "integrity", "pledges_signed", "pledges_due"),
    RecordsMakeTotal(
        "pillars_make_inspections", "同一地区同一月，打、防、管、建各类执法检查之和等于不分类的总数。",
        "inspections", "inspections", "pillar", ("period", "org"), THIS_YEAR,
    ),
    RecordsMakeTotal(
        "divisions_make_office", "各处室应签份数之和等于全办应签份数。",
        "integrity", "pledges_due", "division", ("year", "kind", "title"),
    ),
    CumulativeOfMonths(
        "calls_of_months", "各部门累计调用次数等于各月调用次数之和。",
        "data_sharing", "period", "calls_month", "calls_ytd", per="dept",
    ),
    PartOf("adopted_opinions_within", "采纳的审查意见不超过提出的审查意见。", "legal_reviews", "adopted", "opinions"),
    PartOf("policy_documents_within", "公开的政策文件不超过主动公开信息总数。", "disclosure", "policy_docs", "total", THIS_YEAR),
    SidesAgree(
        "channels_make_disclosure", "各渠道主动公开信息数之和等于总数。",
        "disclosure", ("site", "new_media", "gazette", "other_channel"), ("total",), blank_is_zero=True, where=THIS_YEAR,
    ),
    CumulativeOfMonths(
        "documents_of_months", "办文办会月报的累计发文数等于各月发文数之和。", "document_months", "month", "issued", "ytd",
    ),
    CumulativeOfMonths(
        "scores_of_months", "各单位累计得分等于各月得分之和。",
        "information", "period", "score", "score_ytd", per="org", where=(Is("basis", MONTH),),
    ),
    CircularAgrees("circular_of_months", "政务信息通报的数与各月报表一致，名次与得分一致。"),
    FigureWithin(
        "normative_within_reviewed", "审核的规范性文件不超过审核文件。", "legal_normative_reviewed", "legal_docs_reviewed"
    ),
    ShareOfTotal("proposals_share", "承办建议提案数等于建议提案总数乘所占比重。", "prop_handled", "prop_share", "prop_total"),
    Balance(
        "reconsideration_balance", "行政复议：上年结转＋本年受理＝本年审结＋未结。", "件",
        (Term("上年结转", CARRIED), Term("本年受理", Count(CASES, (ACCEPTED, InYear("accepted_on"))))),
        (Term("本年审结", Count(CASES, (ACCEPTED, CONCLUDED))), Term("未结", Count(CASES, IN_HAND))),
    ),
    CarriedOver(
        "reconsideration_carried", "上年末未结的行政复议案件等于本年的上年结转。", "件",
        Term("上年末未结", Count(CASES, IN_HAND)), Term("上年结转", CARRIED),
    ),
    FigureWithin("closed_within_items", "已销号事项不超过督查事项总数。", "supv_items_closed", "supv_items_total"),
    OneValue("one_value", "同一指标的不同来源，数值应当一致。"),
    ReturnsAgree("returns_agree", "不同处室就同一天报送的同一条记录，数值应当一致。"),
    RecordsNeverFall("records_never_fall", "年内累计数只增不减。"),
    FiguresNeverFall("figures_never_fall", "自年初累计的指标只增不减。"),
)  # fmt: skip
