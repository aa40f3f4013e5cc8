"""Monthly returns of the data division (数据管理处): data sharing (数据共享), online and mobile services (掌上办事)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from etl.sample_year.days import MONTH_ENDS, WEEKS, YEAR, chinese, days_after, last_friday, until
from etl.sample_year.dice import dice
from etl.sample_year.dingtalk import activity_sheet
from etl.sample_year.paper import Book, Cell, Share, Sheet
from etl.sample_year.spelling import unit_spelling
from etl.sample_year.words_bank import bank

DIVISION = "数据管理处"
TARGET = "50%"
CORRECTED = ("市民政局", 7, 2600)
"""Department, month and number of calls that it reported too many; next month it corrects them."""
AT_LEAST = "市人力社保局"
"""The department that reports its calls as `N次以上` from October on."""
ROUGHLY = "市公安局"
TEN_THOUSAND_TO = 6
"""Until June the cumulative calls are written in 万次."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A department's results at the end of the year."""

    dept: str
    items: int
    one_id: int
    proofs: int
    calls: int


@dataclass(frozen=True, slots=True)
class Services:
    """A region's service items at the end of the year."""

    org: str
    items: int
    online: int
    mobile: int


SERVICES: tuple[Services, ...] = (
    Services("市本级", 852, 852, 741),
    Services("南城区", 664, 660, 588),
    Services("北城区", 658, 652, 573),
    Services("云溪县", 671, 663, 571),
    Services("平海市", 702, 699, 612),
    Services("盐湾县", 668, 657, 553),
    Services("海川市", 690, 684, 585),
    Services("桐安市", 695, 691, 577),
)
"""Mobile items add up to 4 800: 600 on average over the city and its seven counties."""


def books() -> list[Book]:
    """Twelve monthly workbooks; those before the last quarter hold the activity on 浙政钉 too."""
    return [_book(day) for day in MONTH_ENDS]


def _book(day: dt.date) -> Book:
    activity = () if day >= WEEKS[0] else (activity_sheet(last_friday(day)),)
    sheets = (_sharing(day), _services(day), *activity)
    return Book(days_after(day, 4), DIVISION, f"数据共享和掌上办事月报(截至{chinese(day)})", sheets)


def calls(entry: Sharing, month: int) -> int:
    """Cumulative calls as reported for a month, in hundreds; they fall once, where an error is corrected."""
    if month == 0:
        return 0
    bend = dice(f"calls/{entry.dept}").uniform(1.0, 1.3)
    true: int = round(entry.calls * (month / 12) ** bend / 100) * 100
    dept, wrong_month, surplus = CORRECTED
    return true + surplus if (entry.dept, month) == (dept, wrong_month) else true


def _sharing(day: dt.date) -> Sheet:
    large = day.month <= TEN_THOUSAND_TO
    entries = bank("sharing", Sharing)
    return Sheet(
        name="数据共享",
        titles=(f"{YEAR}年{day.month}月政务数据共享情况统计表({until(day)})", "填报单位:市政务数据办"),
        header=(
            (
                "序号",
                "数源部门",
                "梳理事项数",
                "已实现数",
                "一证通办率",
                "年度目标",
                "证明类材料共享",
                "本月调用次数",
                "累计调用次数(万次)" if large else "累计调用次数",
                "归集数据(万条)",
                "备注",
            ),
        ),
        rows=(*(_sharing_line(entry, seq, day) for seq, entry in enumerate(entries, 1)), _sharing_total(day)),
        notes=("备注:累计数自1月1日起计算。", "填表人:数据管理处"),
    )


def _sharing_line(entry: Sharing, seq: int, day: dt.date) -> tuple[Cell, ...]:
    items, month = _one_id(entry, day.month), day.month
    total, rise = calls(entry, month), calls(entry, month) - calls(entry, month - 1)
    unit = unit_spelling(entry.dept, dice(f"dept/{entry.dept}/{month}"))
    note = "更正上月重复统计的调用次数" if rise < 0 else None
    return (
        seq,
        unit,
        entry.items,
        items,
        Share(items / entry.items),
        TARGET,
        round(entry.proofs * (0.25 + month / 16)),
        rise if rise >= 0 else "—",
        _calls_spelled(entry, total, month),
        _collected(entry, month),
        note,
    )


def _one_id(entry: Sharing, month: int) -> int:
    """Items done with one ID card: a third in January, half of all in September."""
    return round(entry.one_id * (0.36 + 0.64 * (month - 1) / 11))


def _calls_spelled(entry: Sharing, total: int, month: int) -> Cell:
    if month <= TEN_THOUSAND_TO:
        return total / 10_000
    if entry.dept == AT_LEAST and month >= 10:
        return f"{total}次以上"
    return f"{total:,}" if month % 2 else total


def _collected(entry: Sharing, month: int) -> Cell:
    """Collected data in 万条; the police write `6万多条`."""
    ten_thousands = entry.calls * month / 75_000
    return f"{int(ten_thousands) + 1}万多条" if entry.dept == ROUGHLY else round(ten_thousands, 1)


def _sharing_total(day: dt.date) -> tuple[Cell, ...]:
    entries = bank("sharing", Sharing)
    return (
        "合计",
        None,
        sum(entry.items for entry in entries),
        sum(_one_id(entry, day.month) for entry in entries),
        *([None] * 7),
    )


def _services(day: dt.date) -> Sheet:
    return Sheet(
        name="网上掌上办事",
        titles=(f"{YEAR}年{day.month}月政务服务事项网上可办、掌上办事情况({until(day)})",),
        header=(
            ("地区", "政务服务事项", "网上可办", "网上可办", "掌上办事", "掌上办事", "跑零次率", "即办率"),
            ("", "", "网上可办数", "网上可办率", "掌上可办数", "掌上可办率", "", ""),
        ),
        rows=(*(_services_line(entry, day.month) for entry in SERVICES), _services_mean(day.month)),
        notes=("注:掌上办事平均数按市本级和7个县(市、区)计算。", "填表人:数据管理处"),
    )


def _services_line(entry: Services, month: int) -> tuple[Cell, ...]:
    online, mobile = _online(entry, month), _mobile(entry, month)
    throw = dice(f"services/{entry.org}")
    zero, instant = throw.uniform(70, 78) + month * 1.5, throw.uniform(45, 55) + month
    return (
        entry.org,
        entry.items,
        online,
        f"{online / entry.items:.1%}",
        mobile,
        f"{mobile / entry.items:.1%}",
        f"{zero:.1f}%",
        f"{instant:.1f}%",
    )


def _online(entry: Services, month: int) -> int:
    return round(entry.online * (0.94 + 0.06 * month / 12))


def _mobile(entry: Services, month: int) -> int:
    return round(entry.mobile * (0.55 + 0.45 * month / 12))


def _services_mean(month: int) -> tuple[Cell, ...]:
    mean = sum(_mobile(entry, month) for entry in SERVICES) / len(SERVICES)
    return ("平均", None, None, None, round(mean, 1), None, None, None)
