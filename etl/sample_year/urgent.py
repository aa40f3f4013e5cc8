"""Urgent information (紧急信息) reported to city leaders in the sample year: 172 reports, some of them late."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace
from functools import cache

from etl.sample_year.days import YEAR, month_end, until
from etl.sample_year.dice import dice
from etl.sample_year.paper import Cell, Sheet
from etl.sample_year.words_bank import Seasonal, bank, counties

REPORTS = 172
LATE_EVERY = 17
"""Every so many reports one reaches the leaders later than the limit allows."""
MONTH_WEIGHTS = (11, 16, 12, 11, 13, 18, 21, 20, 14, 11, 11, 14)
LEVELS = (("Ⅳ级(一般)", "一般", "Ⅳ级"), ("Ⅲ级(较大)", "较大", "Ⅲ级"), ("未定级", "未定级", "未定级"))
LEVEL_WEIGHTS = (78, 8, 14)
CHANNELS = ("电话", "电话", "书面", "网络", "传真")
LIMIT_MINUTES = {"电话": 30}
WRITTEN_LIMIT_MINUTES = 60
HEADER = (
    "信息编号",
    "事件名称",
    "发生时间",
    "接报时间",
    "属地",
    "事发地点",
    "信息来源",
    "类型",
    "等级",
    "报告类型",
    "报送方式",
    "呈报时间",
    "死亡人数",
    "受伤人数",
    "直接经济损失(万元)",
    "处置情况",
    "报送质量",
)


@dataclass(frozen=True, slots=True)
class Incident(Seasonal):
    """A kind of incident; `weight` is how often it happens."""

    title: str
    kind: str
    weight: int
    from_unit: str
    place: str

    def on(self, day: dt.date) -> str:
        """What happens on that day."""
        return self.title if self.in_season(day) else self.otherwise


@dataclass(frozen=True, slots=True)
class Report:
    """One report of an incident; the title names the place."""

    title: str
    incident: Incident
    county: str
    occurred_at: dt.datetime
    received_at: dt.datetime
    level: int
    report_kind: str
    channel: str
    minutes: int
    injured: int

    @property
    def is_late(self) -> bool:
        return self.minutes > LIMIT_MINUTES.get(self.channel, WRITTEN_LIMIT_MINUTES)


@cache
def reports() -> tuple[Report, ...]:
    """All reports of the year in the order in which they came in."""
    throw = dice("urgent")
    made: list[Report] = []
    while len(made) < REPORTS:
        first = _first(throw, late=len(made) % LATE_EVERY == 5)
        made.append(first)
        made.extend(_follow_ups(first, throw))
    return tuple(sorted(made[:REPORTS], key=lambda report: report.received_at))


def _first(throw: random.Random, late: bool) -> Report:
    incidents = bank("incidents", Incident)
    incident = throw.choices(incidents, [entry.weight for entry in incidents])[0]
    places = [county for county in counties() if county.coastal or not incident.place.startswith("沿海")]
    county = throw.choices(places, [entry.weight for entry in places])[0].name
    occurred_at = _moment(throw)
    channel = throw.choice(CHANNELS)
    limit = LIMIT_MINUTES.get(channel, WRITTEN_LIMIT_MINUTES)
    minutes = limit + throw.randint(4, 55) if late else throw.randint(6, limit - 3)
    return Report(
        f"{county}{incident.on(occurred_at)}",
        incident,
        county,
        occurred_at,
        occurred_at + dt.timedelta(minutes=throw.randint(8, 45)),
        throw.choices(range(3), LEVEL_WEIGHTS)[0],
        throw.choice(["首报", "初报"]),
        channel,
        minutes,
        throw.choice([0, 0, 0, 1, 2]),
    )


def _moment(throw: random.Random) -> dt.datetime:
    month = throw.choices(range(1, 13), MONTH_WEIGHTS)[0]
    day = throw.randint(1, month_end(month).day - 2)
    return dt.datetime(YEAR, month, day, throw.randint(0, 23), throw.randint(0, 59))


def _follow_ups(first: Report, throw: random.Random) -> list[Report]:
    count = throw.choices([0, 1, 2], [72, 22, 6])[0]
    names = ["续报"] if count == 1 else ["续报一", "续报二"]
    return [
        replace(
            first,
            report_kind=names[n],
            received_at=first.received_at + dt.timedelta(hours=3 * (n + 1), minutes=7),
            minutes=throw.randint(8, 25),
        )
        for n in range(count)
    ]


def sheet(month: int) -> Sheet:
    """The month's register."""
    last = month_end(month)
    numbered = list(enumerate(reports(), 1))
    rows = [_line(number, report) for number, report in numbered if report.received_at.month == month]
    return Sheet(
        name="紧急信息",
        titles=(f"{YEAR}年{month}月紧急信息报送登记表({until(last)})",),
        header=(HEADER,),
        rows=tuple(rows),
        notes=("说明:首报、续报分别编号。", "填表人:总值班室", "审核人:总值班室负责人"),
    )


def _line(number: int, report: Report) -> tuple[Cell, ...]:
    told_at = report.received_at + dt.timedelta(minutes=report.minutes)
    title = report.title if report.report_kind in ("首报", "初报") else f"{report.title}({report.report_kind})"
    spell = number % len(MOMENTS)
    return (
        f"JJ{YEAR}-{number:03d}",
        title,
        _spelled(report.occurred_at, spell),
        _spelled(report.received_at, spell + 1),
        report.county,
        f"{report.county}{report.incident.place}",
        report.incident.from_unit,
        report.incident.kind,
        LEVELS[report.level][number % 3],
        report.report_kind,
        report.channel,
        _spelled(told_at, spell + 2),
        None,
        report.injured or None,
        _loss(report),
        "已到场处置，情况稳定",
        "迟报" if report.is_late else "正常",
    )


def _loss(report: Report) -> Cell:
    return round(report.minutes * 1.7, 1) if report.incident.kind == "事故灾难" and report.level != 2 else None


def _spelled(moment: dt.datetime, spell: int) -> Cell:
    return MOMENTS[spell % len(MOMENTS)](moment)


def _half_day(moment: dt.datetime) -> str:
    hour = moment.hour
    words = "凌晨" if hour < 6 else "上午" if hour < 12 else "下午" if hour < 18 else "晚上"
    shown = hour - 12 if hour > 12 else hour
    return f"{moment.month}月{moment.day}日{words}{shown}点{moment.minute:02d}分"


MOMENTS = (
    lambda moment: f"{moment:%Y-%m-%d %H:%M}",
    lambda moment: moment,
    lambda moment: f"{moment.year}年{moment.month}月{moment.day}日{moment.hour}时{moment.minute:02d}分",
    lambda moment: f"{moment.year}/{moment.month}/{moment.day} {moment.hour}:{moment.minute:02d}",
    _half_day,
    lambda moment: f"{moment.month}月{moment.day}日 {moment:%H:%M}",
)
