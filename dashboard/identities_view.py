"""Identities (勾稽关系) that do not hold: both sources beside each other, each with its file, sheet, row and batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.exports import ExportColumn
from dashboard.ledger import Ledger, show
from dashboard.markup import AMBER, GREEN, MUTED, Html, address, join, link, table, tag
from dashboard.notation import date, full_width, percent
from dashboard.panels import CUT, panel
from dashboard.reads import View, cached
from dashboard.rights import can_read
from dashboard.source_reads import read_batches
from data import identities
from data.identities import ALL, Breach, Source
from data.places import Place

MOST = 12
"""Differences in the panel; the table below holds all."""
COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("状态", width=12), ExportColumn("勾稽关系", width=36), ExportColumn("对象", width=24),
    ExportColumn("来源一", width=28), ExportColumn("数值一"), ExportColumn("出处一", width=44),
    ExportColumn("来源二", width=28), ExportColumn("数值二"), ExportColumn("出处二", width=44), ExportColumn("处理", width=50),
)  # fmt: skip

read_breaches = cached(identities.breaches)


def differences(here: View) -> None:
    """The panel of differences, and all of them as a table to take away where there are any."""
    st.html(difference_panel(here))
    found = _seen(here)
    if found:
        with st.expander("勾稽差异台账"):
            rows = [_record(breach) for breach in found]
            show(here, Ledger("勾稽差异", "differences", COLUMNS, rows, (), "处"))


def difference_note(here: View) -> Html | None:
    """One line that leads to the differences not yet settled; None where all identities hold."""
    open_ones = [breach for breach in _seen(here) if not breach.settled]
    if not open_ones:
        return None
    target = address("sources", None if here.day == here.today else here.day)
    said = f"◆ 勾稽关系有{len(open_ones)}处不一致，两边的数和出处见“数据来源” ›"
    return link(target, tag("span", said, style=f"color:{AMBER};font-weight:600"))


def difference_panel(here: View) -> Html:
    """How many identities were looked at, then each difference with both sources; words where all hold."""
    found = _seen(here)
    note = f"{date(here.day)}，检查{len(ALL)}项"
    if not found:
        return panel("勾稽关系", tag("p", "✓ 都成立。", style=f"margin:0;color:{GREEN}"), note=note)
    rows = [_row(breach) for breach in found[:MOST]]
    head = ("状态", "勾稽关系", "对象", "来源一", "来源二", "处理")
    body = table(head, rows, ("6em", "15em", "11em", "auto", "auto", "20em"))
    more = (
        tag("p", f"共{len(found)}处，全部见下表。", style=f"margin:.3em 0 0;color:{MUTED}")
        if len(found) > MOST
        else None
    )
    return panel("勾稽关系", body, more, note=note)


def _seen(here: View) -> list[Breach]:
    """The differences between records that the person may read."""
    dataset_of = {one.number: one.dataset for one in read_batches(here)}
    behind = [
        (breach, {place.batch for side in (breach.left, breach.right) for place in side.places})
        for breach in read_breaches(here)
    ]
    return [breach for breach, batches in behind if can_read(*(dataset_of[number] for number in batches))]


def _row(breach: Breach) -> Sequence[object]:
    return (
        _state(breach), full_width(breach.sentence), breach.about, _side(breach.left), _side(breach.right),
        full_width(breach.settled or breach.advice),
    )  # fmt: skip


def _state(breach: Breach) -> Html:
    if breach.settled:
        return tag("span", "✓ 已选定", style=f"color:{MUTED}")
    return tag("b", "◆ 不一致", style=f"color:{AMBER}")


def _side(source: Source) -> Html:
    places = [(_placed(place), address("sources", batch=str(place.batch))) for place in source.places]
    more = f" 等{source.rows}条记录" if source.rows > len(places) else ""
    shown = join(
        tag("span", link(target, words), style=f"{CUT};color:{MUTED};font-size:.9em", title=words)
        for words, target in places
    )
    return tag("div", tag("b", _amount(source)), f" {full_width(source.label)}{more}", shown)


def _amount(source: Source) -> str:
    """To the last digit: rounded, two numbers that differ could look the same."""
    if source.unit == "%":
        return percent(source.value, 2)
    return f"{source.value:.10g}{source.bound}{source.unit}"


def _placed(place: Place) -> str:
    return f"{place.sheet}第{place.row}行 · 批次{place.batch} · {place.file}"


def _record(breach: Breach) -> tuple[Any, ...]:
    sides = [
        (source.label, _amount(source), "；".join(map(_placed, source.places)))
        for source in (breach.left, breach.right)
    ]
    state = "✓ 已选定" if breach.settled else "◆ 不一致"
    return state, breach.sentence, breach.about, *sides[0], *sides[1], breach.settled or breach.advice
