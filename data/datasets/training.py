"""Cadre training (干部培训): one row a course, with how many went; who went is not kept (SH29)."""

from collections.abc import Mapping
from typing import Any

from data.checks import not_negative
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.day_ranges import DayRange
from data.kinds.numbers import Count, Number
from data.kinds.text import Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "division_heads": (
            "县处级研修班",
            "县(处)级领导干部研修班",
            "县处级领导干部研修班",
            "处级干部研修班",
            "县处级",
        ),
        "young_cadres": ("中青年干部培训班", "中青班", "中青年干部", "中青年"),
        "section_heads": ("科级干部培训班", "科级干部", "科级"),
        "professional": ("业务培训", "业务培训班", "专题培训", "业务"),
    },
    strict=True,
)

HOURS = Column("hours", "学时", Number(unit="学时"), ("培训学时", "课时"))


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year in which a course begins, and its last day, whichever column holds it."""
    first, last = row.get("held"), row.get("ended_on") or row.get("held_to")
    return {"year": first.year, "held_to": last, "ended_on": last} if first else {}


DATASET = Dataset(
    name="training",
    zh="干部培训",
    section="team",
    source="SH29",
    division="人事处",
    period="quarter",
    titles=("干部培训", "培训班", "教育培训"),
    key=("year", "course"),
    counts_only=True,
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="开班时间所在的年份。"),
        Column(
            "course",
            "培训班名称",
            Text(),
            ("班次名称", "培训班次", "培训项目"),
            required=True,
            note="一年内几期同名的班,请在名称里写明期次。",
        ),
        Column("kind", "培训类别", KIND, ("类别", "班次类别"), required=True),
        Column("host", "主办单位", Text(), ("举办单位", "组织单位")),
        Column(
            "held",
            "起止时间",
            DayRange(),
            ("培训时间", "开班时间", "开始时间", "时间"),
            required=True,
            note="如 2020年5月11日—5月15日;另有结束时间一列的,这里填开始时间。",
        ),
        Column("ended_on", "结束时间", Date(edge="last"), ("结业时间",)),
        Column(
            "people",
            "参训人数",
            Count(unit="人次"),
            ("参训人次", "培训人数", "选派人数"),
            required=True,
            note="只填人数,不填姓名。",
        ),
        HOURS,
        Column("place", "培训地点", Text(), ("地点",)),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(not_negative(HOURS),),
    derive=derive,
)
