"""What the records of a supervision meeting (督查调度会) have in common: their number, the item that they speak about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.kinds.kind import Finding
from data.kinds.text import Text
from data.spec import Column

MEETING = Column("meeting", "会议", Text(), ("会议名称", "调度会"), example="2020年第51次督查调度会")
ITEM = Column(
    "item",
    "事项代码",
    Text(),
    ("关联事项代码",),
    note="数据名称/记录编号,如 supervision/2020|work_report|12;没有关联事项的不填。",
    example="supervision/2020|work_report|12",
)
ITEM_TITLE = Column("item_title", "关联事项", Text(), ("关联事项名称",))
NUMBER_NOTE = "年份-会议次数-序号;单元格请设为文本格式,免得被表格软件改成日期。"

BY_MEETING = "督查调度会"
"""Where a load is from that a meeting's record made: it is nobody's return."""

_NUMBER = re.compile(r"(\d{4})-(\d{1,3})-(\d{1,3})")
_LINK = re.compile(r"([a-z_]+)/(.+)")


@dataclass(frozen=True, slots=True)
class Link:
    """A record of a supervised dataset."""

    dataset: str
    key: str

    @property
    def code(self) -> str:
        """As 事项代码 and an agenda name it, such as `supervision/2020|work_report|12`."""
        return f"{self.dataset}/{self.key}"


def read_link(text: str | None) -> Link | None:
    """The record that a code such as `supervision/2020|work_report|12` names; None for none or another text."""
    found = _LINK.fullmatch(text or "")
    return Link(found[1], found[2]) if found else None


def one_number(text: str) -> str:
    """`2020-51-3` however it was spelled: a spreadsheet that took 2020-5-3 for a day hands over 2020-05-03."""
    found = _NUMBER.fullmatch(text)
    return "-".join(str(int(part)) for part in found.groups()) if found else text


def in_turn(number: str) -> tuple[int | str, ...]:
    """What numbers are sorted by: 2020-9-2 before 2020-51-1, those of another form last."""
    found = _NUMBER.fullmatch(number)
    return (0, *map(int, found.groups())) if found else (1, number)


def link_is_readable(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`item_code_unreadable` where the item's code is no dataset and key."""
    text = row.get(ITEM.name)
    if text is None or read_link(text) is not None:
        return None
    return ITEM.name, Finding("item_code_unreadable", "error", {"text": text})
