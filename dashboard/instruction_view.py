"""Leaders' instructions (领导批示) as panels: the year's figures, by level, by leader, by month, the bulletins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import charts
from dashboard.alerts import filter_address
from dashboard.filters import OVERDUE, windows
from dashboard.markup import ALARM, MUTED, Html, address, bar, join, link, table, tag
from dashboard.notation import date, full_width, number, percent
from dashboard.panels import panel
from dashboard.reads import View
from dashboard.seen import read_values
from dashboard.supervision_reads import read_bulletins, read_files, read_months, read_received
from data.instruction_counts import Bulletin, by_leader, by_level
from data.status import Counts

FIGURES = (
    ("instr_provincial_plus", "省级以上领导批示", "件"),
    ("instr_city", "市政府领导批示", "件"),
    ("instr_total", "两项合计", "件"),
    ("instr_close_rate", "批示办结率", "%"),
    ("instr_overdue", "逾期未办结", "件"),
    ("instr_bulletins", "批示通报", "期"),
)
LEVEL_FIGURES = {"省级以上": "instr_provincial_plus", "市政府": "instr_city"}


def figures(here: View) -> Html:
    """The year's six figures; each opens to the records behind it."""
    values = read_values(here, tuple(code for code, _, _ in FIGURES))
    party = by_level(read_received(here)).get("市委", Counts()).total
    names = {
        code: f"{name}，不含市委领导{party}件" if code == "instr_total" and party else name for code, name, _ in FIGURES
    }
    cells = (_figure(here, code, names[code], values.value(code), unit) for code, _, unit in FIGURES)
    return tag("div", *cells, style="display:flex;flex-wrap:wrap;gap:.6em 3.4em;padding:.2em 0 .4em")


def _figure(here: View, code: str, name: str, value: float | None, unit: str) -> Html:
    shown = percent(value) if unit == "%" else number(value)
    alarm = f";color:{ALARM}" if code == "instr_overdue" and value else ""
    large = tag("b", shown, style=f"font-size:2em;line-height:1.15{alarm}")
    below = tag("span", name, style=f"display:block;color:{MUTED}")
    return link(_indicator(here, code), large, "" if unit == "%" else f" {unit}", below, style="display:block")


def _indicator(here: View, code: str) -> str:
    return address("figures", None if here.day == here.today else here.day, indicator=code)


def levels_and_leaders(here: View) -> Html:
    """Received, closed, late: by level of the leader, then by the leader's role."""
    found = read_received(here)
    head = ("", "收到", "已办结", "逾期", "办结率", "", "按时办结率")
    widths = ("11em", "4em", "4.4em", "3.6em", "auto", "4.6em", "6em")
    levels = table(head, [_level(here, *entry) for entry in by_level(found).items()], widths)
    leaders = table(head, [_leader(*entry) for entry in by_leader(found).items()], widths)
    return join((panel("按批示层级", levels), tag("div", style="height:.7em"), panel("按批示领导", leaders)))


def _level(here: View, name: str, counts: Counts) -> Sequence[object]:
    code = LEVEL_FIGURES.get(name)
    label = link(_indicator(here, code), f"{name}领导") if code else f"{name}领导"
    return label, *_cells(counts, str(counts.overdue))


def _leader(role: str, counts: Counts) -> Sequence[object]:
    late = link(filter_address(leader=role, due=windows()[OVERDUE]), str(counts.overdue))
    return link(filter_address(leader=role), full_width(role)), *_cells(counts, late)


def _cells(counts: Counts, late: str | Html) -> Sequence[object]:
    overdue = tag("span", late, style=f"color:{ALARM};font-weight:700" if counts.overdue else f"color:{MUTED}")
    rate = counts.close_rate
    return counts.total, counts.closed, overdue, bar(rate), tag("b", percent(rate)), percent(counts.on_time_rate)


def months(here: View) -> None:
    """Received against closed, month by month."""
    rows = [
        (f"{entry.month}月", name, count)
        for entry in read_months(here)
        for name, count in (("收到", entry.received), ("办结", entry.closed))
    ]
    spec = charts.bars_by_month(rows, (("收到", charts.MUTED), ("办结", charts.ink())), "各月收到与办结")
    charts.draw(spec, f"{here.day.year}年各月收到、办结的批示件数", "instruction_months")


def bulletins(here: View) -> None:
    """The year's issues of 批示通报 with the rows that they were read from."""
    found = read_bulletins(here)
    with st.expander(f"{here.day.year}年印发批示通报{len(found)}期"):
        if found:
            st.html(_bulletins(found, read_files(here)))
        else:
            st.info("暂无数据。报送“刊物通报登记”后在这里显示。")


def _bulletins(found: Sequence[Bulletin], files: Mapping[int, str]) -> Html:
    rows = [
        (f"第{issue.issue_no}期", issue.title, date(issue.issued_on),
         f"{files.get(issue.batch_id, '')} · {issue.sheet}第{issue.row}行 · 批次{issue.batch_id}")
        for issue in found
    ]  # fmt: skip
    return table(("期号", "标题", "印发日期", "来源"), rows, ("5em", "auto", "9em", "34em"))
