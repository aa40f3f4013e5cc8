"""The words of a forecast: an item's speed, what silence comes to, what became of items like it."""

from __future__ import annotations

import math
from collections import Counter

from data.forecast.cases import Case
from data.forecast.rhythm import WORDS, Rhythm

FAR = 999
"""Days needed beyond which the figure says nothing more."""


def reason_words(case: Case, when: str) -> str:
    """Speed against the deadline, then what next Friday brings if nothing is told; `when` is that light's condition."""
    said = [words for words in (_speed(case), _silence(case, when)) if words]
    return "；".join(said) or "没有可推算的完成率和时限"


def _speed(case: Case) -> str:
    if case.pace is None or case.now.completion is None:
        return ""
    since = "开工以来" if case.pace.is_since_start else "近4周"
    if case.days_needed is None:
        return f"{since}没有进展" if case.pace.per_day == 0 else f"{since}完成率下降"
    days, left = days_of_work(case.days_needed), case.days_left
    if left == 0:
        return f"今天到期，按{since}速度还差{days}天工作量"
    needs = f"按{since}速度还需{days}天"
    if left is None:
        return needs
    return f"{needs}，离时限{left}天" if left >= 0 else f"{needs}，时限已过{-left}天"


def days_of_work(needed: float) -> str:
    """Days of work left, begun ones whole; of very many only that they are."""
    days = math.ceil(round(needed, 6))
    return str(days) if days <= FAR else f"{FAR}多"


def _silence(case: Case, when: str) -> str:
    """What the target day brings by itself, where its light is red or yellow."""
    if case.ahead.light not in ("red", "yellow"):
        return ""
    day = f"到{case.target.month}月{case.target.day}日"
    if when == "overdue" and case.now.deadline is not None:
        late = f"逾期{(case.target - case.now.deadline).days}天"
        # Finished or not: until the next return nobody will have told.
        return f"办结了也要等下次报送，{day}显示{late}" if case.rhythm == Rhythm.SILENT else f"不办结的话，{day}{late}"
    if when == "behind" and case.ahead.gap_points is not None:
        return f"不报新进展的话，{day}低于序时{-case.ahead.gap_points:.1f}个百分点"
    return f"不报新进展的话，{day}{_PLAIN[when]}" if when in _PLAIN else ""


_PLAIN = {"feedback_overdue": "反馈逾期", "due_soon": "临近时限"}


def basis_words(case: Case, alike: Counter[str], finish: Counter[str] | None) -> str:
    """How many cases like it were red a week later, how many were finished in time."""
    said = []
    if alike:
        said.append(f"同类情形{alike.total()}件次中有{alike['red']}件次一周后是红灯")
    if finish and (case.days_left or 0) >= 0:
        said.append(f"到期的同类{finish.total()}件次中有{finish['in_time']}件次按期办结")
    if not alike:
        stays = (
            "没有新的报送，按时间推移推算"
            if case.rhythm == Rhythm.SILENT
            else "这种报送节奏还没有过往，按今天的灯不变推算"
        )
        said.insert(0, stays)
    return f"{WORDS[case.rhythm]}：{'；'.join(said)}"
