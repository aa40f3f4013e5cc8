"""Provincial ranks (省对市考核指标排名) of the sample: seventeen indicators, eight publications."""

from __future__ import annotations

from data.kinds.shares import city_names
from etl.sample_year.days import YEAR, days_after, until
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.ranks_province import PERIODS, Assessed, Standing, assessed, standing

DIVISION = "督查处"
HEADER = (
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
    "第一名城市",
    "与前一名差距",
)
CITY_NAMES = tuple(city_names().values())
FIRST_WITH_CITIES, FIRST_ON_ONE_LEVEL = 1, 5
"""The cities' columns come with the second publication; from the sixth on the office leaves out the line above them."""


def books() -> list[Book]:
    """One workbook a publication."""
    return [_book(turn) for turn in range(len(PERIODS))]


def _book(turn: int) -> Book:
    period, day = PERIODS[turn]
    published = [entry for entry in assessed() if entry.is_published(turn)]
    sheet = Sheet(
        name="全省排名",
        titles=(f"{YEAR}年{period}省对市考核指标全省排名情况表({until(day)})",),
        header=_header(turn),
        rows=tuple((seq, *_line(entry, turn)) for seq, entry in enumerate(published, 1)),
        notes=("注:全省共11个设区市,位次以省级部门通报为准。", "填表人:督查处"),
    )
    return Book(days_after(day, 25), DIVISION, f"争先进位省对市考核排名({until(day)})", (sheet,))


def _header(turn: int) -> tuple[tuple[str, ...], ...]:
    if turn < FIRST_WITH_CITIES:
        return ((*HEADER, "备注"),)
    if turn >= FIRST_ON_ONE_LEVEL:
        return ((*HEADER, *CITY_NAMES, "备注"),)
    upper = (*HEADER, *["各市数值"] * len(CITY_NAMES), "备注")
    return upper, (*[""] * len(HEADER), *CITY_NAMES, "")


def _line(entry: Assessed, turn: int) -> tuple[Cell, ...]:
    found = standing(entry, turn)
    before = next((rank for rank in reversed(entry.ranks[:turn]) if rank), None)
    cities = _cities(entry, found) if turn >= FIRST_WITH_CITIES else ()
    return (
        entry.indicator,
        entry.unit,
        f"{YEAR}年{PERIODS[turn][0]}" if turn % 2 else PERIODS[turn][0],
        found.cities[CITY_NAMES[0]] if found else None,
        entry.uom,
        found.average if found else None,
        _spelled(entry, found, turn),
        before,
        _change(found.rank, before) if found else None,
        entry.goal,
        _first(entry, found),
        found.gap if found and (entry.told == "gap" or turn < FIRST_WITH_CITIES) else None,
        *cities,
        entry.remark or None,
    )


def _cities(entry: Assessed, found: Standing | None) -> tuple[Cell, ...]:
    if found is None or entry.told != "cities":
        return ("/",) * len(CITY_NAMES)
    return tuple(found.cities.get(name, "—") for name in CITY_NAMES)


def _first(entry: Assessed, found: Standing | None) -> Cell:
    """The city to learn from, where one is ahead and its value is told."""
    if found is None or found.rank == 1 or entry.told != "cities":
        return None
    city, value = found.first
    return f"{city} {value}{entry.uom}"


def _spelled(entry: Assessed, found: Standing | None, turn: int) -> Cell:
    if found is None:
        return "—"
    of = f"{found.rank}/{len(found.cities)}"
    return of if entry.absent else (found.rank, f"第{found.rank}位", of)[turn % 3]


def _change(rank: int, before: int | None) -> Cell:
    if before is None:
        return None
    return "持平" if rank == before else f"{'↑' if rank < before else '↓'}{abs(before - rank)}"
