"""Activity on Zhejiang's government DingTalk (浙政钉): one row a unit and week (SH23)."""

from data.checks import part_of, rate_matches
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.percents import Percent
from data.kinds.periods import Period
from data.kinds.ranks import Rank
from data.kinds.text import Text
from data.spec import Column, Dataset

USERS = Column("users", "应激活人数", Count(unit="人"), ("注册人数", "应激活/注册人数", "应激活"))
ACTIVATED = Column("activated", "已激活", Count(unit="人"), ("已激活人数", "激活人数"))
ACTIVATION_RATE = Column(
    "activation_rate", "激活率", Percent(negative=False), note="系统按已激活÷应激活人数另行计算,此列仅作对照。"
)
ACTIVE_WEEK = Column("active_week", "周活跃人数", Count(unit="人"))
WEEKLY_ACTIVE_RATE = Column(
    "weekly_active_rate",
    "周活跃度",
    Percent(negative=False),
    ("活跃率", "周活跃率"),
    note="系统按周活跃人数÷已激活另行计算,此列仅作对照。",
)
ACTIVE_DAY = Column("active_day", "日均活跃", Count(unit="人"), ("日均活跃人数",))
GROUPS = Column("groups", "工作群数", Count(unit="个"))

DATASET = Dataset(
    name="dingtalk",
    zh="浙政钉活跃度",
    section="data_sharing",
    source="SH23",
    division="数据管理处",
    period="month",
    titles=("浙政钉", "周活跃度"),
    key=("week", "org"),
    scope=("week",),
    columns=(
        Column(
            "week",
            "周次",
            Period(),
            ("统计日期", "周次/统计日期", "日期"),
            required=True,
            from_sheet=True,
            note="如 第23周,或填该周的日期。",
        ),
        Column("org", "单位", Unit(), ("部门", "地区"), required=True),
        USERS,
        ACTIVATED,
        ACTIVATION_RATE,
        ACTIVE_WEEK,
        WEEKLY_ACTIVE_RATE,
        ACTIVE_DAY,
        GROUPS,
        Column("rank", "排名", Rank(), ("位次",), note="系统另行计算,此列仅作对照。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(
        part_of(ACTIVATED, USERS),
        part_of(ACTIVE_WEEK, ACTIVATED),
        part_of(ACTIVE_DAY, ACTIVE_WEEK),
        rate_matches(ACTIVATION_RATE, ACTIVATED, USERS),
        rate_matches(WEEKLY_ACTIVE_RATE, ACTIVE_WEEK, ACTIVATED),
    ),
)
