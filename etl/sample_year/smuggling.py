"""Smuggling cases (走私案件) of the sample year: 293, mostly on the coast, with goods, value and tax."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from functools import cache

from etl.sample_year.days import YEAR, days_after, month_end, until
from etl.sample_year.dice import dice, shares
from etl.sample_year.paper import Cell, Sheet
from etl.sample_year.spelling import DATE_SPELLINGS
from etl.sample_year.words_bank import County, bank, counties

CASES = 293
MONTH_WEIGHTS = (9, 5, 8, 9, 10, 9, 8, 8, 10, 11, 12, 11)
COASTAL_SHARE = 9
"""A coastal place sees this many times the cases of an inland one."""
BIG_CASE = 161
"""The case of 1.2亿元, written so in a column of 万元."""
BIG_VALUE = 12_000.0
COURSE = ("立案", "侦办", "移送", "处罚", "结案")
PLACES = {1: ("外海锚地", "沿海滩涂", "渔港码头", "内港作业区"), 0: ("农贸市场", "物流仓库", "国道卡口", "冷库")}
HEADER = (
    "序号",
    "案件编号",
    "查获日期",
    "属地",
    "查获地点",
    "办案单位",
    "案件类型",
    "涉案物品",
    "查扣数量",
    "计量单位",
    "案值(万元)",
    "偷逃税额(万元)",
    "涉案人数",
    "查扣车船",
    "办理进展",
)


@dataclass(frozen=True, slots=True)
class Goods:
    """A kind of goods: how often, how much, at what price in 万元 a unit, and who seizes it."""

    goods: str
    weight: int
    unit: str
    low: int
    high: int
    price: float
    nature: str
    seized_by: str


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `moves` are the days on which its handling went a step further."""

    number: str
    seized_on: dt.date
    county: County
    place: str
    goods: Goods
    seized_by: str
    nature: str
    quantity: int
    value: float
    tax: float
    people: int
    vehicles: int
    moves: tuple[dt.date, ...]

    def status(self, day: dt.date) -> str:
        return COURSE[sum(move <= day for move in self.moves)]

    def moved(self, first: dt.date, day: dt.date) -> bool:
        """True if it went a step further between the two days."""
        return any(first <= move <= day for move in self.moves)


@cache
def cases() -> tuple[Case, ...]:
    """All cases of the year by number."""
    throw = dice("smuggling")
    days = sorted(
        dt.date(YEAR, month, throw.randint(1, month_end(month).day))
        for month, count in enumerate(shares(CASES, MONTH_WEIGHTS), 1)
        for _ in range(count)
    )
    return tuple(_case(number, day, throw) for number, day in enumerate(days, 1))


def _case(number: int, day: dt.date, throw: random.Random) -> Case:
    county = throw.choices(counties(), [COASTAL_SHARE if c.coastal else 1 for c in counties()])[0]
    kinds = bank("goods", Goods)
    goods = throw.choices(kinds, [entry.weight for entry in kinds])[0]
    quantity = throw.randint(goods.low, goods.high)
    value = BIG_VALUE if number == BIG_CASE else round(quantity * goods.price * throw.uniform(0.8, 1.2), 1) or 0.1
    return Case(
        f"FZS{YEAR}-{number:03d}",
        day,
        county,
        f"{county.name}{throw.choice(PLACES[county.coastal])}",
        goods,
        throw.choice(goods.seized_by.split("/")),
        throw.choice(goods.nature.split("/")),
        quantity,
        value,
        round(value * throw.uniform(0.1, 0.25), 1),
        throw.choice([0, 1, 1, 2, 3, 5]),
        throw.choice([0, 0, 1, 1, 2]),
        tuple(days_after(day, wait) for wait in (25, 70, 120, 170)[: throw.randint(1, 4)]),
    )


def sheet(month: int) -> Sheet:
    """The month's ledger: new cases, then older ones whose handling went on."""
    first, last = dt.date(YEAR, month, 1), month_end(month)
    shown = [
        case
        for case in cases()
        if first <= case.seized_on <= last or (case.seized_on < first and case.moved(first, last))
    ]
    spell = DATE_SPELLINGS[(month + 2) % len(DATE_SPELLINGS)]
    rows = tuple(_line(case, seq, last, spell(case.seized_on)) for seq, case in enumerate(shown, 1))
    new = sum(case.seized_on >= first for case in shown)
    return Sheet(
        name="走私案件",
        titles=(f"{YEAR}年{month}月走私案件台账({until(last)})",),
        header=(HEADER,),
        rows=(*rows, ("合计", None, f"本月查获{new}起", *(None for _ in range(len(HEADER) - 3)))),
        notes=("注:列本月新查获和办理情况有变化的案件。", "填表人:海防与打击走私办公室"),
    )


def _line(case: Case, seq: int, day: dt.date, seized_on: Cell) -> tuple[Cell, ...]:
    value: Cell = f"{case.value / 10_000:g}亿元" if case.value == BIG_VALUE else case.value
    return (
        seq,
        case.number,
        seized_on,
        case.county.name,
        case.place,
        case.seized_by,
        case.nature,
        case.goods.goods,
        case.quantity,
        case.goods.unit,
        value,
        case.tax,
        case.people,
        case.vehicles,
        case.status(day),
    )
