"""The emergency duty roster (应急值班表): one row a shift, roles only (SH24)."""

from collections.abc import Mapping
from typing import Any

from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.on_duty import OnDuty
from data.kinds.text import Text
from data.spec import Column, Dataset

SHIFT = Choice(
    {
        "白班": ("白班", "白", "日班", "白天"),
        "夜班": ("夜班", "夜", "晚班", "夜间"),
        "全天": ("全天", "全", "24小时", "全日"),
    },
    strict=True,
)


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """A roster without shifts names one duty for the whole day."""
    return {} if row.get("shift") else {"shift": "全天"}


DATASET = Dataset(
    name="duty_roster",
    zh="应急值班表",
    section="emergency",
    source="SH24",
    division="总值班室",
    period="month",
    titles=("值班表", "值班安排", "应急值班", "值班"),
    key=("date", "shift"),
    columns=(
        Column("date", "日期", Date(), ("值班日期", "值班时间"), required=True),
        Column("shift", "班次", SHIFT, ("值班班次",), note="白班、夜班或全天;不填视为全天。"),
        Column(
            "duty_lead",
            "带班领导",
            OnDuty("office", "city"),
            ("带班领导(角色)", "值班领导", "带班"),
            required=True,
            blank_ok=True,
            note="填职务;填了姓名的只记为已安排,姓名不保存;空着视为缺岗。",
            example="市政府副秘书长",
        ),
        Column(
            "duty_officer",
            "主班",
            OnDuty("office", "city"),
            ("值班员", "值班人员"),
            note="可填岗位;填了姓名的只记为已安排,姓名不保存;空着视为缺岗。",
            example="总值班室值班员",
        ),
        Column(
            "second_officer",
            "副班",
            OnDuty("office", "city"),
            ("副班人员",),
            note="可填岗位;姓名不保存。",
            example="处室值班员",
        ),
        Column("handover", "交接情况", Text(), ("交接班情况",)),
        Column("note", "备注", Text(), ("说明",)),
    ),
    derive=derive,
)
