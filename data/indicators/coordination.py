"""Indicators of coordination (综合协调) (reference §3.1)."""

from data.formulas import Count, Facts, Ratio, Sum
from data.formulas.conditions import InYear, Is, Yes
from data.indicators.indicator import Indicator

MEETINGS = Facts("meetings")
COORDINATION = (InYear("held_on"), Is("kind", "协调会"))

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "coord_meetings", "协调会议次数", "coordination", "次", "neutral", "month",
        Sum(MEETINGS, "times", COORDINATION),
        "当年召开的协调会,合并登记的按所填次数计。",
    ),
    Indicator(
        "coord_major_events", "重大会议活动保障数", "coordination", "场", "neutral", "event",
        Count(MEETINGS, (InYear("held_on"), Yes("major_event"))),
        "当年为重大会议、重大活动所作的保障。",
    ),
    Indicator(
        "coord_issues_solved_rate", "协调事项办结率", "coordination", "%", "up", "month",
        Ratio(Sum(MEETINGS, "decisions_done", COORDINATION), Sum(MEETINGS, "decisions", COORDINATION)),
        "当年协调会议定的事项中已办结的÷议定的全部事项。",
    ),
)  # fmt: skip
