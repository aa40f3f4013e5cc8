"""Anti-smuggling work (反走私) as panels: counties ranked, goods by value, months, milestones of the coast."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import charts
from dashboard.alerts import filter_address
from dashboard.emergency_reads import read_counties
from dashboard.figure_reads import figure_address
from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, bar, link, table, tag
from dashboard.notation import NOTHING, near_date, number, percent
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.smuggling_filters import Chosen
from dashboard.smuggling_reads import read_cells, read_milestones
from dashboard.supervision_reads import read_names
from data.anti_smuggling import Sums, by_goods
from data.milestones import Milestone
from data.sums import summed

SMALL_COUNT = 3
"""Fewer checks than this give no rate to rank by (as units with few items are not ranked)."""


def yuan(wan_yuan: float | None) -> str:
    """An amount kept in 万元 as it is read: 1.5亿元, 62.1万元."""
    return NOTHING if wan_yuan is None else f"{number(wan_yuan * 1e4)}元"


def counties(here: View, chosen: Chosen) -> Html:
    """Checks, cases, hit rate, value and tax of every county, the highest first, with bars of what is ranked by."""
    sums = summed(read_cells(here, chosen.wanted), lambda cell: cell.county)
    if not sums:
        return panel("各地排名", nothing("反走私执法检查、走私案件台账"))
    # Cases of some goods against all checks would be a rate of nothing.
    by = "查获案件" if chosen.is_about_cases and chosen.ranked_by == "查获率" else chosen.ranked_by
    measured = {code: _measure(entry, by) for code, entry in sums.items()}
    most = max((value for value in measured.values() if value is not None), default=0.0) or 1.0
    ordered = sorted(sums, key=lambda code: (measured[code] is None, -(measured[code] or 0.0), str(code)))
    names = read_counties(here)
    rows = [
        _county(
            _place(code, ordered, measured),
            names.get(code or "", "未写明"),
            sums[code],
            (measured[code] or 0) / most,
            chosen,
        )
        for code in ordered
    ]
    total = sum(sums.values(), Sums())
    rows.append(("", tag("b", "全市"), None, *(tag("b", cell) for cell in _cells(total, chosen))))
    head = ("名次", "地区", by, "检查", "案件", "查获率", "案值", "涉税额")
    widths = ("2.8em", "6em", "auto", "4em", "4em", "5em", "6.2em", "6em")
    note = "查获率＝案件÷检查（推算），一次检查可能查获几起案件"
    source = link(figure_address(here, "smug_inspections"), "每月执法检查的记录和出处 ›", style=f"color:{MUTED}")
    return panel("各地排名", table(head, rows, widths), source, note=note)


def _measure(sums: Sums, by: str) -> float | None:
    if by == "查获率":
        return sums.hit_rate if sums.checks >= SMALL_COUNT else None
    return {"查获案件": float(sums.cases), "执法检查": sums.checks, "案值": sums.value, "涉税额": sums.tax}[by]


def _place(code: str | None, ordered: Sequence[str | None], measured: dict[str | None, float | None]) -> str:
    """Equal measures share a place."""
    value = measured[code]
    if value is None:
        return NOTHING
    return str(1 + sum((measured[other] or 0.0) > value for other in ordered))


def _county(place: str, name: str, sums: Sums, share: float, chosen: Chosen) -> Sequence[object]:
    return (place, link(filter_address(county=name), name), bar(share), *_cells(sums, chosen))


def _cells(sums: Sums, chosen: Chosen) -> tuple[str, ...]:
    rate = NOTHING if chosen.is_about_cases else percent(sums.hit_rate)
    return number(sums.checks), number(sums.cases), rate, yuan(sums.value), yuan(sums.tax)


def goods(here: View, chosen: Chosen) -> Html:
    """Cases by goods: number, value with a bar, tax."""
    found = by_goods(read_cells(here, chosen.wanted))
    if not found:
        return panel("走私物品", tag("p", "没有查获案件。", style=f"margin:0;color:{MUTED}"))
    most = max(sums.value for sums in found.values()) or 1.0
    rows = [
        (link(filter_address(goods=name), name), sums.cases, bar(sums.value / most), yuan(sums.value), yuan(sums.tax))
        for name, sums in found.items()
    ]
    return panel(
        "走私物品", table(("物品", "案件", "案值", "", "涉税额"), rows, ("6em", "3.6em", "auto", "6.6em", "6em"))
    )


def months(here: View, chosen: Chosen) -> None:
    """Checks beside cases, month by month."""
    sums = summed(read_cells(here, chosen.wanted), lambda cell: cell.month)
    rows = [
        (f"{month}月", name, count)
        for month in range(1, here.day.month + 1)
        for name, count in (
            ("执法检查（次）", int(sums.get(month, Sums()).checks)),
            ("查获案件（起）", sums.get(month, Sums()).cases),
        )
    ]
    shades = (("执法检查（次）", charts.MUTED), ("查获案件（起）", charts.ink()))
    chart = charts.bars_by_month(rows, shades, "各月执法检查与查获案件")
    charts.draw(chart, f"{here.day.year}年各月执法检查次数、查获案件起数", "smuggling_months")


def coast(here: View) -> Html:
    """Milestones of the coast: reached, in time or late; overdue; still to come."""
    found, names = read_milestones(here), read_names(here)
    if not found:
        return panel("海防与反走私重大节点", nothing("重大节点"))
    rows = [
        (
            _state(one),
            tag("span", one.title, style=f"{CUT};font-weight:600", title=f"{one.title}（{_source(one)}）"),
            tag("span", names.label(one.lead_unit), style=CUT),
            near_date(one.due, here.day) if one.due else "未写明",
            near_date(one.reached_on, here.day),
        )
        for one in found
    ]
    head = ("状态", "节点", "责任单位", "计划", "实际")
    return panel("海防与反走私重大节点", table(head, rows, ("10em", "auto", "8em", "6.5em", "6.5em")))


def _state(one: Milestone) -> Html:
    if one.reached_on:
        late = f"，晚{one.late_days}天" if one.late_days else ""
        return tag("span", f"✓ 已完成{late}", style=f"color:{AMBER if late else GREEN}")
    if one.late_days:
        return tag("b", f"▲ 逾期{one.late_days}天", style=f"color:{ALARM}")
    return tag("span", "○ 推进中")


def _source(one: Milestone) -> str:
    return f"{one.place.file}，{one.place.sheet}第{one.place.row}行，批次{one.place.batch}"
