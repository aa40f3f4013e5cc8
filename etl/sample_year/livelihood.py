"""Livelihood projects (民生实事项目) of the sample: ten projects, thirty-five sub-targets, cumulative through the year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from etl.sample_year.days import LAST_DAY, YEAR, days_after, until
from etl.sample_year.dice import dice, jittered
from etl.sample_year.paper import Cell, Sheet
from etl.sample_year.words_bank import County, bank, counties, departments

COUNTY_TASK = "分县(市、区)任务数"
SUMMER = {5: 0.8, 6: 0.7, 7: 0.62, 8: 0.62, 9: 0.75, 10: 0.85}
"""Month to the share of its normal result that a lagging sub-target has reached: far behind, caught up in November."""
ZERO_UNTIL = dt.date(YEAR, 1, 20)
EARLIEST_DAYS = 70
"""Sub-targets that went well are finished up to so many days before the end of the year."""
WEALTHY = 100_000
"""Investment in 万元 from which the division writes 亿元."""


@dataclass(frozen=True, slots=True)
class SubTarget:
    """A sub-target (子项): `final` is its result at the end of the year, `lag` is 1 where summer went badly.

    `where` says which places share it: all nine, the seven counties, or the urban ones; `invest` is in 万元.
    """

    project: str
    sub_target: str
    uom: str
    target: float
    final: float
    lead: str
    invest: int
    where: str
    lag: int


@cache
def sub_targets() -> tuple[SubTarget, ...]:
    """All sub-targets, project by project."""
    return bank("livelihood", SubTarget)


def actual(entry: SubTarget, day: dt.date) -> float:
    """Cumulative result on that day, in the sub-target's own unit; never falls."""
    throw = dice(f"livelihood/{entry.sub_target}")
    bend, last = throw.uniform(0.85, 1.1), days_after(LAST_DAY, -throw.randint(2, EARLIEST_DAYS))
    last = LAST_DAY if entry.lag or entry.final < entry.target else last
    if day >= last:
        return entry.final
    part = max((day - ZERO_UNTIL).days, 0) / (last - ZERO_UNTIL).days
    share: float = part**bend * (SUMMER.get(day.month, 1.0) if entry.lag else 1.0)
    digits = 1 if entry.final != int(entry.final) or entry.target != int(entry.target) else 0
    return round(entry.final * share, digits)


def county_shares(entry: SubTarget) -> list[float | None]:
    """The target split over the nine places; blank where a place has no part."""
    places = [county for county in counties() if _takes_part(county, entry.where)]
    tenths = 10 if entry.target != int(entry.target) else 1
    weights = [county.weight for county in places]
    parts = jittered(round(entry.target * tenths), weights, dice(f"share/{entry.sub_target}"))
    by_name = {county.name: part / tenths if tenths > 1 else part for county, part in zip(places, parts, strict=True)}
    return [by_name.get(county.name) or None for county in counties()]


def _takes_part(county: County, where: str) -> bool:
    if where == "urban":
        return county.name in ("南城区", "北城区", "平海市", "海川市", "桐安市", "经开区")
    return where == "all" or county.name not in ("经开区", "港区")


def livelihood_sheet(day: dt.date) -> Sheet:
    """The projects' return for that day."""
    places = [county.name for county in counties()]
    upper = (
        "序号",
        "实事项目",
        "具体任务",
        "计量单位",
        "年度目标",
        "累计完成",
        "完成率",
        "形象进度",
        "进度评价",
        "完成时间",
        "年度投资(万元)",
        "完成投资(万元)",
        "牵头单位",
        "分管市领导",
        *([COUNTY_TASK] * len(places)),
    )
    lower = (*([""] * 14), *places)
    return Sheet(
        name="民生实事项目",
        titles=(f"{YEAR}年民生实事项目进展情况表({until(day)})",),
        header=(upper, lower),
        rows=tuple(_lines(day)),
        notes=("说明:累计完成为年初以来累计数。", "填表人:督查处", "审核人:督查处负责人"),
        merge_down=(0, 1),
    )


def _lines(day: dt.date) -> list[tuple[Cell, ...]]:
    lines: list[tuple[Cell, ...]] = []
    seen: list[str] = []
    for entry in sub_targets():
        first = entry.project not in seen
        seen.extend([entry.project] if first else [])
        head = (len(seen), entry.project) if first else (None, None)
        lines.append((*head, *_facts(entry, day), *county_shares(entry)))
    return lines


def _facts(entry: SubTarget, day: dt.date) -> tuple[Cell, ...]:
    done = actual(entry, day)
    rate = done / entry.target
    leader = next(department.leader for department in departments() if department.name == entry.lead)
    return (
        entry.sub_target,
        entry.uom,
        _number(entry.target),
        _number(done),
        f"{rate:.1%}",
        _phase(rate),
        _judgement(rate, day),
        "年底前",
        _money(entry.invest),
        round(entry.invest * min(rate, 1.0) * 0.98),
        entry.lead,
        leader,
    )


def _number(value: float) -> Cell:
    return int(value) if value == int(value) else value


def _money(wan: int) -> Cell:
    return f"{wan / 10_000:g}亿元" if wan >= WEALTHY else wan


def _phase(rate: float) -> str:
    phases = ("前期准备", "全面开工", "主体施工", "收尾阶段", "已完成年度任务")
    return phases[min(int(rate * 4), 4)]


def _judgement(rate: float, day: dt.date) -> str:
    gap = rate - day.timetuple().tm_yday / 366
    return "超序时" if gap > 0.02 else "达序时" if gap > -0.08 else "未达序时"
