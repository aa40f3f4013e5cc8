"""Monthly workbooks of the coast office (海防与打击走私办公室): law-enforcement checks and the ledger of cases."""

from __future__ import annotations

from etl.sample_year import smuggling
from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.dice import dice, jittered, shares
from etl.sample_year.paper import Book, Cell, FileKind, Sheet
from etl.sample_year.words_bank import counties

DIVISION = "海防与打击走私办公室"
INSPECTIONS = 679
MONTH_WEIGHTS = (8, 4, 7, 8, 9, 9, 8, 8, 9, 10, 10, 10)
COASTAL_SHARE = 4
OLD_FORMAT_MONTHS = (2, 8)
"""Months that came as .xls from an older office program."""


def books() -> list[Book]:
    """Twelve workbooks of two sheets."""
    return [_book(month) for month in range(1, 13)]


def inspections(month: int) -> dict[str, int]:
    """Checks of the month by place."""
    total = shares(INSPECTIONS, MONTH_WEIGHTS)[month - 1]
    weights = [float(COASTAL_SHARE if county.coastal else 1) for county in counties()]
    parts = jittered(total, weights, dice(f"inspections/{month}"))
    return {county.name: part for county, part in zip(counties(), parts, strict=True)}


def _book(month: int) -> Book:
    day = MONTH_ENDS[month - 1]
    sheets = (_checks(month), smuggling.sheet(month))
    kind: FileKind = "xls" if month in OLD_FORMAT_MONTHS else "xlsx"
    return Book(days_after(day, 3), DIVISION, f"反走私执法检查和案件月报(截至{chinese(day)})", sheets, kind)


def _checks(month: int) -> Sheet:
    done = inspections(month)
    rows = [_line(name, count, month) for name, count in done.items()]
    return Sheet(
        name="反走私执法检查",
        titles=(f"{YEAR}年{month}月反走私执法检查情况统计表({until(MONTH_ENDS[month - 1])})",),
        header=(
            (
                "单位",
                "执法检查(次)",
                "联合行动(次)",
                "出动人员(人次)",
                "出动车辆(台次)",
                "出动船艇(艘次)",
                "检查场所(家)",
                "检查船舶(艘次)",
                "宣传场次",
            ),
        ),
        rows=(*rows, ("合计", sum(done.values()), *(None for _ in range(7)))),
        notes=("注:本表为当月数。", "填表人:海防与打击走私办公室"),
    )


def _line(name: str, count: int, month: int) -> tuple[Cell, ...]:
    throw = dice(f"checks/{name}/{month}")
    coastal = next(county.coastal for county in counties() if county.name == name)
    people = count * throw.randint(6, 12)
    return (
        name,
        count,
        throw.randint(0, min(count, 3)),
        f"{people // 10 * 10}余人次" if people > 150 else people,
        count * throw.randint(1, 3),
        count * throw.randint(1, 2) if coastal else None,
        count * throw.randint(2, 6),
        count * throw.randint(1, 4) if coastal else None,
        throw.randint(0, 3),
    )
