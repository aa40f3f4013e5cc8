"""Legality review (合法性审查) of the sample: 110 documents and 14 contracts reviewed, a few papers still on the desk."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from data.workdays import add_working_days, is_working_day
from etl.sample_year.days import LAST_DAY, YEAR, days_after, month_end, until
from etl.sample_year.dice import dice, shares
from etl.sample_year.paper import Cell, Sheet
from etl.sample_year.reconsideration_plan import back, known
from etl.sample_year.spelling import DATE_SPELLINGS, Spell, unit_spelling
from etl.sample_year.words_bank import bank

OTHER_DOCUMENTS = 72
MONTH_WEIGHTS = (8, 5, 9, 11, 10, 12, 11, 10, 12, 11, 14, 9)
DOCUMENT_OPINIONS, CONTRACT_OPINIONS = 71, 16
NOT_ADOPTED = {"文件": 7, "合同": 1}
"""Opinions that the units did not take up; one opinion a paper."""
SLOW = frozenset({17, 58, 103})
"""Reviews given out after fifteen working days."""
FILED_LATE, NOT_FILED = frozenset({9, 21}), frozenset({25, 26})
"""Normative documents, by their number in the word list."""
ON_THE_DESK = (
    ("XX市城市绿化管理办法(修订)", "规范性文件", "市建设局", (12, 3)), ("XX市公益性岗位管理办法", "规范性文件", "市人力社保局", (12, 14)),
    ("推进5G产业发展的若干意见", "其他文件", "市经信局", (12, 10)), ("加快跨境电商发展的实施意见", "其他文件", "市商务局", (12, 22)),
    ("市属国有企业混合所有制改革框架协议", "合同", "市国资委", (12, 25)), ("体育中心运营管理合同", "合同", "市体育局", (12, 29)),
)  # fmt: skip
HEADER = (
    "序号", "收件日期", "送审单位", "文件/合同名称", "类型", "审查时限(工作日)", "出具日期", "审查意见数", "意见性质", "采纳数", "统一编号",
    "印发日期", "备案日期", "备注",
)  # fmt: skip
FORMS = ("关于{}的实施意见", "关于{}的通知", "关于{}的实施方案", "关于{}的工作意见")
KIND_SPELLINGS = {"规范性文件": ("规范性文件", "行政规范性文件"), "其他文件": ("其他文件", "一般文件"), "重大决策": ("重大决策", "重大行政决策"), "合同": ("合同", "政府合同")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """A paper of the word list."""

    kind: str
    unit: str
    title: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the supervision lists, which a paper may be about."""

    unit: str
    title: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper sent in for review, with all its days."""

    title: str
    kind: str
    unit: str
    received: dt.date
    issued: dt.date | None = None
    opinions: int = 0
    adopted: int = 0
    published: dt.date | None = None
    filed: dt.date | None = None
    number: str = ""

    @property
    def is_contract(self) -> bool:
        return self.kind == "合同"

    def moved(self, first: dt.date, last: dt.date) -> bool:
        """Whether anything about it happened between the two days."""
        return any(day and first <= day <= last for day in (self.received, self.issued, self.published, self.filed))


@cache
def papers() -> tuple[Paper, ...]:
    """All papers of the year by the day on which they came in."""
    throw = dice("legal_reviews")
    titles = _titles(throw)
    days = sorted(_day(month, throw) for month, count in enumerate(shares(124, MONTH_WEIGHTS), 1) for _ in range(count))
    reviewed = [_reviewed(n, title, day, throw) for n, (title, day) in enumerate(zip(titles, days, strict=True))]
    waiting = [Paper(title, kind, unit, dt.date(YEAR, *day)) for title, kind, unit, day in ON_THE_DESK]
    return tuple(sorted([*_with_filing(_with_opinions(reviewed), throw), *waiting], key=lambda paper: paper.received))


def _titles(throw: random.Random) -> list[Title]:
    named = list(bank("legal_papers", Title))
    topics = throw.sample(tasks(), OTHER_DOCUMENTS)
    made = [Title("其他文件", task.unit, FORMS[n % len(FORMS)].format(task.title)) for n, task in enumerate(topics)]
    throw.shuffle(both := [*named, *made])
    return both


def tasks() -> list[Task]:
    """One task a title; those of party bodies are not reviewed by the government."""
    return [Task(task.unit, task.title) for task in bank("tasks", Task) if not task.unit.startswith("市委")]


def _day(month: int, throw: random.Random) -> dt.date:
    """A working day of the month; in December early enough for the review to be given out in the year."""
    last = 8 if month == 12 else month_end(month).day
    working = [day for n in range(1, last + 1) if is_working_day(day := dt.date(YEAR, month, n))]
    return throw.choice(working)


def _reviewed(n: int, title: Title, day: dt.date, throw: random.Random) -> Paper:
    taken = throw.randint(17, 21) if n in SLOW else throw.randint(5, 13)
    return Paper(title.title, title.kind, title.unit, day, add_working_days(day, taken).day)


def _with_opinions(found: list[Paper]) -> list[Paper]:
    """Opinions and how many were taken up, so that both kinds of paper come to their numbers."""
    contracts = [n for n, paper in enumerate(found) if paper.is_contract]
    documents = [n for n, paper in enumerate(found) if not paper.is_contract]
    given = spread(documents, DOCUMENT_OPINIONS, NOT_ADOPTED["文件"]) | spread(
        contracts, CONTRACT_OPINIONS, NOT_ADOPTED["合同"]
    )
    return [replace(paper, opinions=given[n][0], adopted=given[n][1]) for n, paper in enumerate(found)]


def spread(places: list[int], total: int, refused: int) -> dict[int, tuple[int, int]]:
    """(opinions, of which taken up) by place: most papers have one or none, some two or three."""
    throw = dice(f"opinions/{total}")
    counts = dict.fromkeys(places, 0)
    while sum(counts.values()) < total:
        place = throw.choice(places)
        counts[place] += counts[place] < 3
    with_any = [place for place in places if counts[place]]
    without = set(throw.sample(with_any, refused))
    return {place: (count, count - (place in without)) for place, count in counts.items()}


def _with_filing(found: list[Paper], throw: random.Random) -> list[Paper]:
    """Normative documents are published some days after the review, then filed within fifteen days, but for a few."""
    done: list[Paper] = []
    number = 0
    for paper in found:
        if paper.kind != "规范性文件" or paper.issued is None:
            done.append(paper)
            continue
        number += 1
        published = add_working_days(paper.issued, throw.randint(4, 9)).day
        filed = back(days_after(published, 19 if number in FILED_LATE else throw.randint(4, 14)))
        is_filed = number not in NOT_FILED and filed <= LAST_DAY
        code = f"SZFC01-{YEAR}-{number:04d}"
        done.append(replace(paper, published=published, filed=filed if is_filed else None, number=code))
    return done


def sheet(day: dt.date) -> Sheet:
    """The month's register."""
    return register(papers(), day.replace(day=1), day)


def register(found: Sequence[Paper], first: dt.date, day: dt.date) -> Sheet:
    """Papers that came in between two days, or about which something happened."""
    spell = DATE_SPELLINGS[(day.month + 3) % 5]
    span = f"{day.year}年{day.month}月" if first.month == day.month else f"{day.year}年度"
    shown = [paper for paper in found if paper.moved(first, day)]
    given = [paper for paper in shown if paper.issued and first <= paper.issued <= day]
    rows = [_line(paper, n, day, spell) for n, paper in enumerate(shown, 1)]
    total = ("合计", None, None, f"本期出具{len(given)}件", None, None, None, sum(paper.opinions for paper in given))
    return Sheet(
        name="合法性审查",
        titles=(f"{span}合法性审查登记表({until(day)})", "填报单位:市司法局"),
        header=(HEADER,),
        rows=(*rows, (*total, *(None for _ in range(len(HEADER) - len(total))))),
        notes=("注:列本期收到和办理情况有变化的文件、合同。", "填表人:法制处"),
    )


def _line(paper: Paper, seq: int, day: dt.date, spell: Spell) -> tuple[Cell, ...]:
    def shown(when: dt.date | None) -> Cell:
        return spell(when) if when and when <= day else None

    issued = known(paper.issued, day)
    nature = "合法" if not paper.opinions else "不合法" if paper.opinions == 3 and not paper.adopted else "修改后合法"
    return (
        seq, spell(paper.received), unit_spelling(paper.unit, dice(f"review/{paper.title}")), paper.title,
        KIND_SPELLINGS[paper.kind][day.month % 2], 15, shown(paper.issued), paper.opinions if issued else None,
        nature if issued else None, paper.adopted if issued and paper.opinions else None,
        paper.number if known(paper.published, day) else None, shown(paper.published), shown(paper.filed), None,
    )  # fmt: skip
