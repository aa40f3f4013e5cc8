"""Urgent information (紧急信息) reported to city leaders: one row a report, first or follow-up (SH25)."""

from collections.abc import Mapping
from typing import Any

from data.checks import in_order, not_negative
from data.kinds.choices import Choice
from data.kinds.dates import Moment
from data.kinds.numbers import Count, Number
from data.kinds.organisations import Unit
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "自然灾害": (
            "自然灾害",
            "自然灾害类",
        ),
        "事故灾难": ("事故灾难", "事故灾难类", "事故"),
        "公共卫生事件": ("公共卫生事件", "公共卫生", "公共卫生事件类"),
        "社会安全事件": ("社会安全事件", "社会安全", "社会安全事件类"),
    },
    strict=True,
)

LEVEL = Choice(
    {
        "level_1": ("Ⅰ特别重大", "Ⅰ级", "Ⅰ", "I级", "I", "一级", "特别重大"),
        "level_2": ("Ⅱ重大", "Ⅱ级", "Ⅱ", "II级", "II", "二级", "重大"),
        "level_3": ("Ⅲ较大", "Ⅲ级", "Ⅲ", "III级", "III", "三级", "较大"),
        "level_4": ("Ⅳ一般", "Ⅳ级", "Ⅳ", "IV级", "IV", "四级", "一般"),
        "ungraded": ("未定级", "未分级", "待定", "待定级"),
    },
    strict=True,
)

SERIOUS = ("level_1", "level_2", "level_3")
"""Levels from 较大 up, which go to the province as well (reference §5.4)."""

REPORT_KIND = Choice(
    {
        "first": ("首报", "初报"),
        "follow_up": ("续报",),
        "final": ("终报",),
    },
    strict=True,
)

FAULT = Choice(
    {
        "normal": ("正常", "否", "未迟报漏报"),
        "late": ("迟报",),
        "missed": ("漏报",),
        "false": ("谎报",),
        "concealed": ("瞒报",),
    }
)

MINUTES_NOTE = "写到分钟,如 2020-06-15 14:05。"

OCCURRED = Column("occurred_at", "事发时间", Moment(), ("发生时间",), required=True, note=MINUTES_NOTE)
RECEIVED = Column("received_at", "接报时间", Moment(), ("来电时间", "收到时间"), required=True, note=MINUTES_NOTE)
TO_LEADER = Column(
    "to_leader_at",
    "报市领导时间",
    Moment(),
    ("呈报时间", "上报时间"),
    required=True,
    note="写到分钟;系统据此计算从接报到报告用了几分钟。",
)
TO_PROVINCE = Column("to_province_at", "报省时间", Moment(), ("上报省政府时间",), note=MINUTES_NOTE)
DEAD = Column("dead", "死亡", Count(unit="人"), ("死亡人数",), zero_if_blank=True)
MISSING = Column("missing", "失踪", Count(unit="人"), ("失踪人数",), zero_if_blank=True)
INJURED = Column("injured", "受伤(重伤)", Count(unit="人"), ("受伤人数", "重伤", "重伤人数"), zero_if_blank=True)
LOSS = Column("loss", "直接经济损失(万元)", Number(unit="万元"), ("经济损失",), note="单位万元。")


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year that the report's number runs in: that of its receipt."""
    received = row.get("received_at")
    return {"year": received.year if received else None}


DATASET = Dataset(
    name="urgent_reports",
    zh="紧急信息报送",
    section="emergency",
    source="SH25",
    division="总值班室",
    period="month",
    titles=("紧急信息", "突发事件", "信息报送"),
    key=("year", "report_no"),
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="接报时间所在的年份。"),
        Column(
            "report_no",
            "信息编号",
            Code(),
            ("编号", "期号"),
            required=True,
            note="每报一次一个编号,一年内不重复;续报另编号。",
            example="2020001",
        ),
        Column("title", "事件名称", Text(), ("信息标题", "事件", "主要内容"), required=True),
        OCCURRED,
        RECEIVED,
        Column(
            "county",
            "属地",
            Unit(),
            ("地点", "事发地点", "所属县(市、区)"),
            required=True,
            note="填县(市、区)或市本级,用于分地区统计。",
            example="南城区",
        ),
        Column("place", "事发地点", Text(), ("地点",), note="填到乡镇(街道)即可,不填门牌住址。"),
        Column("from_unit", "报送单位", Unit(), ("信息来源", "来源单位"), required=True),
        Column("kind", "事件类别", KIND, ("类型",), required=True),
        Column("level", "事件级别", LEVEL, ("等级", "级别"), required=True, note="按原报级别填写;未定级填未定级。"),
        Column(
            "report_kind",
            "报告类型",
            REPORT_KIND,
            ("首报/续报/终报", "报告类别"),
            required=True,
            note="首报(初报)、续报或终报,首报和续报各算一条。",
        ),
        Column("channel", "报送方式", Choice.of("电话", "书面", "传真", "网络"), ("电话/书面/传真/网络",)),
        TO_LEADER,
        TO_PROVINCE,
        DEAD,
        MISSING,
        INJURED,
        Column("casualties_text", "伤亡情况", Text(), note="只写人数,不写姓名。"),
        LOSS,
        Column("action", "已采取措施", Text(), ("处置情况",)),
        Column("leader_note", "领导批示(角色)", Text(), ("领导批示",), note="写职务和批示要点,不写姓名。"),
        Column("follow_up", "后续", Text(), ("后续情况",)),
        Column("fault", "是否迟报漏报", FAULT, ("报送质量",)),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(
        in_order(OCCURRED, RECEIVED, "error"),
        in_order(RECEIVED, TO_LEADER, "error"),
        in_order(OCCURRED, TO_PROVINCE, "error"),
        not_negative(LOSS),
    ),
    derive=derive,
    derive_when=("received_at",),
)
