"""Indicators of the team (队伍建设): training, cadres, activities (reference §3.9)."""

from data.formulas import Facts, Sum
from data.formulas.conditions import InYear, Is
from data.indicators.indicator import Indicator

ACTIVITIES, CHANGES, TRAINING = Facts("activities"), Facts("cadre_changes"), Facts("training")
CADRE_COURSES = ("division_heads", "young_cadres", "section_heads")
"""What counts as sending cadres to training; training in the trade (业务培训) does not."""


def _held(kind: str, field: str = "sessions") -> Sum:
    """A number of the year's activities of a kind."""
    return Sum(ACTIVITIES, field, (InYear("held_on"), Is("kind", kind)))


def _changed(kind: str) -> Sum:
    """How many people the year's changes of a kind concern."""
    return Sum(CHANGES, "people", (InYear("changed_on"), Is("kind", kind)))


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "team_lecturers", "参与宣讲人数", "team", "人", "neutral", "event", _held("lecture", "people"),
        "当年各场宣讲的参与宣讲人数之和。",
    ),
    Indicator(
        "team_lecture_audience", "宣讲听众", "team", "人", "neutral", "event", _held("lecture", "audience"),
        "当年各场宣讲的听众人数之和。",
    ),
    Indicator(
        "team_handouts", "发放宣传资料", "team", "份", "neutral", "event", _held("lecture", "handouts"),
        "当年各场宣讲发放的资料份数之和。",
    ),
    Indicator(
        "team_debates", "思想观念大讨论", "team", "次", "neutral", "event", _held("debate"),
        "当年开展的思想观念大讨论,按场次计。",
    ),
    Indicator(
        "team_check_lists", "自查清单", "team", "张", "neutral", "year", _held("debate", "check_lists"),
        "当年大讨论形成的自查清单张数之和。",
    ),
    Indicator(
        "team_lectures", "主题报告会", "team", "次", "neutral", "month", _held("theme_lecture"),
        "当年举办的主题报告会,按场次计。",
    ),
    Indicator(
        "team_party_days", "主题党日活动", "team", "次", "neutral", "month", _held("party_day"),
        "当年开展的主题党日活动,按场次计。",
    ),
    Indicator(
        "team_culture_events", "文体活动", "team", "场次", "neutral", "month", _held("culture_event"),
        "当年举办的文体活动,按场次计。",
    ),
    Indicator(
        "team_interns", "高校实习生", "team", "名", "neutral", "year", _changed("intern"),
        "当年安排到各处室实习的高校学生人数之和。",
    ),
    Indicator(
        "team_trained", "参加培训班人数", "team", "名", "up", "month",
        Sum(TRAINING, "people", (InYear("held"), Is("kind", CADRE_COURSES))),
        "当年开班的县处级、中青年、科级干部培训班参训人次之和,业务培训不计。",
    ),
    Indicator(
        "team_selected_deputy_division", "选拔副处级领导干部", "team", "名", "neutral", "event",
        _changed("selected_deputy_division"),
        "当年选拔副处级领导干部的人数之和。",
    ),
    Indicator(
        "team_promoted_section", "提拔正科级领导干部", "team", "名", "neutral", "event", _changed("promoted_section"),
        "当年提拔正科级领导干部的人数之和。",
    ),
    Indicator(
        "team_promoted_deputy_section", "提拔副科级领导干部", "team", "名", "neutral", "event",
        _changed("promoted_deputy_section"),
        "当年提拔副科级领导干部的人数之和。",
    ),
    Indicator(
        "team_rotated", "岗位交流", "team", "名", "neutral", "event", _changed("rotated"),
        "当年岗位交流的人数之和。",
    ),
)  # fmt: skip
