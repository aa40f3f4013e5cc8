"""Deputies' suggestions (人大代表建议) and CPPCC members' proposals (政协提案): one row each (SH20)."""

from collections.abc import Mapping
from typing import Any

from data.checks import in_order
from data.clocks.proposals import ANSWER, clocks
from data.clocks.stated import due_agrees
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.flags import Flag
from data.kinds.kind import Finding
from data.kinds.numbers import Count
from data.kinds.organisations import Unit, Units
from data.kinds.roles import Role
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "deputy": ("人大代表建议", "代表建议", "人大建议", "建议", "代表建议、批评和意见"),
        "member": ("政协提案", "政协委员提案", "委员提案", "提案"),
    },
    strict=True,
)
LEVEL = Choice(
    {
        "national": ("全国", "全国级", "国家级"),
        "province": ("省", "省级"),
        "city": ("市", "市级"),
        "county": ("县", "县级", "区"),
    }
)
WAY = Choice(
    {
        "上门": ("上门", "上门走访", "登门走访", "走访"),
        "座谈": ("座谈", "座谈会", "面谈", "见面", "当面沟通"),
        "调研": ("调研", "实地调研", "联合调研"),
        "电话": ("电话", "电话沟通", "电话联系"),
        "书面": ("书面", "书面沟通", "信函", "网络", "微信"),
    }
)
FACE_TO_FACE = frozenset({"上门", "座谈", "调研"})
"""Ways of consulting that count for 面商率 (reference §4.12)."""
RESULT = Choice(
    {
        "A": ("A", "A类", "已解决或基本解决", "已解决", "A类(已解决或基本解决)"),
        "B": ("B", "B类", "部分解决或列入计划", "正在解决", "B类(部分解决或列入计划)"),
        "C": ("C", "C类", "留作参考", "受条件限制", "C类(留作参考)"),
        "D": ("D", "D类", "解释说明", "D类(解释说明)"),
    }
)
SATISFACTION = Choice(
    {
        "satisfied": ("满意", "很满意", "非常满意"),
        "basically": ("基本满意", "较满意", "比较满意"),
        "dissatisfied": ("不满意",),
        "none": ("未反馈", "尚未反馈", "未评价", "未回复"),
    }
)

ASSIGNED = Column(
    "assigned_on",
    "交办日期",
    Date(),
    ("交办时间", "收到时间", "交办日"),
    required=True,
    note="3个月的办理期限从次日起算。",
)
RETURNED = Column(
    "returned_on", "退回日期", Date(), ("退办日期", "退件日期"), note="承办单位认为不属本单位职责的,7个工作日内退回。"
)
REASSIGNED = Column(
    "reassigned_on", "重新交办日期", Date(), ("改办日期", "重新交办时间"), note="退回后改交的,期限从这天的次日起算。"
)
CO_OPINION_ON = Column(
    "co_opinion_on", "会办意见日期", Date(), ("会办时间", "会办意见时间"), note="会办单位1个月内向主办单位提出意见。"
)
EXTENDED_ON = Column("extended_on", "延期批准日期", Date(), ("延期日期", "同意延期日期"))
DUE = Column(
    "due_on", "答复期限", Date(edge="last"), ("办理期限", "答复时限", "办结期限"),
    note="系统按3个月(延期的6个月)另行计算,此列仅作对照。",
)  # fmt: skip
CONSULTED_ON = Column("consulted_on", "面商日期", Date(), ("面商时间", "见面日期", "面商"))
ANSWERED = Column("answered_on", "答复日期", Date(), ("答复时间", "办结日期", "办结时间"))


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """市 where no level stands; the year of the assignment where none does; whether the proposer was met face to face."""
    assigned = row.get("assigned_on")
    year = row.get("year") or (float(assigned.year) if assigned else None)
    extended = True if row.get("extended_on") else row.get("extended")
    return {"year": year, "level": row.get("level") or "city", "extended": extended, "met": _was_met(row)}


def _was_met(row: Mapping[str, Any]) -> bool | None:
    """A telephone call is no meeting, whatever 是否面商 says; a day of it alone is one."""
    if row.get("consult_way"):
        return row["consult_way"] in FACE_TO_FACE
    return True if row.get("consulted_on") else row.get("consulted")


def consulted_agrees(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`consulted_disagrees` where 是否面商 says no, but a way of meeting or a day of it stands."""
    if row.get("consulted") is not False or not _was_met(row):
        return None
    other = "面商方式" if row.get("consult_way") else "面商日期"
    return "consulted", Finding("consulted_disagrees", "warning", {"other": other})


DATASET = Dataset(
    name="proposals",
    zh="建议提案台账",
    section="openness",
    source="SH20",
    division="建议提案处",
    period="month",
    titles=("建议提案", "代表建议", "政协提案", "建议、提案"),
    key=("year", "level", "kind", "no"),
    columns=(
        Column("year", "年度", Count(unit="年"), ("届次年度", "年份"), from_sheet=True, note="一般写在标题里,不必填。"),
        Column(
            "kind", "类别", KIND, ("建议/提案", "性质", "建议提案类别", "类型"), required=True, from_sheet=True,
            note="一张表只登一类时,写在标题或工作表名里即可。",
        ),
        Column("level", "级别", LEVEL, ("层级", "层次"), note="全国、省、市;不填时视为市级。"),
        Column(
            "no", "编号", Code(), ("建议号", "提案号", "案号", "建议编号", "提案编号"), required=True,
            note="同一年度同级同类不重复。",
        ),
        Column(
            "title", "标题", Text(), ("案由", "建议题目", "提案标题", "建议标题", "题目", "内容"), required=True
        ),
        Column("group", "界别/代表团", Text(), ("界别", "代表团"), note="只写界别或代表团,不写代表、委员姓名。"),
        Column(
            "host_unit", "主办单位", Unit(), ("承办单位", "牵头单位", "主办"), required=True,
            note="单位名录里的政府部门、县(市、区)、开发区、垂管单位、市属企业主办的,计为市政府系统承办。",
        ),
        Column("co_units", "会办单位", Units(), ("协办单位", "分办单位", "会办")),
        Column("is_key", "是否重点", Flag(), ("重点督办", "市领导领办", "重点建议提案")),
        Column("leader_role", "领办领导", Role("city"), ("领衔领导", "领办市领导"), note="只写职务,不写姓名。"),
        ASSIGNED,
        RETURNED,
        REASSIGNED,
        CO_OPINION_ON,
        Column("extended", "是否延期", Flag("延期批准日期"), ("延期",), note="情况复杂、经同意的,最长6个月。"),
        EXTENDED_ON,
        DUE,
        Column("consulted", "是否面商", Flag("面商日期"), ("见面情况", "是否见面")),
        CONSULTED_ON,
        Column("consult_way", "面商方式", WAY, ("沟通方式", "见面方式"), note="上门、座谈、调研计入面商率,电话、书面不计。"),
        Column("met", "面对面商办", Flag(), computed=True, note="方式为上门、座谈、调研,或只写了面商日期的。"),
        ANSWERED,
        Column("reply_doc_no", "答复文号", Code(), ("复函文号", "答复函号")),
        Column(
            "result_class", "办理结果分类", RESULT, ("办理结果", "结果分类", "分类", "类别", "A/B/C", "办理类别"),
            note="A已解决或基本解决,B部分解决或列入计划,C留作参考;分四类的地方另有D解释说明。",
        ),
        Column(
            "sat_process", "对办理工作满意度", SATISFACTION,
            ("办理工作满意度", "对办理工作", "满意度", "反馈意见", "征询意见"),
        ),
        Column("sat_result", "对办理结果满意度", SATISFACTION, ("办理结果满意度", "对办理结果", "结果满意度")),
        Column("online", "是否网上公开", Flag(), ("上网", "网上公开", "是否上网")),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(
        in_order(ASSIGNED, RETURNED),
        in_order(RETURNED, REASSIGNED),
        in_order(ASSIGNED, CO_OPINION_ON),
        in_order(ASSIGNED, CONSULTED_ON),
        in_order(CONSULTED_ON, ANSWERED),
        consulted_agrees,
        in_order(ASSIGNED, ANSWERED),
        due_agrees(DUE, ASSIGNED, ANSWER, clocks),
    ),
    derive=derive,
    happened=(
        "assigned_on", "returned_on", "reassigned_on", "co_opinion_on", "extended_on", "consulted_on", "answered_on",
    ),
)  # fmt: skip
