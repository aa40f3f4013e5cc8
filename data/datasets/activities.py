"""Activities of the office's party organisation (活动): lectures, party days, debates, culture: one row each (SH31)."""

from collections.abc import Mapping
from typing import Any

from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.numbers import Count
from data.kinds.text import Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "lecture": ("宣讲", "宣讲活动", "理论宣讲"),
        "theme_lecture": ("主题报告会", "报告会", "专题报告"),
        "party_day": ("主题党日", "主题党日活动", "党日活动"),
        "culture_event": ("文体活动", "文体", "文艺活动", "体育活动"),
        "debate": ("大讨论", "思想观念大讨论"),
        "other": ("其他", "其他活动", "志愿服务"),
    },
    strict=True,
)


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year of the activity; one that names no number of sessions was held once."""
    day = row.get("held_on")
    found: dict[str, Any] = {"year": day.year} if day else {}
    return found | ({"sessions": 1} if row.get("sessions") is None else {})


DATASET = Dataset(
    name="activities",
    zh="机关活动",
    section="team",
    source="SH31",
    division="机关党委",
    period="quarter",
    titles=("机关活动", "主题党日", "文体活动", "宣讲", "主题报告会", "大讨论", "机关文化"),
    key=("kind", "held_on", "title"),
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="活动时间所在的年份。"),
        Column("title", "活动名称", Text(), ("活动内容", "活动主题"), required=True),
        Column(
            "kind",
            "活动类别",
            KIND,
            ("类别", "活动类型"),
            required=True,
            from_sheet=True,
            note="一张表或一节只登一类活动时,写在标题、工作表名或节名里即可。",
        ),
        Column("held_on", "活动时间", Date(), ("时间", "举办时间", "开展时间"), required=True),
        Column("place", "活动地点", Text(), ("地点",)),
        Column("host", "承办处室", Text(), ("承办支部", "组织处室")),
        Column("sessions", "场次", Count(unit="场次"), ("活动场次", "次数"), note="一行登几场的填场数;不填视为1。"),
        Column(
            "people",
            "参加人数",
            Count(unit="人"),
            ("参与人数", "参与宣讲人数"),
            note="宣讲填参与宣讲的人数,听众另填。",
        ),
        Column("audience", "听众人数", Count(unit="人"), ("听众", "宣讲听众"), note="如 300余人。"),
        Column("handouts", "资料份数", Count(unit="份"), ("发放资料", "宣传资料", "发放宣传资料"), note="如 300余份。"),
        Column(
            "check_lists",
            "形成清单",
            Count(unit="张"),
            ("自查清单", "形成清单数"),
            note="大讨论形成的自查清单张数,如找差距清单。",
        ),
        Column("note", "备注", Text(), ("说明",)),
    ),
    derive=derive,
)
