"""Returns of the information division (信息处): unit by month, circulars from New Year on, the city's own line by quarter."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence

from etl.sample_year.days import LAST_DAY, MONTH_ENDS, YEAR, chinese, days_after, until
from etl.sample_year.information_items import GROUPS, Sent, Standing, standings, year_of
from etl.sample_year.paper import Book, Cell, FileKind, Line, Sheet
from etl.sample_year.publications import issues

DIVISION = "信息处"
OLD_FORMAT_MONTH = 2
RENAMED_FROM = 7
"""From this month on the division uses the headers of the province's own form."""
FORGOT, FORGOTTEN_MONTH, SENT_AFTER = "盐湾县", 3, dt.date(YEAR, 5, 6)
"""The county whose month came weeks after the others'."""
SWAPPED = ("北城区", "桐安市")
"""Counties whose places the last circular of the year mixed up."""
RAISED, RAISED_BY = "市科技局", 2.0
"""The department whose points at the end of the year hold some that no month gave."""
LAST_YEAR_ISSUES = 652
QUARTERS = (("一季度", 5), ("1—6月", 4), ("1—9月", 4), ("全年", 3))
"""How the end of each quarter is called, and the rank that the province gave."""
LAST_YEARS_RANK = 5
CITIES = 11

MONTHLY_HEADER = (
    ("单位", "报送条数", *("采用情况",) * 3, *("领导批示",) * 3, *("约稿",) * 2, "迟报漏报", "得分"),
    (
        *("", "", "市级采用", "省级采用", "国家级采用", "国家级批示", "省级批示", "市级批示"),
        *("完成约稿", "未完成约稿", "", ""),
    ),
)
RENAMED_HEADER = (
    (
        *("报送单位", "上报条数", "市政府办采用", "省政府办采用", "国办采用", "国家领导批示", "省领导批示"),
        *("市领导批示", "约稿完成", "约稿未完成", "迟报、漏报", "积分"),
    ),
)
CIRCULAR_HEADER = (("单位", "市政府办采用", "省政府办采用", "得分", "名次"),)
FULL_CIRCULAR_HEADER = (
    (
        *("单位", "上报条数", "市政府办采用", "省政府办采用", "国办采用", "国家级批示", "省级批示"),
        *("市级批示", "累计得分", "名次"),
    ),
)
CITY_HEADER = (("统计时间", "编发期数", "上报条数", "省采用条数", "全省排名"),)


def books() -> list[Book]:
    """Last year's circular, twelve monthly workbooks, the month that came late."""
    return [_last_year(), *(_monthly(month) for month in range(1, 13)), _late()]


def _monthly(month: int) -> Book:
    day = MONTH_ENDS[month - 1]
    quarterly = (_circular(month), _city(month)) if month % 3 == 0 else ()
    kind: FileKind = "xls" if month == OLD_FORMAT_MONTH else "xlsx"
    return Book(
        days_after(day, 4), DIVISION, f"政务信息报送采用月报(截至{chinese(day)})", (_units(month), *quarterly), kind
    )


def _units(month: int) -> Sheet:
    found = [one for one in year_of(YEAR) if one.month == month and not _is_forgotten(one)]
    return Sheet(
        name="政务信息报送采用",
        titles=(f"{YEAR}年{month}月政务信息报送采用情况统计表({until(MONTH_ENDS[month - 1])})",),
        header=MONTHLY_HEADER if month < RENAMED_FROM else RENAMED_HEADER,
        rows=(*_grouped(found), _total("合计", [_line(one) for one in found])),
        notes=("注:本表为当月数,空格为0。", "填表人:信息处"),
    )


def _is_forgotten(one: Sent) -> bool:
    return one.sender.name == FORGOT and one.month == FORGOTTEN_MONTH


def _line(one: Sent) -> tuple[Cell, ...]:
    marks = _marks(one.marks)
    rest = (_blank(one.commissioned_done), _blank(one.commissioned_missed), _blank(one.late))
    return (one.sender.name, one.submitted, *marks, *rest, one.score)


def _marks(marks: Counter[str]) -> tuple[Cell, ...]:
    names = ("adopted_city", "adopted_prov", "adopted_state", "instr_state", "instr_prov", "instr_city")
    return tuple(_blank(marks[name]) for name in names)


def _blank(count: int) -> int | None:
    """Real sheets leave a zero blank."""
    return count or None


def _grouped(found: Sequence[Sent]) -> tuple[Line, ...]:
    """The lines under 一、县(市、区) and 二、市级部门, each group with its sum."""
    lines: list[Line] = []
    for number, name in zip("一二", GROUPS, strict=True):
        own = [_line(one) for one in found if one.sender.group == name]
        lines += [f"{number}、{name}", *own, _total("小计", own)]
    return tuple(lines)


def _total(word: str, lines: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    sums = (
        sum(cell for cell in column if isinstance(cell, int | float)) for column in list(zip(*lines, strict=True))[1:]
    )
    return (word, *sums)


def _circular(month: int) -> Sheet:
    """Places and points from New Year on, as the real circular has them."""
    sent = tuple(one for one in year_of(YEAR) if one.month <= month and not (month == 3 and _is_forgotten(one)))
    found = standings(sent)
    return Sheet(
        name="政务信息采用通报",
        titles=(f"{YEAR}年{QUARTERS[month // 3 - 1][0]}政务信息采用情况通报", f"({until(MONTH_ENDS[month - 1])})"),
        header=CIRCULAR_HEADER,
        rows=_grouped_standings(found, lambda one: _told(one, found, month)),
        notes=("注:本表为年初以来累计数,空格为0;各组分别排名。", "填表人:信息处"),
    )


def _grouped_standings(found: Sequence[Standing], line: Callable[[Standing], tuple[Cell, ...]]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for number, name in zip("一二", GROUPS, strict=True):
        own = sorted((one for one in found if one.sender.group == name), key=lambda one: one.place)
        lines += [f"{number}、{name}", *map(line, own)]
    return tuple(lines)


def _told(one: Standing, found: Sequence[Standing], month: int) -> tuple[Cell, ...]:
    """A line of the circular with the slips of December's."""
    place, score, is_last = one.place, one.score, month == LAST_DAY.month
    if is_last and one.sender.name in SWAPPED:
        other = SWAPPED[1 - SWAPPED.index(one.sender.name)]
        place = next(rival.place for rival in found if rival.sender.name == other)
    if is_last and one.sender.name == RAISED:
        score += RAISED_BY
    city, province = _blank(one.marks["adopted_city"]), _blank(one.marks["adopted_prov"])
    return (one.sender.name, city, province, score, place)


def _city(month: int) -> Sheet:
    return Sheet(
        name="全市政务信息工作",
        titles=(f"{YEAR}年全市政务信息工作情况({until(MONTH_ENDS[month - 1])})",),
        header=CITY_HEADER,
        rows=tuple(_city_line(quarter) for quarter in range(1, month // 3 + 1)),
        notes=("注:各数从年初累计,排名为省政府办公厅通报名次。", "填表人:信息处"),
    )


def _city_line(quarter: int) -> tuple[Cell, ...]:
    last = 3 * quarter
    sent = [one for one in year_of(YEAR) if one.month <= last and not (quarter == 1 and _is_forgotten(one))]
    printed = sum(issue.serial.kind == "政务信息" and issue.issued_on <= MONTH_ENDS[last - 1] for issue in issues())
    adopted = sum(one.marks["adopted_prov"] for one in sent)
    name, rank = QUARTERS[quarter - 1]
    return (name, printed, sum(one.submitted for one in sent), adopted, f"{rank}/{CITIES}")


def _late() -> Book:
    """The forgotten month on a sheet of the county's own."""
    one = next(one for one in year_of(YEAR) if _is_forgotten(one))
    sheet = Sheet(
        name="补报",
        titles=(
            f"{YEAR}年{FORGOTTEN_MONTH}月政务信息报送采用情况补报表",
            f"填报单位:{FORGOT}政府",
            f"报送日期:{chinese(SENT_AFTER)}",
        ),
        header=(RENAMED_HEADER[0][1:],),
        rows=(_line(one)[1:],),
        notes=("注:3月漏报,现补报。",),
    )
    day = MONTH_ENDS[FORGOTTEN_MONTH - 1]
    return Book(SENT_AFTER, DIVISION, f"政务信息报送补报-{FORGOT}政府(截至{chinese(day)})", (sheet,))


def _last_year() -> Book:
    """The circular of all of last year, with the city's own line."""
    day = dt.date(YEAR - 1, 12, 31)
    circular = Sheet(
        name="政务信息采用通报",
        titles=(f"{day.year}年全年政务信息采用情况通报({until(day)})",),
        header=FULL_CIRCULAR_HEADER,
        rows=_grouped_standings(
            standings(year_of(day.year)),
            lambda one: (one.sender.name, one.submitted, *_marks(one.marks), one.score, one.place),
        ),
        notes=("注:本表为全年累计数,空格为0。", "填表人:信息处"),
    )
    sent = year_of(day.year)
    line = (
        "全年",
        LAST_YEAR_ISSUES,
        sum(one.submitted for one in sent),
        sum(one.marks["adopted_prov"] for one in sent),
        f"{LAST_YEARS_RANK}/{CITIES}",
    )
    city = Sheet(
        name="全市政务信息工作",
        titles=(f"{day.year}年全市政务信息工作情况({until(day)})",),
        header=CITY_HEADER,
        rows=(line,),
        notes=("填表人:信息处",),
    )
    return Book(dt.date(YEAR, 1, 8), DIVISION, f"{day.year}年政务信息采用通报({until(day)})", (circular, city))
