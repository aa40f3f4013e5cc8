"""The tables of a report: every figure of a section beside last year's and its target."""

from __future__ import annotations

from dashboard.notation import NOTHING, full_width
from dashboard.papers.content import Column, Table, Words, words
from dashboard.papers.year.told import Known
from data.indicators import ALL, REPORT, Indicator

NO_DATA = "无数据"
COLUMNS = (
    Column("指标", 4.3),
    Column("数值", 2.05, "center"),
    Column("上年同期", 1.8, "center"),
    Column("同比", 3.4, "center"),
    Column("年度目标", 1.85, "center"),
)
ASPECTS = ("last_year", "year_on_year", "target")


def table(section: str, number: str, known: Known) -> Table:
    """All indicators of one of the report's sections, in their order; what has no data says so."""
    rows = tuple(_row(entry, known) for entry in ALL if entry.section in REPORT[section])
    return Table(COLUMNS, rows, f"{number}{section}")


def _row(entry: Indicator, known: Known) -> tuple[Words, ...]:
    name = full_width(entry.name) + ("（推算）" if entry.derived else "")
    value = known.run(entry.code)
    aspects = (known.run(entry.code, aspect) for aspect in ASPECTS)
    return words(name), words(value or NO_DATA), *(words(run or NOTHING) for run in aspects)
