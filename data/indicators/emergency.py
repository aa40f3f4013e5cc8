"""Indicators of emergency duty, urgent information and drills (应急值守) (reference §3.8)."""

from data.datasets.urgent_reports import SERIOUS
from data.formulas import Count, Days, Facts, HighestIssue, MilestoneReached, Ratio, Share, Way, Weights
from data.formulas.conditions import AnyOf, Filled, InYear, Is, IsNot, LateToProvince, OfYear, ReportedLate
from data.indicators.indicator import Indicator

REPORTS, DRILLS, ROSTER = Facts("urgent_reports"), Facts("drills"), Facts("duty_roster")
RECEIVED = InYear("received_at")
EMERGENCY_ISSUES = (InYear("issued_on"), Is("kind", "emergency_issue"))
COUNTED = Is("report_kind", ("first", "follow_up"))
"""首报 and 续报 are counted, 终报 are not."""
SLOW = ReportedLate("received_at", "to_leader_at", "channel")
SLOW_TO_PROVINCE = LateToProvince("received_at", "to_province_at", "level", SERIOUS)
LATE = AnyOf((Is("fault", ("late", "missed")), SLOW, SLOW_TO_PROVINCE))
HELD = Is("status", "已开展")
CANCELLED = "取消"
FILLED_SHIFTS = Count(
    ROSTER, (InYear("date"), Filled("duty_lead"), Filled("duty_officer")), Weights("shift", (("全天", 1.0),), 0.5)
)
LEVELS = {
    "level_1": "特别重大(Ⅰ级)",
    "level_2": "重大(Ⅱ级)",
    "level_3": "较大(Ⅲ级)",
    "level_4": "一般(Ⅳ级)",
    "ungraded": "未定级",
}


def _incidents(level: str, name: str) -> Indicator:
    return Indicator(
        f"emrg_incidents_{level}", f"突发事件数·{name}", "emergency", "起", "down", "month",
        Count(REPORTS, (RECEIVED, Is("report_kind", "first"), Is("level", level))),
        f"当年首报的{name}突发事件,按首报级别计。",
    )  # fmt: skip


INDICATORS = (
    Indicator(
        "emrg_platform_phase1", "应急指挥平台一期通过初审", "emergency", "项", "up", "event",
        MilestoneReached("emrg_platform_phase1"),
        "当年通过初审的应急指挥平台一期建设项目。",
    ),
    Indicator(
        "emrg_drills", "组织开展应急演练", "emergency", "次", "up", "month", Count(DRILLS, (OfYear(), HELD)),
        "当年已开展的应急演练,计划中的不计。",
    ),
    Indicator(
        "emrg_drill_plan_rate", "演练计划完成率", "emergency", "%", "up", "quarter",
        Share(DRILLS, whole=(OfYear(), IsNot("status", CANCELLED)), part=(HELD,)),
        "已开展的演练÷当年列入计划的演练(取消的不计)。",
    ),
    Indicator(
        "emrg_urgent_reports", "向市领导报送紧急信息", "emergency", "条", "neutral", "week",
        Count(REPORTS, (RECEIVED, COUNTED)),
        "当年报送的首报和续报,各算一条,终报不计。",
    ),
    Indicator(
        "emrg_late_reports", "迟报漏报", "emergency", "条", "down", "month",
        Count(REPORTS, (RECEIVED, LATE)),
        "当年登记为迟报、漏报,或从接报到报市领导超过规定分钟数的信息,以及较大及以上事件报省超过规定分钟数的信息。",
    ),
    *(_incidents(level, name) for level, name in LEVELS.items()),
    Indicator(
        "emrg_issues", "应急管理专刊", "emergency", "期", "neutral", "month",
        Count(Facts("publications"), EMERGENCY_ISSUES),
        "当年编发的应急管理专刊期数。",
        others=(Way("issue_numbers", "当年应急管理专刊的最大期号。", HighestIssue(Facts("publications"), "issue_no", EMERGENCY_ISSUES)),),
    ),
    Indicator(
        "emrg_duty_hours", "24小时值班落实率", "emergency", "%", "up", "week",
        Ratio(FILLED_SHIFTS, Days(ROSTER, "date")),
        "带班领导和主班均已排定的天数(白班、夜班各算半天)÷当年首个值班日以来的天数。",
    ),
)  # fmt: skip
