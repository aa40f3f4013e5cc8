"""What a supervision meeting decided (会议议定事项): decisions, new items, extensions, closures; one row each."""

from collections.abc import Mapping
from typing import Any

from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.organisations import Unit
from data.kinds.text import Code, Text
from data.meeting_records import ITEM, ITEM_TITLE, MEETING, NUMBER_NOTE, link_is_readable, one_number
from data.spec import Column, Dataset

KIND = Choice(
    {
        "decision": ("决定事项", "决定"),
        "new_item": ("新增事项", "新增"),
        "extension_granted": ("同意延期",),
        "extension_refused": ("不同意延期", "不予延期"),
        "closure": ("同意销号", "销号"),
    },
    strict=True,
)


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The number in its one spelling; what names no kind is a decision."""
    number = row.get("record_no")
    found: dict[str, Any] = {"record_no": one_number(number)} if number else {}
    return found if row.get("kind") else found | {"kind": "decision"}


DATASET = Dataset(
    name="decisions",
    zh="会议议定事项",
    section="supervision",
    source="督查调度会",
    division="督查处",
    period="event",
    titles=("议定事项", "调度会纪要"),
    key=("record_no",),
    columns=(
        Column("record_no", "记录编号", Code(), ("议定编号",), required=True, note=NUMBER_NOTE, example="2020-51-3"),
        MEETING,
        Column("held_on", "会议日期", Date(), ("会议时间", "召开日期"), example="2020-12-18"),
        Column("kind", "类别", KIND, ("议定类别",), note="不填视为决定事项。"),
        Column("text", "议定内容", Text(), ("议定事项", "会议议定"), required=True),
        Column("unit", "责任单位", Unit(), ("落实单位",)),
        Column("due_on", "完成时限", Date(edge="last"), ("落实时限",), note="含当天;同意延期的填新的时限。"),
        ITEM,
        ITEM_TITLE,
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(link_is_readable,),
    derive=derive,
)
