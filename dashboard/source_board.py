"""Every dataset with its newest return: how old, whether the next one is late, from whom, in how many batches."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.exports import ExportColumn
from dashboard.frame import read_sources
from dashboard.ledger import Ledger, show
from dashboard.markup import AMBER, MUTED, Html, tag
from dashboard.notation import full_width
from dashboard.provenance import BATCH, FILE
from dashboard.reads import View
from dashboard.rights import can_read, readable
from dashboard.rule_words import light_rules
from dashboard.source_reads import read_batches
from data.duties import CYCLES
from data.rules import rules
from data.sources import Source
from data.workdays import covered_years, read_calendar

COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=16), ExportColumn("数据", width=18), ExportColumn("最近截至", "date"),
    ExportColumn("已过天数", "whole"), ExportColumn("报送周期", width=10), ExportColumn("报送处室", width=24),
    ExportColumn("批次数", "whole"), ExportColumn("最近一批行数", "whole"), ExportColumn("导入时间", "moment"),
    ExportColumn("经办", width=12), ExportColumn(FILE, width=44), ExportColumn(BATCH, "whole"),
)  # fmt: skip


def head(here: View) -> Html:
    """How many datasets are up to date, how many batches there are; rules and holidays in force."""
    found, loads = read_sources(here), read_batches(here)
    late = sum(source.is_stale for source in found)
    missing = sum(source.as_of is None and not source.is_stale for source in found)
    counts = (
        (len(found), "类数据", ""),
        (len(found) - late - missing, "类在报送周期内", ""),
        (late, "类逾期未报", AMBER if late else MUTED),
        (missing, "类暂无数据", "" if missing else MUTED),
        (len(loads), "个批次", ""),
        (sum(one.withdrawn_at is not None for one in loads), "个已撤回", MUTED),
    )
    cells = (
        tag(
            "div",
            tag("b", number, style="font-size:2em;line-height:1.15"),
            f" {words}",
            style=f"color:{colour}" if colour else "",
        )
        for number, words, colour in counts
    )
    return tag("div", *cells, style="display:flex;flex-wrap:wrap;gap:.4em 2.4em;align-items:baseline")


def settings(here: View) -> None:
    """The version of the rules, the years whose holidays are known, a warning where this one's are not."""
    missing = read_calendar().uncovered(here.day, here.day)
    if missing is not None:
        st.warning(full_width(str(missing)))
    years = covered_years()
    known = f"{years[0]}—{years[-1]}年" if years else "无"
    light_rules()
    st.caption(
        f"督查规则版本：{rules().version}。节假日和调休安排：{known}。"
        "状态按报送日历判断：到期那天过了还没有报的，标“逾期未报”。"
    )


def source_board(here: View) -> None:
    """The table of datasets as they stand on the day."""
    rows = [_row(source) for source in read_sources(here)]
    names = readable(source.dataset for source in read_sources(here))
    show(here, Ledger("各类数据", "sources", COLUMNS, rows, names, "类", most_rows=len(rows)))


def _row(source: Source) -> tuple[Any, ...]:
    # How old a dataset is, everyone may know; what came in is for who may read it.
    newest = (source.file, source.batch) if can_read(source.dataset) else (None, None)
    return (
        _state(source), source.name, source.as_of, source.age_days, CYCLES[source.period], source.division,
        source.batches, source.rows, source.loaded_at, source.loaded_by, *newest,
    )  # fmt: skip


def _state(source: Source) -> str:
    if source.is_stale:
        return "⚠ 逾期未报"
    return "○ 暂无数据" if source.as_of is None else "✓ 在周期内"
