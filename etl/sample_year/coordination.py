"""Coordination meetings (协调会) of the sample: the divisions' quarterly ledger, over three hundred in the year."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from functools import cache

from etl.sample_year.agenda import Subject, subjects, working_day
from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.dice import dice, jittered
from etl.sample_year.paper import Book, Cell, Sheet

DIVISION = "综合一处"
TIMES = (68, 70, 60, 72)
"""Meetings of each quarter apart from the two matters that are told as `10多次` and `20多次`."""
MATTERS = 17
VAGUE = {2: ("“最多跑一次”改革协调会", "10多次", 18), 3: ("全面接轨上海示范区建设协调会", "20多次", 31)}
EVENTS = {2: "全市民营经济高质量发展大会服务保障协调会", 4: "第五届世界互联网大会服务保障协调会"}
HEADER = (
    "序号", "会议名称", "类别", "召开时间", "会议次数", "牵头处室", "牵头单位", "主持人", "协调事项数", "已办结数", "重大活动",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that was coordinated in some meetings of a quarter; the last was held on that day."""

    name: str
    quarter: int
    held_on: dt.date
    times: str | int
    subject: Subject
    raised: int
    solved: int
    is_event: bool = False

    def solved_by(self, quarter: int) -> int:
        """Matters closed by the end of a quarter: two thirds in its own, all that will be one later."""
        return self.solved * 2 // 3 if quarter == self.quarter else self.solved


@cache
def matters() -> tuple[Matter, ...]:
    """All matters by quarter and day."""
    throw = dice("coordination")
    made = [matter for quarter in range(1, 5) for matter in _of_quarter(quarter, throw)]
    return tuple(sorted(made, key=lambda matter: (matter.quarter, matter.held_on, matter.name)))


def _of_quarter(quarter: int, throw: random.Random) -> list[Matter]:
    chosen = throw.sample(subjects(), MATTERS)
    times = jittered(TIMES[quarter - 1], [1.0] * MATTERS, throw)
    names = [f"{subject.subject}协调会" for subject in chosen]
    if quarter in EVENTS:
        names[0] = EVENTS[quarter]
    made = [
        _matter(name, quarter, number, subject, throw)
        for name, number, subject in zip(names, times, chosen, strict=True)
    ]
    if quarter in VAGUE:
        name, told, raised = VAGUE[quarter]
        day = _day(quarter, throw)
        made.append(Matter(name, quarter, day, told, subjects()[31 - quarter], raised, raised - 2))
    return made


def _matter(name: str, quarter: int, number: int, subject: Subject, throw: random.Random) -> Matter:
    raised = throw.randint(2, 7)
    solved = max(0, raised - throw.choice([0, 0, 0, 1, 1, 2]))
    return Matter(name, quarter, _day(quarter, throw), number, subject, raised, solved, name in EVENTS.values())


def _day(quarter: int, throw: random.Random) -> dt.date:
    return working_day(YEAR, quarter * 3 - throw.randint(0, 2), throw)


def books() -> list[Book]:
    """Four ledgers, each from New Year to the end of a quarter."""
    return [_book(quarter) for quarter in range(1, 5)]


def _book(quarter: int) -> Book:
    day = MONTH_ENDS[quarter * 3 - 1]
    rows: list[tuple[Cell, ...] | str] = []
    for part in range(1, quarter + 1):
        rows.append(f"{'一二三四'[part - 1]}、第{'一二三四'[part - 1]}季度")
        shown = [matter for matter in matters() if matter.quarter == part]
        rows.extend(_line(matter, quarter, seq) for seq, matter in enumerate(shown, 1))
    sheet = Sheet(
        name="协调会议",
        titles=(f"{YEAR}年1—{day.month}月协调会议台账({until(day)})", "填报单位:市政府办公室"),
        header=(HEADER,),
        rows=tuple(rows),
        notes=("注:同一事项多次召开的合并登记。", "填表人:综合一处"),
    )
    return Book(days_after(day, 7), DIVISION, f"协调会议台账(截至{chinese(day)})", (sheet,))


def _line(matter: Matter, quarter: int, seq: int) -> tuple[Cell, ...]:
    return (
        seq,
        matter.name,
        "协调会",
        matter.held_on,
        matter.times,
        matter.subject.division,
        matter.subject.unit,
        matter.subject.leader,
        matter.raised,
        matter.solved_by(quarter),
        "是" if matter.is_event else None,
    )
