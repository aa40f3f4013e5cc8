"""Data sharing (数据共享) month by month: one row a department and month (SH21)."""

from data.checks import not_negative, part_of, rate_matches
from data.kinds.numbers import Count, Number
from data.kinds.organisations import Unit
from data.kinds.percents import Percent
from data.kinds.periods import Period
from data.kinds.text import Text
from data.spec import Column, Dataset

ITEMS = Column("items", "民生事项总数", Count(unit="项"), ("梳理事项数", "民生事项数"))
ONE_ID_ITEMS = Column("one_id_items", "一证通办事项数", Count(unit="项"), ("已实现数", "一证通办数"))
ONE_ID_RATE = Column(
    "one_id_rate",
    "一证通办率",
    Percent(negative=False),
    note="系统按一证通办事项数÷民生事项总数另行计算,此列仅作对照。",
)
PROOF_KINDS = Column(
    "proof_kinds",
    "共享证明材料(类)",
    Count(unit="类"),
    ("证明类材料共享", "可共享材料"),
    note="填年初以来的累计种类数。",
)
COLLECTED = Column("collected", "归集数据(万条)", Number(unit="万条"), ("数据归集量",), note="单位万条。")
COLLECT_RATE = Column("collect_rate", "归集率", Percent(negative=False))
APIS = Column("apis", "共享接口数", Count(unit="个"), ("接口", "服务接口"))
APIS_OPEN = Column("apis_open", "已开通", Count(unit="个"), ("已开通接口数", "已开通接口"))
CALLS_MONTH = Column(
    "calls_month",
    "本月调用次数",
    Number(unit="次"),
    ("当月调用次数", "本月调用量"),
    note="单位次;表头写了(万次)的,系统自动换算。",
)
CALLS_YTD = Column(
    "calls_ytd",
    "累计调用次数",
    Number(unit="次"),
    ("调用量", "数据调用", "数据调用(万次)", "累计调用量"),
    note="填年初以来的累计数,单位次;表头写了(万次)的,系统自动换算。",
)
REQUESTS = Column("requests", "需求数", Count(unit="项"), ("数据需求清单", "数据需求数"))
MET = Column("met", "满足数", Count(unit="项"), ("已满足数",))
MET_RATE = Column("met_rate", "满足率", Percent(negative=False), note="系统按满足数÷需求数另行计算,此列仅作对照。")
BAD_DATA = Column("bad_data", "问题数据", Count(unit="条"), ("问题数据治理",))
FIXED = Column("fixed", "已整改", Count(unit="条"), ("已整改数",))

DATASET = Dataset(
    name="data_sharing",
    zh="数据共享",
    section="data_sharing",
    source="SH21",
    division="数据管理处",
    period="month",
    titles=("数据共享", "一证通办", "数据归集"),
    key=("period", "dept"),
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
        Column("dept", "部门", Unit(), ("数源部门", "提供单位", "单位"), required=True),
        ITEMS,
        ONE_ID_ITEMS,
        ONE_ID_RATE,
        Column("target", "年度目标", Percent(), ("一证通办率目标",), note="一证通办率的年度目标。"),
        PROOF_KINDS,
        COLLECTED,
        COLLECT_RATE,
        APIS,
        APIS_OPEN,
        CALLS_MONTH,
        CALLS_YTD,
        REQUESTS,
        MET,
        MET_RATE,
        BAD_DATA,
        FIXED,
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(
        part_of(ONE_ID_ITEMS, ITEMS),
        part_of(APIS_OPEN, APIS),
        part_of(CALLS_MONTH, CALLS_YTD),
        part_of(MET, REQUESTS),
        part_of(FIXED, BAD_DATA),
        rate_matches(ONE_ID_RATE, ONE_ID_ITEMS, ITEMS),
        rate_matches(MET_RATE, MET, REQUESTS),
        not_negative(COLLECTED, CALLS_MONTH, CALLS_YTD),
    ),
    only_grows=("calls_ytd",),
)
