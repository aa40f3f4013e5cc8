"""The duty roster (值班表) of a month as a calendar with its gaps, and the gaps of the year."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.alerts import filter_address
from dashboard.emergency_reads import read_duty_days
from dashboard.markup import ALARM, GREEN, LINE, MUTED, Html, join, link, table, tag
from dashboard.notation import NOTHING, percent
from dashboard.panels import CUT, panel
from dashboard.reads import View
from data.roster import DutyDay, Gap

WEEK = ("一", "二", "三", "四", "五", "六", "日")


def roster(here: View) -> None:
    """A choice of the month, its calendar, the gaps of the whole year beside it."""
    found = read_duty_days(here)
    if not found:
        st.info(f"{here.day.year}年还没有值班表。报送“应急值班表”后在这里显示值班空缺。")
        return
    left, right = st.columns((6, 5), gap="medium")
    with left:
        chosen = _month(found)
        st.html(calendar([one for one in found if f"{one.day.month}月" == chosen], chosen))
    right.html(gaps(found))


def _month(found: Sequence[DutyDay]) -> str:
    months = list(dict.fromkeys(f"{one.day.month}月" for one in found))
    chosen = st.selectbox("值班月份", months, index=len(months) - 1, key="roster", bind="query-params", width=160)
    return chosen or months[-1]


def calendar(days: Sequence[DutyDay], month: str) -> Html:
    """A month, one cell a day: ✓ for covered round the clock, else what is missing."""
    short = sum(bool(one.gaps) for one in days)
    note = f"{len(days)}天，{len(days) - short}天24小时在岗"
    heads = (tag("div", f"周{name}", style=f"color:{MUTED};text-align:center") for name in WEEK)
    blanks = (tag("div") for _ in range(days[0].day.weekday()))
    cells = (*heads, *blanks, *(_cell(one) for one in days))
    grid = tag("div", *cells, style="display:grid;grid-template-columns:repeat(7,minmax(0,1fr));gap:.25em")
    return panel(f"{month}值班", grid, note=note)


def _cell(one: DutyDay) -> Html:
    missing = "、".join(gap.missing for gap in one.gaps)
    colour = ALARM if one.gaps else GREEN
    said = tag("span", f"▲ {missing}" if missing else "✓", style=f"{CUT};color:{colour};font-weight:700")
    edge = f"1px solid {ALARM}" if one.gaps else f"1px solid {LINE}"
    return tag(
        "div", tag("span", one.day.day), said, title=missing or "24小时在岗",
        style=f"border:{edge};border-radius:.3em;padding:.15em .4em;min-width:0;line-height:1.35",
    )  # fmt: skip


def gaps(found: Sequence[DutyDay]) -> Html:
    """Every gap of the year, newest first, with the row of the roster or the word that there is none."""
    listed = [(one, gap) for one in reversed(found) for gap in one.gaps]
    days = sum(bool(one.gaps) for one in found)
    note = f"{len(found)}天中{days}天有空缺{_amounting(found) if days else ''}"
    if not listed:
        return panel("今年值班空缺", tag("p", "没有空缺，天天24小时在岗。", style="margin:.3em 0"), note=note)
    rows = [_row(one, gap) for one, gap in listed]
    return panel(
        "今年值班空缺", table(("日期", "空缺", "说明", "来源"), rows, ("8em", "11em", "auto", "18em")), note=note
    )


def _amounting(found: Sequence[DutyDay]) -> str:
    """What the gaps come to, as the indicator 24小时值班落实率 counts them."""
    short = sum(one.short for one in found)
    return f"，白班、夜班各算半天，折合{short:g}天，落实率{percent((len(found) - short) / len(found))}"


def _row(one: DutyDay, gap: Gap) -> Sequence[object]:
    month = f"{one.day.month}月"
    day = link(filter_address(roster=month), f"{month}{one.day.day}日 周{WEEK[one.day.weekday()]}")
    source = NOTHING if gap.place is None else f"{gap.place.sheet}第{gap.place.row}行 · 批次{gap.place.batch}"
    return (
        day,
        tag("span", f"▲ {gap.missing}", style=f"color:{ALARM};font-weight:700"),
        tag("span", gap.note or ("值班表里没有这一班" if gap.place is None else NOTHING), style=CUT),
        join((tag("span", source, style=CUT, title=gap.place.file if gap.place else None),)),
    )
