"""Indicators of data sharing (数据共享), online services and 浙政钉 (reference §3.7)."""

from data.formulas import ByConvention, Facts, Latest, Mean, Ratio, Sum, TargetOf, Way
from data.formulas.conditions import Condition, Filled, PeriodInYear, UnitKind
from data.indicators.indicator import Indicator

SHARING, SERVICES, DINGTALK = Facts("data_sharing"), Facts("online_services"), Facts("dingtalk")
CITY = UnitKind("org", ("city",))
CITY_AND_COUNTIES = UnitKind("org", ("city", "county"))


def _department(field: str, *also: Condition) -> Latest:
    """Each department's latest cumulative number of the year."""
    return Latest(SHARING, "period", field, per="dept", where=(PeriodInYear(), *also))


def _region(field: str, *where: Condition) -> Latest:
    """Each region's latest number of the year."""
    return Latest(SERVICES, "period", field, per="org", where=(PeriodInYear(), *where))


def _last_week(field: str) -> Latest:
    """The units' numbers of the latest week reported."""
    both = (Filled("active_week"), Filled("activated"))
    return Latest(DINGTALK, "week", field, where=(PeriodInYear("week"), *both))


def _all_weeks(field: str) -> Sum:
    """The units' numbers of all weeks of the year."""
    both = (Filled("active_week"), Filled("activated"))
    return Sum(DINGTALK, field, (PeriodInYear("week"), *both))


WEEKLY_ACTIVE = ByConvention(
    "weekly_active",
    (
        Way(
            "last_week",
            "最近一周各单位周活跃人数之和÷已激活人数之和。",
            Ratio(_last_week("active_week"), _last_week("activated")),
        ),
        Way(
            "all_weeks",
            "当年各周各单位周活跃人数之和÷同期已激活人数之和。",
            Ratio(_all_weeks("active_week"), _all_weeks("activated")),
        ),
    ),
)

INDICATORS = (
    Indicator(
        "data_one_id_rate", "市级民生事项一证通办率", "data_sharing", "%", "up", "month",
        Ratio(_department("one_id_items", Filled("items")), _department("items", Filled("one_id_items"))),
        "各部门最近一期一证通办事项数之和÷民生事项总数之和。",
    ),
    Indicator(
        "data_one_id_rate_target", "一证通办率年度目标", "data_sharing", "%", "neutral", "year",
        TargetOf("data_one_id_rate"),
        "当年下达的市级民生事项一证通办率目标。",
    ),
    Indicator(
        "data_proof_kinds", "共享证明类材料种类", "data_sharing", "类", "up", "month", _department("proof_kinds"),
        "各部门最近一期累计共享证明材料种类之和。",
    ),
    Indicator(
        "data_calls", "累计调用数据次数", "data_sharing", "次", "up", "month", _department("calls_ytd"),
        "各部门最近一期年初以来累计调用次数之和。",
    ),
    Indicator(
        "data_zzd_weekly_active", "浙政钉周活跃度", "data_sharing", "%", "up", "week",
        WEEKLY_ACTIVE,
        "各单位周活跃人数之和÷已激活人数之和，取最近一周或全年各周，由规则选定。",
    ),
    Indicator(
        "data_online_rate", "政务服务事项网上可办率", "data_sharing", "%", "up", "month",
        Ratio(_region("online_items", CITY, Filled("items")), _region("items", CITY, Filled("online_items"))),
        "市本级最近一期网上可办数÷政务服务事项数。",
    ),
    Indicator(
        "data_mobile_items_avg", "掌上办事事项平均数", "data_sharing", "项", "up", "month",
        Mean(_region("mobile_items", CITY_AND_COUNTIES)),
        "市本级和各县(市、区)最近一期掌上办事事项数的平均,不含开发区。",
    ),
    Indicator(
        "data_mobile_rate", "掌上可办率", "data_sharing", "%", "up", "month",
        Ratio(
            _region("mobile_items", CITY_AND_COUNTIES, Filled("items")),
            _region("items", CITY_AND_COUNTIES, Filled("mobile_items")),
        ),
        "市本级和各县(市、区)最近一期掌上办事事项数之和÷政务服务事项数之和。",
        ranked_as="掌上办事可办率",
    ),
)  # fmt: skip
