"""Requests for disclosure (依申请公开) of the sample: 54 in 2020, with every turn that a clock can take."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from data.workdays import add_working_days, is_working_day, working_days_between
from etl.sample_year.days import YEAR, days_after, month_end
from etl.sample_year.dice import dice
from etl.sample_year.words_bank import bank

TERM, TERM_BEFORE = 20, 15
"""Working days for an answer, and for its extension (reference §5.1); before the regulation of 2019."""
REGULATION = dt.date(2019, 5, 15)
REQUESTS, REQUESTS_BEFORE = 54, 41
FIXED = {4: (1, 20), 16: (4, 24), 34: (9, 18), 44: (11, 18), 45: (11, 24), 46: (11, 25), 47: (11, 26), 48: (12, 3),
         49: (12, 7), 50: (12, 10), 51: (12, 14), 52: (12, 16), 53: (12, 23), 54: (12, 28)}  # fmt: skip
"""Requests whose day of receipt is planned; the others are spread between their neighbours."""
RESULTS = (
    ("予以公开", 22), ("部分公开", 5), ("不予公开(第三方权益)", 2), ("不予公开(三类内部事务信息)", 2),
    ("不予公开(过程性信息)", 2), ("不予公开(执法案卷)", 1), ("无法提供(本机关不掌握)", 6), ("无法提供(需另行制作)", 2),
    ("不予处理(信访举报投诉类申请)", 2), ("不予处理(重复申请)", 1), ("其他处理(主动撤回)", 1),
)  # fmt: skip
APPLICANTS = (("自然人", 36), ("商业企业", 8), ("法律服务机构", 6), ("社会公益组织", 2), ("科研机构", 1), ("其他", 1))
WAYS = (("网络", 24), ("邮寄", 18), ("当面", 8), ("电子邮件", 3), ("传真", 1))


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for, and the departments that know it."""

    content: str
    unit: str


@dataclass(frozen=True, slots=True)
class Request:
    """One request with all its days."""

    number: str
    applicant: str
    channel: str
    wish: Wish
    received_on: dt.date
    asked_on: dt.date | None = None
    corrected_on: dt.date | None = None
    third_from: dt.date | None = None
    third_to: dt.date | None = None
    extended_on: dt.date | None = None
    answered_on: dt.date | None = None
    result: str | None = None
    dispute: str | None = None
    dispute_result: str | None = None

    def due_on(self) -> dt.date:
        """The last day for an answer as far as the facts go."""
        term = _term(self.received_on)
        days = term * 2 if self.extended_on else term
        if self.third_from and self.third_to:
            days += working_days_between(self.third_from, self.third_to).days
        return add_working_days(self.corrected_on or self.received_on, days).day

    def at(self, day: dt.date) -> Request:
        """As the ledger knew it on that day."""
        is_answered = self.answered_on is not None and self.answered_on <= day
        return replace(
            self,
            asked_on=_by(self.asked_on, day),
            corrected_on=_by(self.corrected_on, day),
            third_from=_by(self.third_from, day),
            third_to=_by(self.third_to, day),
            extended_on=_by(self.extended_on, day),
            answered_on=_by(self.answered_on, day),
            result=self.result if is_answered else None,
            dispute=self.dispute if is_answered else None,
            dispute_result=self.dispute_result if is_answered else None,
        )


def _term(received: dt.date) -> int:
    return TERM if received >= REGULATION else TERM_BEFORE


def _by(one: dt.date | None, day: dt.date) -> dt.date | None:
    return one if one is not None and one <= day else None


@cache
def requests(year: int = YEAR) -> tuple[Request, ...]:
    """All requests received in a year, by number; those of the year before are all plain."""
    throw = dice(f"requests/{year}")
    days = _received(year, throw)
    plain = [_plain(number, day, throw) for number, day in enumerate(days, 1)]
    if year != YEAR:
        return tuple(plain)
    return tuple(_turned(number, entry) for number, entry in enumerate(plain, 1))


def _received(year: int, throw: random.Random) -> list[dt.date]:
    if year != YEAR:
        return sorted(
            _on_duty(dt.date(year, throw.randint(1, 12), throw.randint(1, 28))) for _ in range(REQUESTS_BEFORE)
        )
    anchors = sorted({0: dt.date(YEAR, 1, 3), **{n: dt.date(YEAR, *day) for n, day in FIXED.items()}}.items())
    days: list[dt.date] = []
    for (low, first), (high, last) in pairwise(anchors):
        span = (last - first).days
        between = sorted(_on_duty(days_after(first, throw.randint(1, max(1, span - 3)))) for _ in range(high - low - 1))
        days += [*between, last]
    return days


def _on_duty(day: dt.date) -> dt.date:
    while not is_working_day(day):
        day = days_after(day, -1)
    return day


def _plain(number: int, day: dt.date, throw: random.Random) -> Request:
    return Request(
        f"依申请[{day.year}]{number}号",
        _drawn(APPLICANTS, throw),
        _drawn(WAYS, throw),
        throw.choice(bank("requests", Wish)),
        day,
        answered_on=add_working_days(day, throw.randint(6, _term(day))).day,
        result=_drawn(RESULTS, throw),
    )


def _drawn(words: tuple[tuple[str, int], ...], throw: random.Random) -> str:
    return throw.choices([word for word, _ in words], [weight for _, weight in words])[0]


def _turned(number: int, entry: Request) -> Request:
    """What became of the requests that did not go straight to an answer."""
    start = entry.received_on

    def after(days: int) -> dt.date:
        return add_working_days(start, days).day

    turns: dict[int, Request] = {
        7: replace(entry, extended_on=after(17), answered_on=after(33)),
        13: replace(entry, asked_on=after(5), corrected_on=after(12), answered_on=after(27)),
        16: replace(entry, asked_on=after(7), corrected_on=after(10), answered_on=after(24)),
        18: replace(entry, asked_on=after(9), corrected_on=after(15), answered_on=after(30)),
        20: replace(entry, asked_on=after(4), answered_on=after(20), result="其他处理(逾期不补正)"),
        22: replace(
            entry, third_from=after(4), third_to=after(15), answered_on=after(28), result="部分公开(第三方权益)"
        ),
        25: replace(entry, answered_on=after(22)),
        27: replace(entry, dispute="复议", dispute_result="维持"),
        30: replace(
            entry, extended_on=after(19), answered_on=after(38), dispute="诉讼(复议后)", dispute_result="未审结"
        ),
        34: replace(entry, third_from=after(6), third_to=after(14), extended_on=after(18), answered_on=after(44)),
        38: replace(entry, extended_on=after(15), answered_on=after(29)),
        41: replace(entry, dispute="复议", dispute_result="未审结"),
        44: replace(entry, extended_on=after(18), answered_on=None, result=None),
        46: replace(entry, answered_on=None, result=None),
        48: replace(entry, answered_on=None, result=None),
        49: replace(entry, answered_on=None, result=None),
        50: replace(entry, third_from=after(6), answered_on=None, result=None),
        52: replace(entry, asked_on=after(4), answered_on=None, result=None),
        53: replace(entry, answered_on=None, result=None),
        54: replace(entry, answered_on=None, result=None),
    }
    found = turns.get(number, entry)
    is_open = found.answered_on is None or found.answered_on > month_end(12)
    return (
        replace(found, answered_on=after(TERM - 6), result=entry.result) if is_open and number not in turns else found
    )
