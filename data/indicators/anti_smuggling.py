"""Indicators of anti-smuggling work and coastal defence (反走私与海防) (reference §3.8)."""

from data.formulas import Count, Facts, MilestoneReached, Ratio, Sum
from data.formulas.conditions import InYear, PeriodInYear
from data.indicators.indicator import Indicator

SEIZED = (InYear("seized_on"),)
INSPECTIONS = Sum(Facts("inspections"), "inspections", (PeriodInYear(),))
CASES = Count(Facts("smuggling_cases"), SEIZED)

INDICATORS = (
    Indicator(
        "smug_inspections", "反走私执法检查", "anti_smuggling", "次", "up", "month", INSPECTIONS,
        "当年各地区各月执法检查次数之和。",
    ),
    Indicator(
        "smug_cases", "查获案件", "anti_smuggling", "起", "neutral", "month", CASES,
        "当年查获的走私案件。",
    ),
    Indicator(
        "smug_hit_rate", "查获率", "anti_smuggling", "%", "neutral", "month", Ratio(CASES, INSPECTIONS),
        "查获案件÷执法检查次数;一次检查可能查获几起案件。",
        derived=True,
    ),
    Indicator(
        "smug_case_value", "案值", "anti_smuggling", "万元", "neutral", "month",
        Sum(Facts("smuggling_cases"), "case_value", SEIZED),
        "当年查获案件的案值之和。",
    ),
    Indicator(
        "smug_video_centres", "建成海防视频监控中心", "anti_smuggling", "个", "up", "event",
        MilestoneReached("smug_video_centres"),
        "当年建成使用的市级、县级海防视频监控中心。",
    ),
)  # fmt: skip
