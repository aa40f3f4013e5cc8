"""Monthly workbooks of the openness division (政务公开处): disclosure by channel, requests for disclosure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from etl.sample_year import requests
from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.dice import dice, jittered, shares
from etl.sample_year.paper import Book, Cell, FileKind, Sheet
from etl.sample_year.spelling import unit_spelling
from etl.sample_year.words_bank import counties, departments

DIVISION = "政务公开处"
PUBLISHED = 60_000
PUBLISHED_BEFORE = 52_310
"""The year before, known by unit only."""
MONTH_WEIGHTS = (6, 9, 9, 9, 8, 8, 8, 8, 8, 8, 9, 10)
VAGUE = ("海川市", 12, 400)
"""A county writes `400多条` in December: so the year's sum is more than 60 000."""
TAKES_REST = "市市场监管局"
TWICE = ("市交通运输局", 7)
"""A department that counted double in July; August's workbook corrects it."""
ABSENT = ("盐湾县", 9)
"""A county that was late with September."""
OLD_FORMAT_MONTHS = (5, 11)
TWO_LEVELS_FROM = 7
HEADER = ("序号", "公开单位", "政府网站", "政务新媒体", "政府公报", "其他方式", "公开总数", "政策解读", "回应关切")
UPPER = (
    "序号", "单位", *("公开渠道",) * 4, "合计", "政策文件", *("规范性文件",) * 3, "政策解读", "回应关切", "会议公开",
)  # fmt: skip
LOWER = ("", "", "门户网站", "政务新媒体", "政府公报", "其他渠道", "", "", "制发", "废止", "现行有效", "", "", "")


@dataclass(frozen=True, slots=True)
class Channels:
    """What a unit disclosed in a month."""

    site: int
    new_media: int
    gazette: int
    other: int

    @property
    def total(self) -> int:
        return self.site + self.new_media + self.gazette + self.other


def books() -> list[Book]:
    """The year before, twelve monthly workbooks of two or three sheets, a county's late return."""
    return [_year_before(), *(_book(month) for month in range(1, 13)), _late_return()]


@cache
def published(month: int) -> dict[str, int]:
    """Items disclosed in a month by unit."""
    total = shares(PUBLISHED, MONTH_WEIGHTS)[month - 1]
    found = dict(zip(_weights(), jittered(total, list(_weights().values()), dice(f"disclosure/{month}")), strict=True))
    vague, its_month, told = VAGUE
    if month == its_month:
        found[TAKES_REST] += found[vague] - told
        found[vague] = told
    return found


@cache
def _weights() -> dict[str, float]:
    """The counties disclose most, then departments by their share of work; party bodies not at all."""
    places = {county.name: county.weight * 4.0 for county in counties()}
    return places | {d.name: d.weight * 2.5 for d in departments() if not d.name.startswith("市委")}


def _channels(unit: str, total: int, month: int) -> Channels:
    throw = dice(f"channels/{unit}/{month}")
    new_media = round(total * throw.uniform(0.35, 0.45))
    gazette = round(total * 0.03) if unit == "市政府办公室" or unit in {c.name for c in counties()} else 0
    other = round(total * throw.uniform(0.02, 0.06))
    return Channels(total - new_media - gazette - other, new_media, gazette, other)


def _book(month: int) -> Book:
    day = MONTH_ENDS[month - 1]
    kind: FileKind = "xls" if month in OLD_FORMAT_MONTHS else "xlsx"
    corrections = (_correction(),) if month == TWICE[1] + 1 else ()
    sheets = (_sheet(month), *corrections, requests.sheet(month))
    return Book(days_after(day, 5), DIVISION, f"政务公开月报(截至{chinese(day)})", sheets, kind)


def _sheet(month: int) -> Sheet:
    shown = [unit for unit in published(month) if (unit, month) != ABSENT]
    rows = [_line(unit, seq, month) for seq, unit in enumerate(shown, 1)]
    flat = month < TWO_LEVELS_FROM
    total = sum(published(month)[unit] * (2 if (unit, month) == TWICE else 1) for unit in shown)
    width = len(HEADER if flat else UPPER)
    at = 6
    return Sheet(
        name="主动公开",
        titles=(
            f"{YEAR}年{month}月政府信息主动公开情况统计表({until(MONTH_ENDS[month - 1])})",
            "填报单位:市政府办公室",
        ),
        header=(HEADER,) if flat else (UPPER, LOWER),
        rows=(*rows, ("合计", *(None,) * (at - 1), total, *(None,) * (width - at - 1))),
        notes=("注:本表为当月数,不含历史存量。", "填表人:政务公开处"),
    )


def _line(unit: str, seq: int, month: int) -> tuple[Cell, ...]:
    total = published(month)[unit] * (2 if (unit, month) == TWICE else 1)
    return (seq, _spelled(unit, month), *_numbers(unit, total, month))


def _spelled(unit: str, month: int) -> str:
    place = next((county for county in counties() if county.name == unit), None)
    if place is not None:
        return place.government if month % 2 else place.name
    return unit_spelling(unit, dice(f"disclosure/{unit}/{month}"))


def _numbers(unit: str, total: int, month: int) -> tuple[Cell, ...]:
    throw = dice(f"subjects/{unit}/{month}")
    explained, answered = throw.randint(0, total // 30), throw.randint(0, 4)
    if (unit, month) == VAGUE[:2]:
        counts: tuple[Cell, ...] = (None, None, None, None, f"{VAGUE[2]}多条")
    else:
        c = _channels(unit, total, month)
        counts = (c.site, c.new_media, c.gazette or None, c.other, c.total)
    if month < TWO_LEVELS_FROM:
        return (*counts, explained, answered)
    issued = throw.choice((0, 0, 1, 2))
    norms = (issued, throw.choice((0, 0, 1)), 12 + month + issued)
    return (*counts, throw.randint(issued, issued + 4), *norms, explained, answered, throw.randint(0, 2))


def _correction() -> Sheet:
    unit, month = TWICE
    c = _channels(unit, published(month)[unit], month)
    return Sheet(
        name="更正",
        titles=(f"{YEAR}年主动公开情况更正({until(MONTH_ENDS[month])})",),
        header=(("序号", "统计月份", "单位", "门户网站", "政务新媒体", "其他渠道", "主动公开信息数", "备注"),),
        rows=((1, f"{month}月", unit, c.site, c.new_media, c.other, c.total, "上月重复统计,予以更正"),),
        notes=("填表人:政务公开处",),
    )


def _late_return() -> Book:
    unit, month = ABSENT
    day = MONTH_ENDS[month - 1]
    c = _channels(unit, published(month)[unit], month)
    sheet = Sheet(
        name="主动公开",
        titles=(f"{YEAR}年{month}月主动公开情况({until(day)})", f"填报单位:{unit}政府(盖章)"),
        header=(("单位", "门户网站", "政务新媒体", "政府公报", "其他渠道", "主动公开信息数"),),
        rows=((f"{unit}政府", c.site, c.new_media, c.gazette, c.other, c.total),),
        notes=("填表人:政务公开处",),
    )
    return Book(dt.date(YEAR, 10, 22), DIVISION, f"主动公开情况补报-{unit}政府(截至{chinese(day)})", (sheet,))


def _year_before() -> Book:
    last = dt.date(YEAR - 1, 12, 31)
    parts = jittered(PUBLISHED_BEFORE, list(_weights().values()), dice("disclosure/before"))
    sheet = Sheet(
        name="主动公开",
        titles=(f"{YEAR - 1}年度政府信息主动公开情况统计表({until(last)})",),
        header=(("序号", "统计时间", "单位", "主动公开信息数", "备注"),),
        rows=tuple(
            (seq, f"{YEAR - 1}年", unit, n, None)
            for seq, (unit, n) in enumerate(zip(_weights(), parts, strict=True), 1)
        ),
        notes=("填表人:政务公开处",),
    )
    sheets = (sheet, requests.year_before())
    return Book(dt.date(YEAR, 1, 6), DIVISION, f"{YEAR - 1}年政务公开年报(截至{chinese(last)})", sheets)
