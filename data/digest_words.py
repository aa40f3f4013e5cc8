"""What a digest says: plain Chinese, without names of people, a line an alert, the worst first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.alerts.cause import Cause
from data.alerts.standing import by_severity
from data.alerts.words import KINDS, SEVERITIES
from data.cleaning import clean


@dataclass(frozen=True, slots=True)
class Message:
    """A digest as it leaves the house."""

    unit: str
    title: str
    text: str


def message(unit: str, audience: str, day: dt.date, found: Sequence[Cause], lines: int) -> Message:
    """The digest of a unit's alerts, or of those its head is told of (`head`); at most so many lines."""
    on = f"{day.year}年{day.month}月{day.day}日"
    is_head = audience == "head"
    title = f"【督查提醒{'·逾期报告' if is_head else ''}】{unit} {on} 共{len(found)}项"
    asked = "以下事项逾期较久，请督促办理" if is_head else "以下事项请抓紧办理"
    grave = "、".join(
        f"{word}{count}项" for word, count in zip(SEVERITIES.values(), by_severity(found), strict=True) if count
    )
    told = [f"{unit}：{asked}（{grave}）。"]
    told += [_line(number, cause) for number, cause in enumerate(found[:lines], 1)]
    if len(found) > lines:
        told.append(f"另有{len(found) - lines}项。")
    told.append("详情请看督查看板“预警中心”。已经办结的，请报送进展。")
    return Message(unit, title, "\n".join(told))


def _line(number: int, cause: Cause) -> str:
    clears = f"；{cause.clears_by}" if cause.clears_by else ""
    return f"{number}. {KINDS[cause.kind]}：{clean(cause.told)}（{_chinese(cause.reason)}{_chinese(clears)}）"


def _chinese(words: str) -> str:
    return _DAY.sub(r"\1年\2月\3日", words)


_DAY = re.compile(r"(?<!\d)(\d{4})-0?(\d{1,2})-0?(\d{1,2})(?!\d)")
