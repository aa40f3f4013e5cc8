"""Items of the executive meeting (常务会议议题), forecast a month ahead, then held: one row an item (SH14)."""

from collections.abc import Mapping
from typing import Any

from data.checks import in_order
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.flags import Flag
from data.kinds.kind import Finding
from data.kinds.line_number import LineNumber
from data.kinds.numbers import Count
from data.kinds.organisations import Unit, Units
from data.kinds.periods import Period
from data.kinds.roles import Role
from data.kinds.text import Text
from data.spec import Column, Dataset

RESULT = Choice(
    {
        "listed": ("列入", "同意列入", "列入议程"),
        "deferred": ("缓议", "暂缓"),
        "returned": ("退回", "退回补充"),
    },
    strict=True,
)

OUTCOME = Choice(
    {
        "passed": ("通过", "审议通过"),
        "passed_in_principle": ("原则通过", "原则同意"),
        "to_revise": ("修改后再议", "再议"),
        "rejected": ("不通过", "未通过"),
    }
)

APPLIED = Column("applied_on", "申报日期", Date(), ("申报时间", "预报日期", "报备日期"), required=True)
APPROVED = Column("approved_on", "审核日期", Date(), ("审核时间", "审定日期"), note="审核完毕的那一天,待审核的不填。")
MATERIAL = Column(
    "material_on", "材料报送日期", Date(), ("材料报送时间", "上会材料日期"), note="上会材料报齐的那一天。"
)
MEETING = Column("meeting_on", "拟上会日期", Date(), ("上会日期", "会议日期", "上会时间"))


def listed_items_are_prepared(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`item_listed_unprepared` where an item is on the agenda without consultation or legal review."""
    wanting = {"consulted": "征求意见", "legal_reviewed": "合法性审查"}
    missed = [field for field in wanting if row.get(field) is False]
    if row.get("result") != "listed" or not missed:
        return None
    return missed[0], Finding("item_listed_unprepared", "warning", {"missing": "、".join(wanting[f] for f in missed)})


DATASET = Dataset(
    name="executive_items",
    zh="常务会议议题预报",
    section="documents",
    source="SH14",
    division="常务会议处",
    period="month",
    titles=("议题预报", "常务会议议题", "议题申报"),
    key=("month", "title"),
    columns=(
        Column("seq", "序号", LineNumber(), note="只是行号。"),
        Column("month", "预报月份", Period(), ("拟上会月份",), required=True, from_sheet=True, note="拟上会的月份。"),
        Column("title", "议题名称", Text(), ("议题", "议题题目"), required=True, note="从预报到上会用同一写法。"),
        Column("submit_unit", "提请单位", Unit(), ("申报单位", "汇报单位"), required=True),
        Column(
            "reporter_role", "汇报人(角色)", Role("unit", "county"), ("汇报人", "汇报人职务"), note="填职务,不填姓名。"
        ),
        Column("leader_role", "分管副市长(角色)", Role("city"), ("分管副市长", "分管市领导"), note="填职务,不填姓名。"),
        Column("units", "涉及单位", Units(), ("列席单位",), note="一般不超过5家。"),
        Column("consulted", "是否征求意见", Flag(), ("是否协调一致", "是否征求意见/协调一致", "征求意见情况")),
        Column("legal_reviewed", "合法性审查", Flag(), ("是否合法性审查", "合法性审查情况")),
        APPLIED,
        APPROVED,
        Column("result", "审核结果", RESULT, ("审核意见",), note="列入、缓议或退回。"),
        Column(
            "meeting_no", "拟上会次数", Count(unit="次"), ("会议次数", "上会次数"), note="第几次常务会议,只填数字。"
        ),
        MEETING,
        MATERIAL,
        Column("outcome", "上会结果", OUTCOME, ("审议结果",), note="通过、原则通过、修改后再议或不通过。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(in_order(APPLIED, APPROVED), in_order(APPLIED, MEETING), listed_items_are_prepared),
    happened=("applied_on", "approved_on", "material_on"),
)
