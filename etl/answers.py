"""Verbs that ask: figures, trace, status."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from data import clock_board, emergency
from data.amounts import amount_words, worded
from data.clock import today
from data.clock_board import Entry
from data.database import reading
from data.directory import directory
from data.emergency import Report
from data.figures import Figure, Parts, TraceRow, UnknownIndicator
from data.figures import figures as all_figures
from data.figures import trace as trace_figure
from data.owed import Owed, overdue, owed
from data.rules import rules
from data.schema import prepare
from data.scores import UnitStanding, standings
from data.status import LISTS, Counts, Item, by_list, find_items, groups
from etl.cli import DONE, WrongUsage
from etl.console import in_words, print_json, print_table

COUNTED = ("total", "closed", "red", "yellow", "green", "paused", "no_data", "overdue", "due_soon", "behind")


def figures(wanted: argparse.Namespace) -> int:
    """Every indicator."""
    prepare()
    with reading() as connection:
        found = all_figures(connection, wanted.as_of or today(connection), wanted.known_at)
    if wanted.json:
        names = ("code", "name", "section", "value", "qualifier", "unit", "derived", "target", "as_of", "rows")
        print_json([{name: getattr(figure, name) for name in names} for figure in found])
    else:
        headers = ["指标", "名称", "数值", "目标", "记录数"]
        print_table(headers, ((f.code, f.name, _worded(f), amount_words(f.target, f.unit), f.rows) for f in found))
    return DONE


def _worded(figure: Figure) -> str:
    return "".join(worded(figure.value, figure.qualifier, figure.unit))


def trace(wanted: argparse.Namespace) -> int:
    """The rows behind one figure."""
    prepare()
    with reading() as connection:
        try:
            found = trace_figure(connection, wanted.indicator, wanted.as_of or today(connection))
        except UnknownIndicator:
            raise WrongUsage(f"没有代码为“{wanted.indicator}”的指标；用 python -m etl figures 查看全部指标。") from None
    if wanted.json:
        print_json(asdict(found))
    else:
        headers = ["数据", "标识", "计入", "批次", "文件", "工作表", "行", "截至"]
        print_table(headers, map(_traced, found.rows))
        print(f"合计：{in_words(found.value)}")
    return DONE


def _traced(row: TraceRow) -> tuple[Any, ...]:
    given = row.contribution
    added = f"{in_words(given.numerator)}÷{in_words(given.denominator)}" if isinstance(given, Parts) else given
    return row.dataset, row.key, added, row.batch, row.file, row.sheet, row.row, row.as_of


def status(wanted: argparse.Namespace) -> int:
    """Items by list, unit and light, with reasons."""
    prepare()
    with reading() as connection:
        day = wanted.as_of or today(connection)
        document = status_document(connection, day, wanted.known_at)
    if wanted.json:
        print_json(document)
    else:
        print_status(document)
    return DONE


def status_document(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None) -> dict[str, Any]:
    """What `status --json` prints."""
    current = rules()
    units = directory(connection, day, known_at)
    lists = by_list(groups(connection, day, current, known_at))
    found = find_items(connection, day, current, known_at=known_at)
    running = clock_board.entries(connection, day, known_at)
    lists |= clock_board.counts(running)
    pressing = [entry for entry in running if entry.is_pressing]
    reports = emergency.reports(connection, day, emergency.Wanted(), known_at)
    if reports:
        lists |= {"urgent_reports": _reported(reports)}
    names = LISTS | {"urgent_reports": "紧急信息报送"} | clock_board.names(running)
    return {
        "as_of": day,
        "lists": [{"list": code, "name": names[code], **_counts(counts)} for code, counts in lists.items()],
        "units": [_unit(standing) for standing in standings(connection, day, current, known_at)],
        "items": [
            *(_item(item, units.label(item.unit)) for item in found),
            *(_pressing(entry, units.label(entry.unit)) for entry in pressing),
        ],
        "clocks": [_clock(entry, units.label(entry.unit)) for entry in running if not entry.clock.is_done],
        "faults": [_fault(report, units.label(report.from_unit)) for report in reports if report.is_late],
        "duties": [_overdue(entry) for entry in overdue(owed(connection, day, known_at))],
        "warnings": clock_board.warnings(running),
    }


def _overdue(entry: Owed) -> dict[str, Any]:
    """A return that was due and has not come: whose, of which period, since when."""
    return {
        "dataset": entry.dataset, "name": entry.name, "division": entry.division, "period": entry.period.label,
        "due": entry.period.due_on, "last_on": entry.period.last_on, "overdue_days": entry.days_late,
    }  # fmt: skip


def _reported(found: Sequence[Report]) -> Counts:
    """Urgent reports of the year: all are done, those late or missed are red."""
    late = sum(report.is_late for report in found)
    return Counts(total=len(found), closed=len(found) - late, red=late)


def _fault(report: Report, unit: str | None) -> dict[str, Any]:
    """An urgent report that was late or missed: minutes taken and allowed; nothing can turn it green."""
    limit = report.received_at + dt.timedelta(minutes=report.allowed)
    return {
        "dataset": "urgent_reports", "key": report.key, "title": report.title, "unit": unit, "light": "red",
        "reason": report.reason, "next_green": "", "due": limit, "original_due": limit, "overdue_days": 0,
        "term": "urgent_report", "name": "报市领导", "started": report.received_at, "stops": [], "day_kind": "minutes",
        "minutes": report.minutes, "allowed": report.allowed, "province_over": report.province_over,
        "clause": "紧急信息报送时限，规则文件 urgent", "changes": "电话和书面时限不同，较大及以上另须报省",
    }  # fmt: skip


def _pressing(entry: Entry, unit: str) -> dict[str, Any]:
    """A red or yellow clock with the names that items have."""
    clock = entry.clock
    return {
        "dataset": entry.dataset, "key": entry.key, "title": entry.title, "unit": unit, "light": clock.light,
        "reason": clock.reason, "next_green": clock.next_green, "due": clock.due, "original_due": clock.original_due,
        "overdue_days": clock.overdue_days,
    }  # fmt: skip


def _clock(entry: Entry, unit: str) -> dict[str, Any]:
    """A clock that is not done: what began and stopped it, its last day, the clause, what would change it."""
    clock = entry.clock
    return {
        **_pressing(entry, unit), "term": clock.term.code, "name": clock.term.name, "started": clock.running.started,
        "stops": [{"from": stop.start, "to": stop.end, "why": stop.why} for stop in clock.stops],
        "days_left": clock.days_left, "day_kind": clock.day_kind, "clause": clock.term.source, "changes": clock.changes,
    }  # fmt: skip


def _counts(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in COUNTED}


def _unit(standing: UnitStanding) -> dict[str, Any]:
    return {
        "unit": standing.name,
        "kind": standing.kind,
        **_counts(standing.counts),
        "on_time_rate": standing.counts.on_time_rate,
        "score": standing.score,
        "rank": standing.rank,
        "rank_change": standing.rank_change,
    }


def _item(item: Item, unit: str | None) -> dict[str, Any]:
    names = (
        "dataset",
        "key",
        "title",
        "light",
        "reason",
        "next_green",
        "due",
        "original_due",
        "overdue_days",
        "is_due_by_rule",
    )
    return {**{name: getattr(item, name) for name in names}, "unit": unit}


def print_status(document: dict[str, Any]) -> None:
    """The same for a person at a terminal."""
    print(f"截至{document['as_of']}")
    headers = ["清单", "总数", "已办结", "红灯", "黄灯", "绿灯", "中止", "无数据", "逾期", "临期", "低于序时"]
    print_table(headers, ([row["name"], *(row[n] for n in COUNTED)] for row in document["lists"]))
    print()
    words = {"red": "红", "yellow": "黄"}
    rows = ((words[i["light"]], i["reason"], i["unit"], i["title"][:40], i["key"]) for i in document["items"])
    print_table(["灯", "原因", "单位", "事项", "标识"], rows)
    for duty in document["duties"]:
        print(
            f"逾期未报：{duty['division']} {duty['name']}（{duty['period']}），{duty['due']}到期，已逾期{duty['overdue_days']}天"
        )
    for warning in document["warnings"]:
        print(f"提示：{warning}")
