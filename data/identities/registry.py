"""The identities that must hold. Adding one: declare it here."""

from data.formulas.conditions import PeriodInYear
from data.identities.cumulative import CumulativeOfMonths
from data.identities.falls import FiguresNeverFall, RecordsNeverFall
from data.identities.figures import FigureWithin, OneValue
from data.identities.identity import Identity
from data.identities.records import PartOf, RecordsMakeTotal
from data.identities.returns import ReturnsAgree

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
    FigureWithin("closed_within_items", "已销号事项不超过督查事项总数。", "supv_items_closed", "supv_items_total"),
    OneValue("one_value", "同一指标的不同来源，数值应当一致。"),
    ReturnsAgree("returns_agree", "不同经办就同一天报送的同一条记录，数值应当一致。"),
    RecordsNeverFall("records_never_fall", "年内累计数只增不减。"),
    FiguresNeverFall("figures_never_fall", "自年初累计的指标只增不减。"),
)  # fmt: skip
