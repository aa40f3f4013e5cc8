"""The findings of a check in words: which figures no longer hold, each with its place, what it was and what it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dashboard.notation import date, full_width
from dashboard.papers.check import Finding


def report(found: Sequence[Finding], day: dt.date | None = None) -> str:
    """A line for every figure that does not hold, after one that counts them. `day` is that checked by, if another."""
    wrong = [finding for finding in found if finding.verdict != "holds"]
    return "\n".join([head(found, day), *(f"{number}. {line(finding)}" for number, finding in enumerate(wrong, 1))])


def head(found: Sequence[Finding], day: dt.date | None = None) -> str:
    """How many figures there are, by which day's data they were checked, how many do not hold."""
    wrong = sum(finding.verdict != "holds" for finding in found)
    by = date(day) if day else "、".join(map(date, sorted({finding.mark.binding.as_of for finding in found})))
    counted = f"共{len(found)}个数字，按{by}的数据核对，"
    return f"{counted}{wrong}个与现在的数据不符：" if wrong else f"{counted}全部相符。"


def line(finding: Finding) -> str:
    """One figure that does not hold: where, what is wrong, what to do."""
    mark, said = finding.mark, finding.said
    name = full_width(said.name) if said else mark.binding.code
    was, now = mark.binding.wording, said.wording if said else "没有数据"
    if finding.verdict == "lost":
        held = f"数据现为{now}" if said is None or now != was else "数据没有变"
        return f"{name}：文中已找不到这个数字（生成时为{was}），{held}。请人工核对原处。"
    where = f"“{mark.place}”："
    if finding.verdict == "edited":
        return f"{where}{name}，文中改为{mark.text}（生成时为{was}），数据为{now}。请核对后改正。"
    if finding.verdict == "no_data":
        return f"{where}{name}，文中为{mark.text}，现在没有数据。请查明原因。"
    return f"{where}{name}，文中为{mark.text}，现为{now}。请改正。"
