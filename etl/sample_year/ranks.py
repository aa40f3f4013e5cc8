"""Provincial ranks (省对市考核指标排名) of the sample: seventeen indicators, eight publications."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from etl.sample_year.days import MONTH_ENDS, YEAR, days_after, until
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.words_bank import bank

DIVISION = "督查处"
CITIES = 11
PERIODS: tuple[tuple[str, dt.date], ...] = (
    ("1-2月", MONTH_ENDS[1]),
    ("一季度", MONTH_ENDS[2]),
    ("上半年", MONTH_ENDS[5]),
    ("1-7月", MONTH_ENDS[6]),
    ("前三季度", MONTH_ENDS[8]),
    ("1-10月", MONTH_ENDS[9]),
    ("1-11月", MONTH_ENDS[10]),
    ("全年", MONTH_ENDS[11]),
)


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessed indicator; `path` holds its rank in each publication, blank where it is not ranked."""

    indicator: str
    unit: str
    uom: str
    goal: str
    value: float
    average: float
    path: str

    @property
    def ranks(self) -> tuple[int, ...]:
        return tuple(int(rank) for rank in self.path.split())


def books() -> list[Book]:
    """One workbook a publication."""
    return [_book(turn) for turn in range(len(PERIODS))]


def _book(turn: int) -> Book:
    period, day = PERIODS[turn]
    sheet = Sheet(
        name="全省排名",
        titles=(f"{YEAR}年{period}省对市考核指标全省排名情况表({until(day)})",),
        header=(
            (
                "序号",
                "考核指标",
                "对口部门",
                "数据时间",
                "完成值",
                "单位",
                "全省均值",
                "全省位次",
                "上期位次",
                "升降",
                "争先目标",
            ),
        ),
        rows=tuple(_line(entry, seq, turn) for seq, entry in enumerate(bank("ranks", Assessed), 1)),
        notes=("注:全省共11个设区市,位次以省级部门通报为准。", "填表人:督查处"),
    )
    return Book(days_after(day, 25), DIVISION, f"争先进位省对市考核排名({until(day)})", (sheet,))


def _line(entry: Assessed, seq: int, turn: int) -> tuple[Cell, ...]:
    period = f"{YEAR}年{PERIODS[turn][0]}" if turn % 2 else PERIODS[turn][0]
    ranks = entry.ranks
    rank = ranks[turn] if ranks else None
    before = ranks[turn - 1] if ranks and turn else None
    drift = (len(PERIODS) - 1 - turn) * 0.3
    value, average = round(entry.value - drift, 1), round(entry.average - drift * 0.8, 1)
    return (
        seq,
        entry.indicator,
        entry.unit,
        period,
        value,
        entry.uom,
        average,
        _spelled(rank, turn),
        before,
        _change(rank, before),
        entry.goal,
    )


def _spelled(rank: int | None, turn: int) -> Cell:
    if rank is None:
        return "—"
    return (rank, f"第{rank}位", f"{rank}/{CITIES}")[turn % 3]


def _change(rank: int | None, before: int | None) -> Cell:
    if rank is None or before is None:
        return None
    return "持平" if rank == before else f"{'↑' if rank < before else '↓'}{abs(before - rank)}"
