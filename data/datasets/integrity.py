"""Integrity work (廉政): education, tests, the year's meeting, pledges signed by division: one row each (SH32)."""

import re
from collections.abc import Mapping
from typing import Any

from data.checks import part_of, rate_matches
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.kind import Finding
from data.kinds.numbers import Count
from data.kinds.percents import Percent
from data.kinds.text import Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "discipline_education": ("纪律教育", "共享式纪律教育", "纪律教育活动"),
        "party_class": ("党课", "廉政党课", "专题党课"),
        "warning_education": ("警示教育", "警示教育活动"),
        "knowledge_test": ("知识测试", "网上知识测试", "网上测试"),
        "pledge": ("签订责任书", "责任书", "承诺书", "党风廉政责任书", "党风廉政承诺书"),
        "integrity_meeting": ("党风廉政建设大会", "廉政大会", "廉政建设大会"),
    },
    strict=True,
)

DUE = Column("pledges_due", "应签份数", Count(unit="份"), ("应签", "应签数"), note="责任书、承诺书应签的份数。")
SIGNED = Column("pledges_signed", "已签份数", Count(unit="份"), ("已签", "已签数"))
RATE = Column("pledge_rate", "签订率", Percent(), note="系统按已签÷应签另行计算,此列仅作对照。")
BOTH = Column(
    "pledges_text", "应签/已签", Text(), ("已签/应签", "应签、已签"), note="两数写在一格里的,如 应签12/已签11。"
)

WHOLE_OFFICE = "全办"
"""Pledges that name no division."""

_NUMBERS = re.compile(r"\d+")


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year; both numbers of `12/11`, the larger being what is due; which of several of a title it is.

    Events are told apart by their day, pledges by their division alone: a later return replaces an earlier one's numbers.
    """
    day = row.get("held_on")
    on = f"{day:%Y-%m-%d}" if day else ""
    found: dict[str, Any] = {"occasion": (row.get("division") or WHOLE_OFFICE) if row.get("kind") == "pledge" else on}
    if day:
        found["year"] = day.year
    numbers = sorted(map(int, _NUMBERS.findall(row.get("pledges_text") or "")))
    if len(numbers) == 2 and row.get("pledges_due") is None:
        found["pledges_signed"], found["pledges_due"] = numbers
    return found


def says_both_numbers(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`pledges_unreadable` where 应签/已签 does not hold two numbers (a spreadsheet makes a date of 12/11)."""
    written = row.get("pledges_text")
    if written is None or len(_NUMBERS.findall(written)) == 2:
        return None
    return "pledges_text", Finding("pledges_unreadable", "error", {"text": written})


def event_has_day(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`event_without_day` where anything but a pledge names no day."""
    if row.get("kind") in (None, "pledge") or row.get("held_on") is not None:
        return None
    return "held_on", Finding("event_without_day", "error", {"kind": KIND.label(row["kind"])})


DATASET = Dataset(
    name="integrity",
    zh="廉政建设",
    section="integrity",
    source="SH32",
    division="机关纪委",
    period="quarter",
    titles=("廉政", "纪律教育", "警示教育", "责任书"),
    key=("year", "kind", "title", "occasion"),
    columns=(
        Column("year", "年度", Count(unit="年"), from_sheet=True, note="不填时按活动日期或标题。"),
        Column("title", "廉政活动名称", Text(), ("活动名称", "责任书名称", "活动内容"), required=True),
        Column("kind", "廉政活动类别", KIND, ("类别", "活动类别", "类型"), required=True),
        Column(
            "held_on", "活动日期", Date(), ("时间", "活动时间", "开展时间", "签订日期"), note="签订责任书可以不填。"
        ),
        Column("people", "参加人数", Count(unit="人"), ("参加人次", "参与人数")),
        Column(
            "division", "签订处室", Text(), ("处室", "责任处室"), note="按处室登记责任书签订情况时填写,一个处室一行。"
        ),
        DUE,
        SIGNED,
        RATE,
        BOTH,
        Column("occasion", "同名区分", Text(), computed=True, note="责任书为签订处室,其他活动为活动日期。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(part_of(SIGNED, DUE), rate_matches(RATE, SIGNED, DUE), says_both_numbers, event_has_day),
    derive=derive,
)
