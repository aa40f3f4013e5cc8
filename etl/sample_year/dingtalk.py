"""Activity on 浙政钉 unit by unit: a sheet for the last week of each month, then a GB18030 .csv every week."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import LAST_DAY, WEEKS, YEAR, chinese, days_after
from etl.sample_year.dice import dice, jittered, shares
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.words_bank import counties, departments

DIVISION = "数据管理处"
ACTIVATED = 20_000
FINAL_RATE = 0.70
FIRST_RATE = 0.49
AT_LEAST = "平海市"
"""The place that reports its active users as `N人以上`."""
HEADER = ("序号", "单位", "注册人数", "已激活人数", "激活率", "周活跃人数", "周活跃度", "工作群数", "位次")


def books() -> list[Book]:
    """Thirteen weekly files of the last quarter; before it the sheets stand in the division's monthly workbook."""
    return [_book(day) for day in WEEKS]


def activated() -> dict[str, int]:
    """Activated users by department and county at the end of the year; together exactly ACTIVATED."""
    weights = {entry.name: entry.weight + 2.0 for entry in departments()} | {c.name: c.weight * 4.0 for c in counties()}
    return dict(zip(weights, jittered(ACTIVATED, list(weights.values()), dice("dingtalk")), strict=True))


def active(day: dt.date) -> dict[str, int]:
    """Active users of that week; at the end of the year together exactly seven tenths of the activated ones."""
    users = _grown(day)
    rate = FINAL_RATE if day == LAST_DAY else FIRST_RATE + (0.695 - FIRST_RATE) * day.timetuple().tm_yday / 366
    weights = [count * dice(f"active/{name}").uniform(0.85, 1.15) for name, count in users.items()]
    parts = shares(round(sum(users.values()) * rate), weights)
    return dict(zip(users, parts, strict=True))


def _grown(day: dt.date) -> dict[str, int]:
    share = 1.0 if day == LAST_DAY else 0.86 + 0.14 * day.timetuple().tm_yday / 366
    return {name: round(count * share) for name, count in activated().items()}


def activity_sheet(day: dt.date) -> Sheet:
    """The week that ends on that day."""
    users, busy = _grown(day), active(day)
    ranked = sorted(users, key=lambda name: -busy[name] / users[name])
    rows = [_line(seq, name, (users[name], busy[name], ranked.index(name) + 1)) for seq, name in enumerate(users, 1)]
    total: tuple[Cell, ...] = ("合计", None, None, sum(users.values()), None, sum(busy.values()), None, None, None)
    title = f"浙政钉周活跃度通报({YEAR}年第{_week(day)}周,截至{chinese(day)})"
    return Sheet("浙政钉周活跃度", (title,), (HEADER,), (*rows, total), ("填表人:数据管理处",))


def _book(day: dt.date) -> Book:
    title = f"浙政钉周活跃度第{_week(day)}周(截至{chinese(day)})"
    return Book(days_after(day, 1), DIVISION, title, (activity_sheet(day),), "csv")


def _week(day: dt.date) -> int:
    return day.isocalendar().week


def _line(seq: int, name: str, counts: tuple[int, int, int]) -> tuple[Cell, ...]:
    users, busy, rank = counts
    registered = round(users / dice(f"registered/{name}").uniform(0.93, 0.99))
    shown = f"{busy}人以上" if name == AT_LEAST else busy
    return (
        seq,
        name,
        registered,
        users,
        f"{users / registered:.1%}",
        shown,
        f"{busy / users:.1%}",
        10 + users // 60,
        rank,
    )
