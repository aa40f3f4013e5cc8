"""What the year starts with: the directory of units (单位名录) and the annual targets (年度目标)."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from etl.sample_year.days import YEAR, chinese, until
from etl.sample_year.paper import Book, Sheet
from etl.sample_year.words_bank import bank

UNITS = Path(__file__).resolve().parents[2] / "data" / "reference" / "units.csv"
FIRST_DAY = dt.date(YEAR, 1, 1)
TARGETS_SET = dt.date(YEAR, 1, 10)


@dataclass(frozen=True, slots=True)
class Target:
    """The year's target of an indicator, as written."""

    code: str
    name: str
    target: str
    uom: str
    source: str


def books() -> list[Book]:
    """The directory, then the targets."""
    return [_units(), _targets()]


def _units() -> Book:
    with UNITS.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = csv.reader(lines)
    sheet = Sheet(
        name="单位名录",
        titles=(f"XX市单位名录({until(FIRST_DAY)})",),
        header=(tuple(header),),
        rows=tuple(tuple(cell or None for cell in row) for row in rows),
        notes=("填表人:督查处",),
    )
    return Book(FIRST_DAY, "督查处", f"单位名录(截至{chinese(FIRST_DAY)})", (sheet,))


def _targets() -> Book:
    rows = tuple((seq, t.code, t.name, t.target, t.uom, t.source) for seq, t in enumerate(bank("targets", Target), 1))
    sheet = Sheet(
        name="年度目标",
        titles=(f"{YEAR}年主要指标年度目标表({until(TARGETS_SET)})",),
        header=(("序号", "代码", "指标名称", "目标值", "单位", "文件依据"),),
        rows=rows,
        notes=("注:目标值经市政府常务会议审议。", "填表人:督查处"),
    )
    return Book(TARGETS_SET, "督查处", f"主要指标年度目标(截至{chinese(TARGETS_SET)})", (sheet,))
