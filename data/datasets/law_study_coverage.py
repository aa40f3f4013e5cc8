"""Coverage of law study before meetings (会前学法开展情况): one row a county or department and year (SH17)."""

from collections.abc import Mapping
from typing import Any

from data.kinds.dates import Date
from data.kinds.flags import Flag
from data.kinds.kind import Finding
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.text import Text
from data.spec import Column, Dataset


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """A unit that names how often but not whether has held it where that is not zero."""
    times = row.get("times")
    return {"held": times > 0} if row.get("held") is None and times is not None else {}


def held_agrees_with_times(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`study_held_disagrees` where a unit held it no time, or not at all but some times."""
    held, times = row.get("held"), row.get("times")
    if held is None or times is None or held == (times > 0):
        return None
    return "times", Finding("study_held_disagrees", "warning", {"held": "是" if held else "否", "times": f"{times:g}"})


DATASET = Dataset(
    name="law_study_coverage",
    zh="会前学法开展情况",
    section="rule_of_law",
    source="SH17",
    division="法制处",
    period="quarter",
    titles=("会前学法开展情况", "会前学法覆盖", "学法覆盖"),
    key=("year", "org"),
    scope=("year",),
    columns=(
        Column("year", "年度", Count(unit="年"), from_sheet=True, note="一般写在标题里,不必填。"),
        Column("org", "单位", Unit(), ("学法单位", "地区/部门", "单位名称"), required=True),
        Column("held", "是否开展会前学法", Flag(), ("是否开展",), required=True, blank_ok=True,
               note="不填时,次数大于0的视为已开展。"),
        Column("times", "会前学法次数", Count(unit="次"), ("次数", "学法次数", "累计次数"), note="年初以来累计。"),
        Column("laws", "学习法律法规部数", Count(unit="部"), ("学法部数", "学习部数", "部数"), note="年初以来累计。"),
        Column("last_on", "最近一次学法日期", Date(), ("最近学法日期",)),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(held_agrees_with_times,),
    derive=derive,
)  # fmt: skip
