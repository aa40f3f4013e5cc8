"""Issues that the office prints: instruction and supervision bulletins, 《政务信息》, emergency issues (SH08)."""

import re
from collections.abc import Mapping
from typing import Any

from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.numbers import Count
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "instruction_bulletin": ("批示通报", "市政府领导批示通报", "领导批示通报"),
        "supervision_bulletin": ("督查通报",),
        "supervision_report": ("督查专报",),
        "gov_info_issue": ("政务信息", "《政务信息》", "政务信息刊物"),
        "emergency_issue": ("应急管理专刊", "应急专刊"),
    },
    strict=True,
)

_ISSUE = re.compile(r"第\s*(\d+)\s*[期号]|(\d+)\s*[期号]?$")


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year that issues are counted in, and the bare number of `2020年第22期` or `第22期`."""
    issued, written = row.get("issued_on"), row.get("issue_no")
    found: dict[str, Any] = {"year": issued.year if issued else None}
    number = _ISSUE.search(written) if written else None
    if number:
        found["issue_no"] = str(int(number.group(1) or number.group(2)))
    return found


DATASET = Dataset(
    name="publications",
    zh="刊物通报登记",
    section="decision_support",
    source="SH08",
    division="督查处、信息处、总值班室",
    period="event",
    titles=("批示通报", "督查通报", "督查专报", "政务信息", "应急管理专刊", "专刊", "刊物"),
    key=("year", "kind", "issue_no"),
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="印发日期所在的年份。"),
        Column(
            "issue_no",
            "期号",
            Code(),
            ("期数", "刊期", "期次"),
            required=True,
            note="一年内同一刊物不重复,如 第22期。",
            example="第22期",
        ),
        Column("title", "标题", Text(), ("刊物标题", "题目"), required=True),
        Column(
            "kind",
            "类型",
            KIND,
            ("刊物名称", "刊物类型", "刊物"),
            required=True,
            from_sheet=True,
            note="一张表只登一种刊物时,写在标题或工作表名里即可。",
        ),
        Column("issued_on", "印发日期", Date(), ("印发时间", "编发日期", "编发时间", "刊发日期"), required=True),
        Column("distribution", "报送范围", Text(), ("发送范围",)),
        Column("division", "主办处室", Text(), ("编发处室",)),
        Column("note", "备注", Text(), ("说明",)),
    ),
    derive=derive,
)
