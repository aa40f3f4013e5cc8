"""The city's own line of information work (政务信息工作): issues, items sent up, provincial rank; one row a period (SH10)."""

from data.kinds.numbers import Count, Number
from data.kinds.periods import Period
from data.kinds.ranks import Rank
from data.kinds.text import Text
from data.spec import Column, Dataset

DATASET = Dataset(
    name="information_city",
    zh="全市政务信息工作",
    section="decision_support",
    source="SH10",
    division="信息处",
    period="quarter",
    titles=("全市政务信息", "政务信息工作", "政务信息全省排名"),
    key=("period",),
    columns=(
        Column(
            "period",
            "统计时间",
            Period(),
            ("统计截至", "通报时间"),
            required=True,
            from_sheet=True,
            note="如 一季度、1—6月、全年;各数都从年初累计。",
        ),
        Column(
            "issues",
            "编发期数",
            Count(unit="期"),
            ("《政务信息》编发期数", "编发《政务信息》", "编发政务信息", "刊物期数"),
            required=True,
            note="年初以来累计,系统与刊物登记核对。",
        ),
        Column(
            "submitted",
            "全市上报条数",
            Count(unit="条"),
            ("上报条数", "上报信息条数", "上报信息"),
            note="年初以来累计,系统与各单位月报之和核对。",
        ),
        Column("adopted_prov", "省级采用条数", Count(unit="条"), ("省采用条数", "省政府办采用条数")),
        Column("score", "全省得分", Number(unit="分"), ("省通报得分", "全省通报得分")),
        Column(
            "rank",
            "全省排名",
            Rank(),
            ("全省位次", "列全省"),
            required=True,
            blank_ok=True,
            note="省政府办公厅通报的名次,如 3/11;未公布的留空。",
        ),
        Column("note", "备注", Text(), ("说明",)),
    ),
)
