"""Meetings (会议) of the city government and its office: one row a meeting, or a series with its number (SH13)."""

from collections.abc import Mapping
from typing import Any

from data.checks import part_of
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.flags import Flag
from data.kinds.line_number import LineNumber
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.roles import Role
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "全体会议": ("全体会议", "市政府全体会议"),
        "常务会议": ("常务会议", "市政府常务会议"),
        "市长办公会": ("市长办公会", "市长办公会议"),
        "专题会议": ("专题会议", "专题会"),
        "全市性会议": ("全市性会议", "全市会议"),
        "协调会": ("协调会", "协调会议", "专题协调会"),
        "电视电话会": ("电视电话会", "电视电话会议", "视频会议"),
    },
    strict=True,
)

APPROVAL = Choice(
    {
        "approved": ("同意", "已审批", "已批准", "已同意"),
        "reduced": ("压缩后同意", "压缩规模", "合并召开"),
        "rejected": ("不同意", "未批准"),
        "none": ("无需审批", "免审批"),
    }
)

DECISIONS = Column("decisions", "议定事项数", Count(unit="项"), ("纪要事项", "协调事项数", "议定事项"))
DECISIONS_DONE = Column("decisions_done", "已落实数", Count(unit="项"), ("已办结数", "落实数"))


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row that gives no number is one meeting; one with the number of an open telegram was called by it."""
    found: dict[str, Any] = {}
    if row.get("times") is None and row.get("times_qual") is None:
        found["times"] = 1
    if row.get("by_telegram") is None and "明电" in (row.get("telegram_no") or ""):
        found["by_telegram"] = True
    return found


DATASET = Dataset(
    name="meetings",
    zh="会议登记",
    section="documents",
    source="SH13",
    division="秘书处、综合处",
    period="month",
    titles=("会议登记", "会议台账", "协调会议"),
    key=("held_on", "name"),
    columns=(
        Column("seq", "序号", LineNumber(), note="只是行号。"),
        Column("name", "会议名称", Text(), ("会议主题",), required=True),
        Column("kind", "会议类型", KIND, ("类别", "会议类别"), required=True, from_sheet=True),
        Column(
            "held_on", "召开时间", Date(edge="last"), ("会议时间", "日期", "召开日期"), required=True,
            note="跨几天的填最后一天。",
        ),
        Column(
            "times", "次数", Count(unit="次"), ("召开次数", "会议次数"),
            note="一行一次的不填;同一事项开过多次的合并登记,填次数,如 3、20多次。",
        ),
        Column("host_unit", "主办单位", Unit(), ("牵头单位",)),
        Column("division", "承办处室", Text(), ("牵头处室", "主办处室")),
        Column("leader_roles", "出席领导(角色)", Role("city", "office"), ("出席领导", "主持人"), note="填职务,不填姓名。"),
        Column("attendees", "规模(人)", Count(unit="人"), ("参会人数", "会议规模")),
        Column("by_telegram", "是否明电通知", Flag(), note="以发明电通知召开的填是。"),
        Column("telegram_no", "明电文号", Code(), ("发文号", "明电号"), note="填了明电文号的视为以发明电召开。"),
        Column("approved", "审批情况", APPROVAL, ("审批结果",)),
        DECISIONS,
        DECISIONS_DONE,
        Column("major_event", "是否重大活动保障", Flag(), ("重大活动",), note="为重大会议、重大活动所作的保障填是。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(part_of(DECISIONS_DONE, DECISIONS),),
    derive=derive,
)  # fmt: skip
