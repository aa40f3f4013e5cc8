"""Applications for reconsideration (行政复议申请) of the sample: 109, of which 92 are accepted and 55 concluded in the year."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from data.workdays import add_working_days, is_working_day
from etl.sample_year.days import LAST_DAY, YEAR, days_after, month_end
from etl.sample_year.dice import dice
from etl.sample_year.words_bank import bank

MONTHS = (4, 2, 6, 7, 7, 7, 8, 8, 9, 9, 12, 13)
"""Applications accepted by month: 92."""
FIXED_DAYS = {
    50: (9, 1), 51: (9, 4), 52: (9, 11), 53: (9, 18), 59: (10, 9), 60: (10, 15), 61: (10, 10), 62: (10, 12), 63: (10, 16),
    64: (10, 21), 65: (10, 27), 66: (10, 28), 67: (10, 30), 68: (11, 2), 69: (11, 3), 70: (11, 6), 71: (11, 9), 36: (7, 15),
    42: (8, 3), 79: (11, 27), 80: (12, 1),
}  # fmt: skip
"""Days of acceptance (month, day) of cases by their number among the accepted, where the year's end depends on them."""
OPEN = frozenset(
    {22, 30, 36, 38, 45, *range(50, 54), *range(59, 66), 69, 70, *range(72, 74), *range(75, 80), *range(81, 93)}
)
"""Accepted, not concluded on the last day: 37."""
EXTENDED = frozenset({9, 16, 24, 33, 48, 50, 62, 63, 64, 65})
SUSPENDED = {
    13: (dt.date(YEAR, 5, 6), 20), 27: (dt.date(YEAR, 7, 1), 31), 36: (dt.date(YEAR, 8, 3), 96),
    61: (dt.date(YEAR, 11, 2), 35), 22: (dt.date(YEAR, 6, 15), None), 30: (dt.date(YEAR, 7, 20), None),
    38: (dt.date(YEAR, 8, 24), None), 45: (dt.date(YEAR, 9, 21), None), 51: (dt.date(YEAR, 10, 12), None),
    52: (dt.date(YEAR, 10, 26), None), 53: (dt.date(YEAR, 11, 16), None),
}  # fmt: skip
"""First day of the suspension, and its length in days where it was resumed."""
LATE = {18: 4, 41: 9}
"""Concluded so many days after the last day."""
SLOWLY_ACCEPTED = frozenset({35})
CORRECTED = frozenset({11, 29, 47, 63, 77})
LATE_REPLIES = frozenset({20, 44, 58})
NO_REPLY = frozenset({79})
RESULTS = {
    "维持": 17, "驳回复议请求": 6, "驳回申请": 3, "撤销": 4, "变更": 1, "确认违法": 4, "责令履行": 2, "调解": 5, "终止": 13,
}  # fmt: skip
QUICK = frozenset({66, 67, 68, 71, 74, 80})
"""Concluded within a few weeks: withdrawn after an agreement, or mediated."""
NOT_ACCEPTED = (
    ("不予受理", (1, 15)), ("不予受理", (3, 18)), ("告知", (4, 14)), ("不予受理", (5, 26)), ("转送", (6, 10)),
    ("不予受理", (7, 22)), ("告知", (8, 12)), ("不予受理", (9, 9)), ("补正", (9, 15)), ("转送", (10, 20)), ("告知", (11, 4)),
    ("不予受理", (11, 18)), ("补正", (12, 2)), ("补正", (12, 24)), ("审查中", (12, 21)), ("审查中", (12, 28)), ("审查中", (12, 30)),
)  # fmt: skip
LONG, EXTENSION = 60, 30


@dataclass(frozen=True, slots=True)
class Ground:
    """What is appealed against: by whom it was done, what, in which field; how often."""

    respondent: str
    matter: str
    field: str
    weight: int


@dataclass(frozen=True, slots=True)
class Application:
    """One application with all its days; what lies after a day is not known on it."""

    ground: Ground
    applicant: str
    received: dt.date
    outcome: str
    asked: dt.date | None = None
    handed_in: dt.date | None = None
    accepted: dt.date | None = None
    forwarded: dt.date | None = None
    replied: dt.date | None = None
    extended: dt.date | None = None
    suspended: dt.date | None = None
    resumed: dt.date | None = None
    concluded: dt.date | None = None
    result: str = ""
    number: int = 0
    year: int = YEAR

    def due(self, day: dt.date) -> dt.date | None:
        """The last day as the division reckons it on `day`; none while the case is suspended."""
        if self.accepted is None or (self.suspended and self.suspended <= day and not known(self.resumed, day)):
            return None
        days = LONG + (EXTENSION if known(self.extended, day) else 0)
        if self.suspended and self.resumed and known(self.resumed, day):
            days += (self.resumed - self.suspended).days
        return roll(days_after(self.accepted, days))


def known(when: dt.date | None, day: dt.date) -> dt.date | None:
    """The day, if it lies no later than the day looked from."""
    return when if when and when <= day else None


def roll(day: dt.date) -> dt.date:
    """The day, or the first working day after it."""
    while not is_working_day(day):
        day = days_after(day, 1)
    return day


def back(day: dt.date) -> dt.date:
    """The day, or the last working day before it."""
    while not is_working_day(day):
        day = days_after(day, -1)
    return day


@cache
def applications() -> tuple[Application, ...]:
    """All applications, numbered in the order in which they came in."""
    throw = dice("reconsideration")
    results = iter(_results(throw))
    cases = [_case(n, day, results, throw) for n, day in enumerate(_accepted_days(throw), 1)]
    others = [_other(outcome, dt.date(YEAR, *day), throw) for outcome, day in NOT_ACCEPTED]
    ordered = sorted([*cases, *others], key=lambda entry: (entry.received, entry.accepted or LAST_DAY))
    return tuple(replace(entry, number=n) for n, entry in enumerate(ordered, 1))


def _accepted_days(throw: random.Random) -> list[dt.date]:
    """Working days of acceptance in order; the fixed ones where they are wanted."""
    days, number = [], 0
    for month, count in enumerate(MONTHS, 1):
        working = [
            day for n in range(month_end(month).day) if is_working_day(day := days_after(dt.date(YEAR, month, 1), n))
        ]
        for day in sorted(throw.choices(working[2:], k=count)):
            number += 1
            days.append(dt.date(YEAR, *FIXED_DAYS[number]) if number in FIXED_DAYS else day)
    return days


def _results(throw: random.Random) -> list[str]:
    """One result a concluded case; the quick ones are withdrawn."""
    left = [word for word, count in RESULTS.items() for _ in range(count - (len(QUICK) if word == "终止" else 0))]
    throw.shuffle(left)
    return left


def ground(throw: random.Random) -> tuple[Ground, str]:
    """What an application is against, and of which kind the applicant is."""
    grounds = bank("reconsideration", Ground)
    applicant = throw.choices(["公民", "法人", "其他"], [72, 22, 6])[0]
    return throw.choices(grounds, [entry.weight for entry in grounds])[0], applicant


def _other(outcome: str, received: dt.date, throw: random.Random) -> Application:
    asked = add_working_days(received, 3).day if outcome == "补正" else None
    return Application(*ground(throw), received, outcome, asked)


def _case(n: int, accepted: dt.date, results: Iterator[str], throw: random.Random) -> Application:
    examined = 7 if n in SLOWLY_ACCEPTED else throw.randint(0, 2 if n in CORRECTED else 4)
    begun = add_working_days(accepted, -examined).day
    handed_in = begun if n in CORRECTED else None
    asked = add_working_days(begun, -5).day if handed_in else None
    received = add_working_days(asked, -3).day if asked else begun
    forwarded = add_working_days(accepted, throw.randint(2, 6)).day
    replied = back(days_after(forwarded, 16 if n in LATE_REPLIES else throw.randint(5, 10)))
    suspended, length = SUSPENDED.get(n, (None, None))
    case = Application(
        *ground(throw), received, "受理", asked, handed_in, accepted, forwarded,
        None if n in NO_REPLY else replied,
        days_after(accepted, 50) if n in EXTENDED else None,
        suspended, days_after(suspended, length) if suspended and length else None,
    )  # fmt: skip
    if n in OPEN:
        return case
    return replace(case, concluded=_concluded(n, case, throw), result="终止" if n in QUICK else next(results))


def _concluded(n: int, case: Application, throw: random.Random) -> dt.date:
    """A working day before the last one, or so many days after it."""
    accepted, due = case.accepted or case.received, case.due(LAST_DAY) or LAST_DAY
    if n in LATE:
        return roll(days_after(due, LATE[n]))
    spare = throw.randint(0, 5) if n in EXTENDED else throw.randint(1, 24)
    wanted = days_after(accepted, throw.randint(18, 28)) if n in QUICK else days_after(due, -spare)
    return back(wanted)
