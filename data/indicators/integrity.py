"""Indicators of integrity (廉政建设) (reference §3.10)."""

from data.formulas import Count, Facts, MilestoneReached, Ratio, Sum, Way
from data.formulas.conditions import Filled, InYear, Is, OfYear
from data.indicators.indicator import Indicator

INTEGRITY = Facts("integrity")
PLEDGES = (OfYear(), Is("kind", "pledge"))


def _held(kind: str) -> Count:
    """The year's events of a kind."""
    return Count(INTEGRITY, (InYear("held_on"), Is("kind", kind)))


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "integ_discipline_events", "共享式纪律教育活动", "integrity", "次", "up", "quarter",
        _held("discipline_education"),
        "当年开展的纪律教育活动,党课和警示教育另计。",
    ),
    Indicator(
        "integ_pledge_rate", "党风廉政责任书、承诺书签订率", "integrity", "%", "up", "year",
        Ratio(
            Sum(INTEGRITY, "pledges_signed", (*PLEDGES, Filled("pledges_due"))),
            Sum(INTEGRITY, "pledges_due", (*PLEDGES, Filled("pledges_signed"))),
        ),
        "各处室当年责任书、承诺书已签份数之和÷应签份数之和。",
    ),
    Indicator(
        "integ_online_tests", "网上知识测试", "integrity", "次", "neutral", "quarter", _held("knowledge_test"),
        "当年开展的网上知识测试。",
    ),
    Indicator(
        "integ_meeting", "党风廉政建设大会", "integrity", "次", "neutral", "year", _held("integrity_meeting"),
        "当年召开的党风廉政建设大会。",
        others=(Way("milestones", "重大节点里登记的党风廉政建设大会。", MilestoneReached("integ_meeting")),),
    ),
)  # fmt: skip
