"""Emergency drills (应急演练), planned or held: one row a drill (SH26)."""

from collections.abc import Mapping
from typing import Any

from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.deadlines import Due
from data.kinds.kind import Finding
from data.kinds.numbers import Count
from data.kinds.organisations import Unit, Units
from data.kinds.text import Text
from data.spec import Column, Dataset

STATUS = Choice(
    {
        "计划": ("计划", "计划中", "未开展", "待开展"),
        "已开展": ("已开展", "已完成", "完成", "已举行"),
        "延期": ("延期", "推迟", "已延期"),
        "取消": ("取消", "已取消"),
    }
)

PEOPLE = Column("people", "参演人数", Count(unit="人"), ("参加人数", "演练人数"))


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """A drill without a status word is held where the day it was held stands, else planned."""
    if row.get("status"):
        return {}
    return {"status": "已开展" if row.get("held_on") else "计划"}


def status_agrees_with_date(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`drill_status_disagrees` where a drill that was not held has a day on which it was."""
    status, held = row.get("status"), row.get("held_on")
    if held is None or status in (None, "已开展"):
        return None
    return "status", Finding("drill_status_disagrees", "warning", {"status": status, "held": f"{held:%Y-%m-%d}"})


DATASET = Dataset(
    name="drills",
    zh="应急演练",
    section="emergency",
    source="SH26",
    division="总值班室",
    period="quarter",
    titles=("应急演练", "演练计划", "演练"),
    key=("year", "title", "host_unit"),
    scope=("year",),
    columns=(
        Column("year", "年度", Count(unit="年"), ("演练年度",), from_sheet=True, note="一般写在标题里,不必填。"),
        Column(
            "title",
            "演练名称",
            Text(),
            ("演练科目", "演练项目"),
            required=True,
            note="全年用同一写法;同一单位一年内几次同名演练请在名称里区分。",
        ),
        Column("kind", "类别", Text(), ("演练类别",)),
        Column("form", "形式", Choice.of("桌面推演", "实战", "综合", "单项"), ("演练形式", "演练方式")),
        Column("scenario", "情景构建", Text(), ("演练情景",)),
        Column("host_unit", "组织单位", Unit(), ("牵头责任单位", "主办单位", "牵头单位"), required=True),
        Column("units", "参演单位", Units(), ("责任单位", "参加单位")),
        Column("plan_due", "计划时间", Due(), ("时限要求", "计划演练时间"), note="如 6月底前、9月中旬。"),
        Column(
            "held_on",
            "实际时间",
            Date(),
            ("演练时间", "实际演练时间", "开展时间"),
            note="已开展的填演练当天。",
            example="",
        ),
        Column("place", "地点", Text(), ("演练地点",)),
        PEOPLE,
        Column("plan_name", "对应预案", Text(), ("预案名称",)),
        Column("evaluation", "评估结论", Choice.of("优", "良", "合格", "需改进"), ("评估结果",)),
        Column("status", "状态", STATUS, ("开展情况", "完成情况"), note="不填时,有实际时间的视为已开展,否则视为计划。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(status_agrees_with_date,),
    derive=derive,
)
