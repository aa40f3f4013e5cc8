"""Anti-smuggling law-enforcement checks (反走私执法检查): one row a unit and month, or each pillar of them (SH27)."""

from data.checks import part_of
from data.kinds.choices import Choice
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.periods import Period
from data.kinds.text import Text
from data.spec import Column, Dataset

PILLAR = Choice(
    {"strike": ("打", "打击"), "prevent": ("防", "防范"), "manage": ("管", "管理"), "build": ("建", "建设")}
)

INSPECTIONS = Column(
    "inspections",
    "执法检查(次)",
    Count(unit="次"),
    ("检查次数", "执法检查次数", "开展检查"),
    required=True,
    note="填当月次数,不是累计数。",
)
JOINT_OPS = Column("joint_ops", "联合行动(次)", Count(unit="次"), ("联合执法",), note="执法检查中的联合行动次数。")
PEOPLE = Column("people", "出动人员(人次)", Count(unit="人次"), ("出动警力", "执法人员", "出动执法人员"))
VEHICLES = Column("vehicles", "车辆(台次)", Count(unit="台次"), ("出动车辆", "执法车辆"))
VESSELS = Column("vessels", "船艇(艘次)", Count(unit="艘次"), ("出动船艇", "舰船"))
SITES = Column("sites", "检查场所(家)", Count(unit="家"), ("检查市场",))
SHIPS = Column("ships", "检查船舶(艘次)", Count(unit="艘次"))
PUBLICITY = Column("publicity", "宣传(场次/份)", Count(unit="场次"), ("宣传场次", "宣传资料"))

DATASET = Dataset(
    name="inspections",
    zh="反走私执法检查",
    section="anti_smuggling",
    source="SH27",
    division="海防与打击走私办公室",
    period="month",
    titles=("执法检查", "反走私检查", "反走私执法"),
    key=("period", "org", "pillar"),
    scope=("period", "org"),
    columns=(
        Column(
            "period",
            "月份",
            Period(),
            ("统计月份", "时间"),
            required=True,
            from_sheet=True,
            note="一般写在标题或工作表名里。",
        ),
        Column(
            "org",
            "地区",
            Unit(),
            ("单位", "地区/单位", "县(市、区)"),
            required=True,
            from_sheet=True,
            note="一个单位单独填报时,写在填报单位处即可。",
            example="南城区",
        ),
        INSPECTIONS,
        JOINT_OPS,
        PEOPLE,
        VEHICLES,
        VESSELS,
        SITES,
        SHIPS,
        PUBLICITY,
        Column("pillar", "打/防/管/建", PILLAR, ("分类", "打/防/管/建分类"), note="分类填报时填写,一类一行。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(part_of(JOINT_OPS, INSPECTIONS),),
)
