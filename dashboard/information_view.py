"""Information work (政务信息) as panels: units ranked in their groups, faults, months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard import charts
from dashboard.alerts import filter_address
from dashboard.information_checks_view import period_words, source_words
from dashboard.information_filters import Chosen
from dashboard.information_reads import read_entries
from dashboard.markup import ALARM, AMBER, MUTED, Html, bar, join, link, rank_change, table, tag
from dashboard.notation import number
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.information import GROUPS, Entry, Standing, Sums, standings, summed
from data.units import Directory

HEAD = ("名次", "升降", "单位", "", "得分", "上报", "市采用", "省采用", "国采用", "省以上批示", "迟报漏报")
WIDTHS = ("2.6em", "2.6em", "9.8em", "auto", "4em", "3.2em", "3.6em", "3.6em", "3.6em", "5.2em", "4.6em")
MOST_FAULTS, MOST_DIFFERENCES = 8, 6


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
    late = tag("b", f"◆ {sums.late:g}", style=f"color:{AMBER}") if sums.late else "0"
    return (
        number(sums.score), number(sums.submitted), number(sums.adopted_city), number(sums.adopted_prov),
        number(sums.adopted_state), number(sums.instr_provincial), late,
    )  # fmt: skip


def faults(here: View, chosen: Chosen) -> Html:
    """Units with late or missed reports, with commissioned items not handed in: most first, with their months."""
    found = read_entries(here, replace(chosen.wanted, troubled_only=True))
    title = "迟报漏报和约稿未完成"
    if not found:
        return panel(title, tag("p", "没有迟报、漏报和未完成的约稿。", style="margin:.2em 0;font-size:1.1em"))
    names, sums = read_names(here), summed(found, lambda entry: entry.unit)
    worst = sorted(sums, key=lambda unit: (-sums[unit].late, -sums[unit].commissioned_missed, unit))
    rows = [
        (
            link(
                filter_address(unit=names.label(unit), troubled="true"),
                tag("span", names.label(unit), style=CUT, title=f"只看{names.label(unit)}"),
            ),
            tag("b", f"▲ {sums[unit].late:g}次" if sums[unit].late else "0", style=f"color:{ALARM}" if sums[unit].late else ""),
            f"{sums[unit].commissioned_missed:g}篇", _months_of(unit, found),
        )
        for unit in worst[:MOST_FAULTS]
    ]  # fmt: skip
    total = sum(sums.values(), Sums())
    note = f"{len(sums)}个单位，迟报漏报{total.late:g}次，约稿未完成{total.commissioned_missed:g}篇"
    body = table(("单位", "迟报漏报", "约稿未完成", "月份"), rows, ("11em", "5.4em", "6em", "auto"))
    rest = len(worst) - len(rows)
    more = (
        tag("p", f"另有{rest}个单位，见下表“{title}”筛选。", style=f"margin:.2em 0;color:{MUTED}") if rest > 0 else None
    )
    return panel(title, body, more, note=note)


def _months_of(unit: str, found: Sequence[Entry]) -> Html:
    own = sorted((entry for entry in found if entry.unit == unit), key=lambda entry: entry.period)
    words = "、".join(
        f"{entry.period.month}月" if entry.is_month else period_words(entry.period, entry.period_kind) for entry in own
    )
    return tag("span", words, style=CUT, title="；".join(source_words(entry.place) for entry in own))


def months(here: View, chosen: Chosen) -> None:
    """Items sent up beside adoptions by the city and the province, month by month."""
    found = [entry for entry in read_entries(here, replace(chosen.wanted, troubled_only=False)) if entry.is_month]
    sums = summed(found, lambda entry: entry.period.month)
    kinds = (("上报（条）", "submitted"), ("市级采用（条）", "adopted_city"), ("省级采用（条）", "adopted_prov"))
    rows = [
        (f"{month}月", name, int(getattr(sums.get(month, Sums()), field)))
        for month in range(1, here.day.month + 1)
        for name, field in kinds
    ]
    shades = ((kinds[0][0], charts.MUTED), (kinds[1][0], charts.ink()), (kinds[2][0], charts.amber()))
    chart = charts.bars_by_month(rows, shades, "各月上报与采用")
    charts.draw(chart, f"{here.day.year}年各月政务信息上报条数、市级采用和省级采用条数", "information_months")
