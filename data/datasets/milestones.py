"""Milestones (重大节点): single events planned and reached, such as an award or a centre in use (reference §3)."""

from collections.abc import Mapping
from typing import Any

from data.kinds.dates import Date
from data.kinds.deadlines import Due
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.status import Status
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

QUANTITY = Column("quantity", "数量", Count(unit="项"), ("个数",), note="建成几个、获奖几项;不填视为1。")


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """A milestone that names no quantity is one."""
    return {"quantity": 1} if row.get("quantity") is None else {}


DATASET = Dataset(
    name="milestones",
    zh="重大节点",
    section="reference",
    source="指标目录",
    division="督查处",
    period="event",
    titles=("里程碑", "重大节点", "节点事项"),
    key=("code",),
    columns=(
        Column(
            "code",
            "里程碑代码",
            Code(),
            ("事项代码", "节点代码"),
            required=True,
            note="全部指标页里的指标代码,或自编代码。",
            example="MS-2020-01",
        ),
        Column("title", "名称", Text(), ("事项", "里程碑", "节点名称", "里程碑名称"), required=True),
        Column("kind", "类别", Text(), ("事项类别",)),
        Column("due", "计划完成", Due(), ("计划完成时间", "计划时间")),
        Column("reached_on", "实际完成日期", Date(edge="last"), ("实际完成时间", "达成日期"), note="已达到的填当天。"),
        QUANTITY,
        Column("status", "状态", Status(), ("完成状态",)),
        Column("lead_unit", "责任单位", Unit(), ("牵头单位",)),
        Column("source", "来源", Text(), ("依据", "来源文件")),
        Column("note", "备注", Text(), ("说明",)),
    ),
    derive=derive,
)
