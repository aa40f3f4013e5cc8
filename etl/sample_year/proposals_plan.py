"""Suggestions and proposals (建议提案) of the sample: 647 in 2020, of which the government side hosts 599."""

from __future__ import annotations

import datetime as dt
import random
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import cache

from data.workdays import add_working_days
from etl.sample_year.days import YEAR, days_after
from etl.sample_year.dice import dice
from etl.sample_year.words_bank import bank, counties

DEPUTIES, MEMBERS = "人大代表建议", "政协提案"
COUNTS = {YEAR: (599, 48), YEAR - 1: (578, 53)}
"""Hosted by the government side, by others."""
COUNTY_HOSTED = 36
ASSIGNED, ASSIGNED_ABOVE = (3, 20), (4, 15)
"""When the city's own, and those of province and nation, are assigned."""
LATER = 26
"""Suggestions made between the sessions (闭会期间), assigned from May to August."""
PHRASES = (
    "关于进一步加强{}的",
    "关于加快推进{}的",
    "关于完善{}机制的",
    "关于加大{}支持力度的",
    "关于规范{}的",
    "关于统筹做好{}工作的",
)
SECTORS = (
    "经济界", "教育界", "医药卫生界", "农业界", "科技界", "社会福利和社会保障界", "文化艺术界", "工商联", "民革", "民盟",
    "民建", "民进", "农工党", "九三学社", "共青团", "妇联",
)  # fmt: skip
LEADERS = ("市长", "常务副市长", "分管副市长(城建)", "分管副市长(文教卫)", "分管副市长(农业农村)", "分管副市长(工业)")
WAYS = (("座谈", 46), ("上门走访", 30), ("实地调研", 18), ("电话", 5), ("书面", 1))
CLASSES = (("A", 79), ("B", 16), ("C", 5))
TURNS = {"returned": 41, "extended": 12, "late_opinion": 19, "reworked": 150, "unhappy": 260, "silent": 64}
"""Every how manieth proposal takes that turn."""
RETURNED_LATE = (143, 430)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked for, who is to do it, who helps."""

    subject: str
    host: str
    partner: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal with all its days. `reworked_on` is when an unhappy proposer was content after all."""

    kind: str
    level: str
    number: str
    title: str
    group: str
    host: str
    partners: str
    assigned_on: dt.date
    answered_on: dt.date
    consulted_on: dt.date
    way: str
    result: str
    first_host: str = ""
    returned_on: dt.date | None = None
    reassigned_on: dt.date | None = None
    opinion_on: dt.date | None = None
    extended_on: dt.date | None = None
    told_on: dt.date | None = None
    reworked_on: dt.date | None = None
    process: str = "满意"
    outcome: str = "满意"
    leader: str | None = None
    is_online: bool = True

    def due_on(self, day: dt.date) -> dt.date:
        """The last day for an answer as known on a day: three months, six where extended by then."""
        start = self.reassigned_on if self.reassigned_on and self.reassigned_on <= day else self.assigned_on
        return months_after(start, 6 if self.extended_on and self.extended_on <= day else 3)

    def has_news(self, before: dt.date, day: dt.date) -> bool:
        """Whether anything happened after `before` and by `day`."""
        days = (
            self.assigned_on, self.returned_on, self.reassigned_on, self.opinion_on, self.extended_on,
            self.consulted_on, self.answered_on, self.told_on, self.reworked_on,
        )  # fmt: skip
        return any(one is not None and before < one <= day for one in days)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, the month's last where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    return dt.date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))


@cache
def proposals(year: int = YEAR) -> tuple[Proposal, ...]:
    """All proposals of a year: deputies' first, then members', each level by number."""
    throw = dice(f"proposals/{year}")
    own, others = COUNTS[year]
    hosted = _in_turn(bank("proposals", Subject), own)
    for index in throw.sample(range(own), COUNTY_HOSTED):
        hosted[index] = replace(hosted[index], host=throw.choice(counties()).government, partner=hosted[index].host)
    hosted += _in_turn(bank("proposals_other", Subject), others)
    throw.shuffle(hosted)
    counted: dict[tuple[str, str], int] = {}
    titles: set[str] = set()
    return tuple(_proposal(n, subject, year, counted, titles) for n, subject in enumerate(hosted))


def _in_turn(subjects: tuple[Subject, ...], count: int) -> list[Subject]:
    """Each subject about equally often."""
    return [subjects[n % len(subjects)] for n in range(count)]


def _proposal(n: int, subject: Subject, year: int, counted: dict[tuple[str, str], int], titles: set[str]) -> Proposal:
    throw = dice(f"proposal/{year}/{n}")
    kind = DEPUTIES if throw.random() < 0.47 else MEMBERS
    level = throw.choices(("全国", "省", "市"), (1, 3, 96))[0]
    number = counted[kind, level] = counted.get((kind, level), 0) + 1
    assigned = _assigned(n, kind, level, year, throw)
    plain = Proposal(
        kind, level, f"{level if level != '市' else ''}{number}号", _title(subject, kind, titles, throw),
        f"{throw.choice(counties()).name}代表团" if kind == DEPUTIES else throw.choice(SECTORS),
        subject.host, subject.partner if throw.random() < 0.45 else "", assigned,
        answered_on=assigned, consulted_on=assigned, way=_weighted(WAYS, throw), result=_weighted(CLASSES, throw),
    )  # fmt: skip
    return _handled(n, plain, throw)


def _assigned(n: int, kind: str, level: str, year: int, throw: random.Random) -> dt.date:
    if level != "市":
        return dt.date(year, *ASSIGNED_ABOVE)
    if kind == DEPUTIES and n % 13 == 0 and n < LATER * 26:
        return add_working_days(dt.date(year, throw.randint(5, 8), throw.randint(1, 20)), 1).day
    return dt.date(year, *ASSIGNED)


def _title(subject: Subject, kind: str, titles: set[str], throw: random.Random) -> str:
    end = "建议" if kind == DEPUTIES else "提案"
    while True:
        place = throw.choice(["", "", "", *(county.short for county in counties())])
        title = throw.choice(PHRASES).format(place + subject.subject) + end
        if title not in titles:
            titles.add(title)
            return title


def _weighted(words: tuple[tuple[str, int], ...], throw: random.Random) -> str:
    return throw.choices([word for word, _ in words], [weight for _, weight in words])[0]


def _takes(turn: str, n: int) -> bool:
    return n % TURNS[turn] == TURNS[turn] // 2


def _handled(n: int, plain: Proposal, throw: random.Random) -> Proposal:
    """The days of handling: always answered before the deadline, though not always smoothly."""
    found = _sent_back(n, plain, throw)
    start = found.reassigned_on or found.assigned_on
    extended = days_after(start, throw.randint(72, 86)) if _takes("extended", n) else None
    answered = days_after(start, throw.randint(105, 170) if extended else throw.randint(38, 88))
    opinion = days_after(start, throw.randint(34, 46) if _takes("late_opinion", n) else throw.randint(12, 29))
    found = replace(
        found, extended_on=extended, answered_on=answered, consulted_on=days_after(answered, -throw.randint(5, 25)),
        opinion_on=min(opinion, answered) if found.partners else None, told_on=days_after(answered, throw.randint(4, 26)),
        leader=throw.choice(LEADERS) if n % 31 == 7 else None, is_online=n % 17 != 3,
    )  # fmt: skip
    return _judged(n, found, throw)


def _sent_back(n: int, plain: Proposal, throw: random.Random) -> Proposal:
    """Some go to the wrong unit first: it returns them, two of them later than it may."""
    if not _takes("returned", n):
        return plain
    days = throw.randint(9, 11) if n in RETURNED_LATE else throw.randint(3, 7)
    returned = add_working_days(plain.assigned_on, days).day
    wrong = "市政府办公室" if plain.host != "市政府办公室" else "市发展改革委"
    return replace(plain, first_host=wrong, returned_on=returned, reassigned_on=add_working_days(returned, 2).day)


def _judged(n: int, found: Proposal, throw: random.Random) -> Proposal:
    """What the proposer thinks of the work and of the result."""
    if _takes("silent", n):
        return replace(found, process="未反馈", outcome="未反馈")
    process = "基本满意" if throw.random() < 0.05 else "满意"
    outcome = "不满意" if _takes("unhappy", n) else "基本满意" if throw.random() < 0.08 else "满意"
    if _takes("reworked", n) and found.told_on:
        return replace(found, process="基本满意", outcome="基本满意", reworked_on=days_after(found.told_on, 28))
    return replace(found, process=process, outcome=outcome)
