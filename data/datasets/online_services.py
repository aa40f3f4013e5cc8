"""Online and mobile services (网上办事、掌上办事): one row a region and month (SH22)."""

from data.checks import part_of, rate_matches
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.percents import Percent
from data.kinds.periods import Period
from data.kinds.text import Text
from data.spec import Column, Dataset

ITEMS = Column("items", "政务服务事项数", Count(unit="项"), ("政务服务事项",))
ONLINE_ITEMS = Column("online_items", "网上可办数", Count(unit="项"), ("网上可办数(率)", "网上可办事项数"))
ONLINE_RATE = Column(
    "online_rate", "网上可办率", Percent(negative=False), note="系统按网上可办数÷政务服务事项数另行计算,此列仅作对照。"
)
MOBILE_ITEMS = Column("mobile_items", "掌上办事事项数", Count(unit="项"), ("掌上可办数", "掌上可办事项数"))
MOBILE_RATE = Column(
    "mobile_rate",
    "掌上可办率",
    Percent(negative=False),
    note="系统按掌上办事事项数÷政务服务事项数另行计算,此列仅作对照。",
)

DATASET = Dataset(
    name="online_services",
    zh="网上掌上办事",
    section="data_sharing",
    source="SH22",
    division="数据管理处",
    period="month",
    titles=("掌上办事", "网上可办", "掌上可办", "政务服务事项"),
    key=("period", "org"),
    scope=("period",),
    columns=(
        Column(
            "period",
            "月份",
            Period(),
            ("统计月份", "截至时间"),
            required=True,
            from_sheet=True,
            note="一般写在标题或工作表名里。",
        ),
        Column(
            "org",
            "地区",
            Unit(),
            ("市本级", "县(市、区)", "单位"),
            required=True,
            note="市本级和各县(市、区)各一行。",
            example="南城区",
        ),
        ITEMS,
        ONLINE_ITEMS,
        ONLINE_RATE,
        MOBILE_ITEMS,
        MOBILE_RATE,
        Column("zero_visit_rate", "跑零次率", Percent(negative=False), ("跑零次可办率",)),
        Column("instant_rate", "即办率", Percent(negative=False), ("即办件率",)),
        Column("time_cut_rate", "承诺时限压缩比", Percent(), ("承诺时限压缩率",)),
        Column("e_material_rate", "材料电子化率", Percent(negative=False)),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(
        part_of(ONLINE_ITEMS, ITEMS),
        part_of(MOBILE_ITEMS, ITEMS),
        rate_matches(ONLINE_RATE, ONLINE_ITEMS, ITEMS),
        rate_matches(MOBILE_RATE, MOBILE_ITEMS, ITEMS),
    ),
)
