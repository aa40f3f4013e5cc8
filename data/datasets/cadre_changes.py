"""Cadre changes (干部变动): how many were selected, promoted, moved, counted by day and kind, never by name (SH30)."""

from collections.abc import Mapping
from typing import Any

from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.numbers import Count
from data.kinds.text import Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "selected_deputy_division": ("选拔副处级", "选拔副处级领导干部", "提任副处级", "提拔副处级", "副处级"),
        "promoted_section": ("提拔正科级", "提拔正科级领导干部", "提任正科级", "晋升正科级", "正科级"),
        "promoted_deputy_section": ("提拔副科级", "提拔副科级领导干部", "提任副科级", "晋升副科级", "副科级"),
        "rotated": ("岗位交流", "轮岗交流", "轮岗", "交流"),
        "seconded": ("挂职", "挂职锻炼"),
        "intern": ("实习", "高校实习生", "实习生", "暑期实习"),
    },
    strict=True,
)


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year in which the change was made."""
    day = row.get("changed_on")
    return {"year": day.year} if day else {}


DATASET = Dataset(
    name="cadre_changes",
    zh="干部变动",
    section="team",
    source="SH30",
    division="人事处",
    period="quarter",
    titles=("干部变动", "干部选拔", "干部任免", "岗位交流", "选拔任用"),
    key=("kind", "changed_on"),
    counts_only=True,
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="变动时间所在的年份。"),
        Column("kind", "变动类别", KIND, ("类别", "类型"), required=True),
        Column(
            "people",
            "变动人数",
            Count(unit="名"),
            ("人数", "人数(名)", "名额"),
            required=True,
            note="同一天同一类别合并为一行,只填人数,不填姓名、职务等个人信息。",
        ),
        Column("changed_on", "变动时间", Date(edge="last"), ("时间", "任职时间", "日期"), required=True),
        Column("method", "变动方式", Text(), ("方式", "产生方式"), note="如 民主推荐、配合市委组织部选拔。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    derive=derive,
)
