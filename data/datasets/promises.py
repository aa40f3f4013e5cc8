"""The ledger of promises (承诺账): what a unit promised a supervision meeting, by when, and how one tells that it was kept."""

from collections.abc import Mapping
from typing import Any

from data.checks import in_order
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.kind import Finding
from data.kinds.organisations import Unit
from data.kinds.percents import Percent
from data.kinds.text import Code, Text
from data.meeting_records import ITEM, ITEM_TITLE, MEETING, NUMBER_NOTE, link_is_readable, one_number
from data.spec import Column, Dataset

MEASURE = Choice(
    {
        "closed": ("关联事项办结", "事项办结", "办结"),
        "completion": ("关联事项完成率", "达到完成率", "完成率"),
        "confirmed": ("督查处确认", "确认"),
    },
    strict=True,
)
MADE = Column("made_on", "承诺日期", Date(), ("承诺时间",), note="作出承诺的会议日期。", example="2020-12-18")
DUE = Column(
    "due_on",
    "完成时限",
    Date(edge="last"),
    ("承诺时限", "兑现时限"),
    required=True,
    note="含当天,写到日;写9月底的按9月30日。",
    example="2020-12-25",
)


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The number in its one spelling; without a measure the item tells, without an item 督查 confirms."""
    number = row.get("promise_no")
    found: dict[str, Any] = {"promise_no": one_number(number)} if number else {}
    return found if row.get("measure") else found | {"measure": "closed" if row.get("item") else "confirmed"}


def measure_can_be_taken(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`promise_without_item`, `promise_without_target` where nothing would ever tell that the promise was kept."""
    measure = row.get("measure")
    if measure in ("closed", "completion") and row.get("item") is None:
        return "measure", Finding("promise_without_item", "error", {"measure": MEASURE.label(measure)})
    if measure == "completion" and row.get("target_pct") is None:
        return "target_pct", Finding("promise_without_target", "error")
    return None


DATASET = Dataset(
    name="promises",
    zh="承诺账",
    section="supervision",
    source="督查调度会",
    division="督查处",
    period="event",
    titles=("承诺账", "承诺台账", "承诺事项"),
    key=("promise_no",),
    columns=(
        Column("promise_no", "承诺编号", Code(), required=True, note=NUMBER_NOTE, example="2020-51-2"),
        MEETING,
        MADE,
        Column("unit", "承诺单位", Unit(), ("作出承诺单位",), required=True),
        Column("what", "承诺事项", Text(), ("承诺内容",), required=True),
        DUE,
        Column(
            "measure",
            "兑现标准",
            MEASURE,
            ("兑现方式",),
            note="怎样算兑现;不填时,有事项代码的按关联事项办结,否则由督查处确认。",
        ),
        Column(
            "target_pct",
            "承诺完成率",
            Percent(negative=False),
            ("承诺进度",),
            note="兑现标准是关联事项完成率的填写。",
        ),
        ITEM,
        ITEM_TITLE,
        Column(
            "kept_on",
            "兑现日期",
            Date(edge="last"),
            ("兑现时间",),
            note="由督查处确认的填写,其他两种由系统按关联事项判断。",
            example="",
        ),
        Column("outcome", "兑现情况", Text(), ("兑现说明",)),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(link_is_readable, measure_can_be_taken, in_order(MADE, DUE)),
    derive=derive,
)
