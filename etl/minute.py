"""One thing that a review meeting records: what it says, what must not be missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.meeting_records import Link

MinuteKind = Literal["decision", "promise", "new_item", "extension_granted", "extension_refused", "closure"]

KINDS: Mapping[MinuteKind, str] = {
    "decision": "决定事项", "promise": "单位承诺", "new_item": "新增事项", "extension_granted": "同意延期",
    "extension_refused": "不同意延期", "closure": "同意销号",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Minute:
    """One thing that a meeting records. `unit` is a code, `item` the record spoken of, `target` a fraction.

    `measure` says how one tells that a promise was kept; `list` is the list that a new item goes to.
    """

    kind: MinuteKind
    text: str
    unit: str | None = None
    due: dt.date | None = None
    item: Link | None = None
    item_title: str | None = None
    measure: str | None = None
    target: float | None = None
    list: str | None = None


class NotRecorded(ValueError):
    """A record that is not complete or that the data do not allow; the message is for people."""


def check(minute: Minute) -> None:
    """Raises NotRecorded for a minute that is not complete."""
    needs_unit, needs_due = minute.kind in ("promise", "new_item"), minute.kind in ("promise", "extension_granted")
    missing = [
        word
        for word, is_missing in (
            ("内容", not minute.text.strip()),
            ("责任单位", needs_unit and not minute.unit),
            ("完成时限", (needs_due or minute.kind == "new_item") and minute.due is None),
            ("关联事项", minute.kind in ("extension_granted", "extension_refused", "closure") and minute.item is None),
            ("承诺完成率", minute.measure == "completion" and minute.target is None),
            ("清单", minute.kind == "new_item" and not minute.list),
        )
        if is_missing
    ]
    if missing:
        raise NotRecorded(f"“{KINDS[minute.kind]}”还缺：{'、'.join(missing)}。")
