"""Information work (政务信息) as panels: units ranked in their groups, months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard import charts
from dashboard.alerts import filter_address
from dashboard.information_filters import Chosen
from dashboard.information_reads import read_entries
from dashboard.markup import AMBER, Html, bar, join, link, rank_change, table, tag
from dashboard.notation import number
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.information import GROUPS, Standing, Sums, standings
from data.sums import summed
from data.units import Directory

HEAD = ("名次", "升降", "单位", "", "得分", "上报", "市采用", "省采用", "国采用", "省以上批示", "迟报漏报")
WIDTHS = ("2.6em", "2.6em", "9.8em", "auto", "4em", "3.2em", "3.6em", "3.6em", "3.6em", "5.2em", "4.6em")


def groups(here: View, chosen: Chosen) -> Html:
    """Counties, then departments, ranked by what is chosen, each group on its own."""
    # A ranking of those who were late alone would be one of nothing.
    found = read_entries(here, replace(chosen.wanted, troubled_only=False))
    if not found:
        return panel("各单位排名", nothing("政务信息报送采用"))
    last = max(entry.period for entry in found)
    before = [entry for entry in found if entry.period < last] if not chosen.wanted.months else []
    sums = (summed(found, lambda entry: entry.unit), summed(before, lambda entry: entry.unit))
    ranked = standings(*sums, read_names(here), chosen.measure)
    return join(_group(code, name, ranked, here, chosen) for code, name in GROUPS.items())


def _group(code: str, name: str, ranked: Sequence[Standing], here: View, chosen: Chosen) -> Html | None:
    own = [one for one in ranked if one.group == code]
    if not own:
        return None
    names = read_names(here)
    most = max(chosen.measure(one.sums) for one in own) or 1.0
    rows = [_standing(one, names, chosen.measure(one.sums) / most) for one in own]
    total = sum((one.sums for one in own), Sums())
    rows.append(("", "", tag("b", "小计"), None, *(tag("b", cell) for cell in _cells(total))))
    note = f"按{chosen.ranked_by}组内重排，{len(own)}个单位；升降比上月"
    return panel(f"{name.replace('(', '（').replace(')', '）')}排名", table(HEAD, rows, WIDTHS), note=note)


def _standing(one: Standing, names: Directory, share: float) -> tuple[object, ...]:
    name = names.label(one.unit)
    unit = link(filter_address(unit=name), tag("span", name, style=CUT, title=f"只看{name}"))
    return (tag("b", one.rank), rank_change(one.change), unit, bar(share), *_cells(one.sums))


def _cells(sums: Sums) -> tuple[object, ...]:
    late = tag("b", f"◆ {sums.late:g}", style=f"color:{AMBER}") if sums.late else number(sums.late)
    return (
        number(sums.score), number(sums.submitted), number(sums.adopted_city), number(sums.adopted_prov),
        number(sums.adopted_state), number(sums.instr_provincial), late,
    )  # fmt: skip


def months(here: View, chosen: Chosen) -> None:
    """Items sent up beside adoptions by the city and the province, month by month; nothing where no unit has months."""
    found = [entry for entry in read_entries(here, replace(chosen.wanted, troubled_only=False)) if entry.is_month]
    if not found:
        return
    sums = summed(found, lambda entry: entry.period.month)
    kinds = (("上报（条）", "submitted"), ("市级采用（条）", "adopted_city"), ("省级采用（条）", "adopted_prov"))
    rows = [
        (f"{month}月", name, int(getattr(sums.get(month, Sums()), field) or 0))
        for month in range(1, here.day.month + 1)
        for name, field in kinds
    ]
    shades = ((kinds[0][0], charts.MUTED), (kinds[1][0], charts.ink()), (kinds[2][0], charts.amber()))
    chart = charts.bars_by_month(rows, shades, "各月上报与采用")
    charts.draw(chart, f"{here.day.year}年各月政务信息上报条数、市级采用和省级采用条数", "information_months")
