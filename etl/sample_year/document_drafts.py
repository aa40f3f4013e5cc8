"""Drafts (文稿) of the sample: 317 documents issued, some returned, some still in hand at the end of 2020."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from etl.sample_year.agenda import Subject, subjects, working_day, working_days_on
from etl.sample_year.days import LAST_DAY, YEAR, days_after
from etl.sample_year.dice import dice
from etl.sample_year.words_bank import bank

ISSUED = (20, 14, 30, 30, 26, 28, 25, 24, 28, 22, 30, 40)
RETURNED = (1, 1, 3, 2, 3, 2, 2, 3, 2, 2, 3, 2)
IN_HAND = (28, 22, 20, 17, 14, 10, 8, 6, 3, 1)
"""Days before the end of the year on which the drafts still in hand were received."""
SLOW_EVERY, FAULTY_EVERY = 9, 17
REASONS = (
    "未按规定征求相关单位意见",
    "未经合法性审核",
    "内容与上级规定不一致，需重新核对",
    "可发可不发，建议改为部门发文",
    "附件不全，责任分工不明确",
    "格式不规范，篇幅超出要求",
)
FAULTS = ("附件序号与正文不一致", "主送单位漏列1家", "引用文件名称有误", "落款日期与签发日期不一致", "错别字")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of document: its title round a subject, genre, series; `normative` is 1 where it binds the public."""

    title: str
    genre: str
    series: str
    issuer: str
    weight: int
    normative: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft's course: received, then signed and issued under a number, or returned for a reason, or in hand."""

    number: str
    pattern: Pattern
    subject: Subject
    received_on: dt.date
    issued_on: dt.date | None = None
    doc_no: int = 0
    returned_on: dt.date | None = None
    reason: str | None = None
    fault: str | None = None
    faults: int = 0

    @property
    def title(self) -> str:
        """As it is printed: `XX市人民政府办公室关于印发…的通知`."""
        return f"XX市人民政府{'办公室' if self.pattern.issuer == '市政府办公室' else ''}{self.pattern.title}".replace(
            "{s}", self.subject.subject
        )

    @property
    def signed_on(self) -> dt.date | None:
        """The working day before the issue, or the day itself."""
        return max(self.received_on, working_days_on(self.issued_on, -1)) if self.issued_on else None

    def is_shown(self, first: dt.date, last: dt.date) -> bool:
        """Whether a register of those days lists it: issued or returned in them, or in hand on the last."""
        end = self.issued_on or self.returned_on
        return self.received_on <= last and (end is None or end >= first)


@cache
def drafts() -> tuple[Draft, ...]:
    """All drafts in the order of receipt."""
    throw = dice("drafts")
    works = _works(throw)
    courses = sorted([*_issued(throw), *_returned(throw), *_in_hand()], key=lambda course: course[0])
    numbers: Counter[int] = Counter()
    made = []
    for received, issued, returned in courses:
        numbers[received.year] += 1
        subject, pattern = next(works)
        number = f"BW{received.year}-{numbers[received.year] + (2410 if received.year < YEAR else 0):04d}"
        made.append(Draft(number, pattern, subject, received, issued, returned_on=returned))
    return tuple(_settled(made, throw))


def _works(throw: random.Random) -> Iterator[tuple[Subject, Pattern]]:
    """Subjects with patterns, no pair twice."""
    patterns = bank("documents", Pattern)
    free = {pattern: throw.sample(subjects(), len(subjects())) for pattern in patterns}
    while left := [pattern for pattern in patterns if free[pattern]]:
        pattern = throw.choices(left, [entry.weight for entry in left])[0]
        yield free[pattern].pop(), pattern


Course = tuple[dt.date, dt.date | None, dt.date | None]
"""Received, issued, returned."""


def _issued(throw: random.Random) -> Iterator[Course]:
    for number in range(sum(ISSUED)):
        month = next(m for m in range(1, 13) if number < sum(ISSUED[:m]))
        issued = working_day(YEAR, month, throw)
        days = throw.randint(11, 17) if number % SLOW_EVERY == 4 else throw.choice([2, 3, 4, 5, 5, 6, 6, 7, 8, 9])
        yield working_days_on(issued, -days), issued, None


def _returned(throw: random.Random) -> Iterator[Course]:
    for month, count in enumerate(RETURNED, 1):
        for _ in range(count):
            returned = working_day(YEAR, month, throw)
            yield working_days_on(returned, -throw.randint(1, 4)), None, returned


def _in_hand() -> Iterator[Course]:
    for days in IN_HAND:
        yield days_after(LAST_DAY, -days), None, None


def _settled(made: list[Draft], throw: random.Random) -> Iterator[Draft]:
    """Numbers within each series by day of issue; reasons and faults."""
    order = sorted((d for d in made if d.issued_on), key=lambda d: (d.issued_on, d.number))
    series: Counter[str] = Counter()
    numbers: dict[str, int] = {}
    for draft in order:
        series[draft.pattern.series] += 1
        numbers[draft.number] = series[draft.pattern.series]
    faulty = {draft.number for n, draft in enumerate(order) if n % FAULTY_EVERY == 6}
    for draft in made:
        fault = throw.choice(FAULTS) if draft.number in faulty else None
        yield replace(
            draft,
            doc_no=numbers.get(draft.number, 0),
            reason=throw.choice(REASONS) if draft.returned_on else None,
            fault=fault,
            faults=throw.choice([1, 1, 2]) if fault else 0,
        )
