"""The leaders' written instructions (领导批示) of the sample year: 317 from above, 2 135 of the city government."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from functools import cache

from etl.sample_year.days import LAST_DAY, YEAR, days_after, month_end, next_return
from etl.sample_year.dice import dice, shares
from etl.sample_year.words_bank import Seasonal, bank, counties, departments

MONTH_WEIGHTS = (7, 10, 11, 10, 8, 8, 7, 8, 8, 6, 8, 9)
BULLETINS_A_YEAR = 22
OPEN_SHARE = 0.02
OPEN_FROM = dt.date(YEAR, 10, 1)
"""Of the papers handed on from then, this share is still open at the end of the year; December's own come on top."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of instruction: `heading` numbers it, `givers` are (level as written, role), `count` is the year's number."""

    code: str
    heading: str
    givers: tuple[tuple[str, str], ...]
    count: int


LEVELS: tuple[Level, ...] = (
    Level("central", "国批", (("国务院", "国务院领导"), ("中央", "中央领导")), 12),
    Level(
        "provincial",
        "省批",
        (("省政府", "省长"), ("省政府", "分管副省长"), ("省政府", "分管副省长"), ("省委", "省委书记")),
        305,
    ),
    Level("city_party", "委批", (("市委", "市委书记"),), 40),
    Level(
        "city_gov",
        "市批",
        tuple(
            ("市政府", role)
            for role in (
                "市长",
                "市长",
                "常务副市长",
                "分管副市长(工业)",
                "分管副市长(农业农村)",
                "分管副市长(城建)",
                "分管副市长(文教卫)",
                "分管副市长(商务)",
                "分管副市长(公安)",
            )
        ),
        2135,
    ),
)
PROVINCE, DIGEST = "省级主管部门", "市级专报"
"""Sources of papers besides departments and counties; the digest has no author."""
FORMS = ("报告", "情况汇报", "情况报告", "专报", "调研报告", "分析报告")
FORMS_FROM_ABOVE = ("通报", "情况通报", "函", "提示函", "督办函", "工作通知")
LIMITS = {"圈阅": 0, "阅研": 15, "办理并报结果": 15, "肯定性": 0}
"""Days to handle an instruction by its nature (reference §2.5); an urgent one has 5, a hard one 30."""


@dataclass(frozen=True, slots=True)
class Topic(Seasonal):
    """What a paper is about, with the department that handles it."""

    topic: str
    unit: str

    def on(self, day: dt.date) -> str:
        """What the paper of that day is about."""
        return self.topic if self.in_season(day) else self.otherwise


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction; `finished_on` is None where it was still open at the end of the year."""

    number: str
    level: Level
    leader: str
    word: str
    instructed_on: dt.date
    title: str
    from_unit: str
    nature: str
    lead: str
    helper: str | None
    division: str
    assigned_on: dt.date
    due_on: dt.date
    finished_on: dt.date | None

    def is_done(self, day: dt.date) -> bool:
        return self.finished_on is not None and self.finished_on <= day


@cache
def instructions() -> tuple[Instruction, ...]:
    """All instructions of the year, level by level, in the order of their days."""
    throw = dice("instructions")
    return tuple(entry for level in LEVELS for entry in _of_level(level, throw))


def _of_level(level: Level, throw: random.Random) -> list[Instruction]:
    days = sorted(
        day
        for month, count in enumerate(shares(level.count, MONTH_WEIGHTS), 1)
        for day in _working_days(month, count, throw)
    )
    width = len(str(level.count))
    return [
        _instruction(level, f"{level.heading}〔{YEAR}〕{n:0{width}d}号", day, throw) for n, day in enumerate(days, 1)
    ]


def _working_days(month: int, count: int, throw: random.Random) -> list[dt.date]:
    days = [dt.date(YEAR, month, n) for n in range(1, month_end(month).day + 1)]
    return throw.choices([day for day in days if day.weekday() < 5 and (month, day.day) != (1, 1)], k=count)


def _instruction(level: Level, number: str, day: dt.date, throw: random.Random) -> Instruction:
    topic = throw.choice(bank("topics", Topic))
    nature = throw.choices(list(LIMITS), [10, 30, 52, 8])[0]
    wait = throw.choice([0, 0, 1, 1, 2]) if LIMITS[nature] else 0
    handed_on = min(days_after(day, wait), next_return(day))
    due_on = days_after(handed_on, throw.choice([5, 15, 15, 15, 30]) if LIMITS[nature] else 0)
    place = throw.choice(counties())
    lead = place.government if throw.random() < 0.18 else topic.unit
    from_unit = throw.choice([topic.unit, topic.unit, place.government, PROVINCE, DIGEST])
    if lead == place.government and from_unit == topic.unit:
        from_unit = place.government  # a county leads on its own paper, not on a department's
    where = place.name if lead == place.government and from_unit in (PROVINCE, DIGEST) else ""
    form = throw.choice(FORMS_FROM_ABOVE if from_unit == PROVINCE else FORMS)
    title = f"{'' if from_unit == DIGEST else from_unit}关于{where}{topic.on(day)}的{form}"
    others = [entry.name for entry in departments() if entry.name != lead]
    word, leader = throw.choice(level.givers)
    return Instruction(
        number,
        level,
        leader,
        word,
        day,
        title,
        from_unit,
        nature,
        lead,
        throw.choice(others) if throw.random() < 0.25 else None,
        f"综合{throw.choice('一二三四五六七')}处",
        handed_on,
        due_on,
        _finished_on(nature, (handed_on, due_on), throw),
    )


def _finished_on(nature: str, span: tuple[dt.date, dt.date], throw: random.Random) -> dt.date | None:
    handed_on, due_on = span
    if LIMITS[nature] == 0:
        return handed_on
    if handed_on >= OPEN_FROM and throw.random() < OPEN_SHARE:
        return None
    late = throw.random() < 0.09
    end = days_after(due_on, throw.randint(1, 12)) if late else days_after(due_on, -throw.choice([0, 0, 1, 2, 3, 4]))
    end = max(end, handed_on)
    return end if end <= LAST_DAY else None
