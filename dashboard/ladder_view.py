"""The rank ladder 保四争三抢二瞄一 as panels: bands, floors breached, every indicator, ranks over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import charts, sketches
from dashboard.filters import several
from dashboard.markup import (
    ALARM,
    AMBER,
    GREEN,
    INK,
    LINE,
    MUTED,
    Html,
    address,
    image,
    light,
    link,
    rank_change,
    table,
    tag,
)
from dashboard.notation import NOTHING, full_width
from dashboard.panels import CUT, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_files, read_names, read_rungs
from data.kinds.ranks import RankGoal
from data.kinds.shares import city_names
from data.ladder import FLOOR, Rung, by_band
from data.rules import Band, rules
from data.units import Directory

MOST_LINES = 6
"""Lines that can be told apart in one chart."""
BAND_COLOURS = {"red": ALARM, "yellow": AMBER, "green": GREEN, "no_data": MUTED}


@dataclass(frozen=True)
class Seen:
    """The ladder of a day: all its rungs, those that the filters leave, names of units, files by batch."""

    here: View
    every: Sequence[Rung]
    rungs: Sequence[Rung]
    names: Directory
    files: Mapping[int, str]
    words: tuple[tuple[str, str], ...]


def see(here: View) -> Seen:
    """Draws the filters by unit and band; answers what they leave."""
    every, names = read_rungs(here), read_names(here)
    labels = {rung.unit: names.label(rung.unit) for rung in every if rung.unit}
    codes = {rung.band.code: full_width(rung.band.label) for rung in every}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        units = several("责任单位", "unit", {code: labels[code] for code in names.official_order if code in labels})
        bands = several("档位", "band", codes)
    left = [r for r in every if (not units or r.unit in units) and (not bands or r.band.code in bands)]
    words = (
        ("责任单位", "、".join(labels[code] for code in units)),
        ("档位", "、".join(codes[code] for code in bands)),
    )
    return Seen(here, every, left, names, read_files(here), tuple(entry for entry in words if entry[1]))


def places() -> int:
    """How many cities are ranked where a return does not say."""
    return len(city_names())


def bands(seen: Seen) -> Html:
    """The rungs of the ladder, the first place on top left, with the number of indicators on each."""
    counts = by_band(list(seen.every), rules())
    labels: dict[str, Band] = {band.code: band for band in rules().band} | {r.band.code: r.band for r in seen.every}
    cells = [_band(seen, labels[code], count) for code, count in counts.items() if code in labels]
    return tag("div", *cells, style="display:flex;flex-wrap:wrap;gap:.6em;padding:.2em 0 .5em")


def _band(seen: Seen, band: Band, count: int) -> Html:
    colour = BAND_COLOURS.get(band.colour, INK) if count else MUTED
    day = None if seen.here.day == seen.here.today else seen.here.day
    return link(
        address("figures", day, indicator=f"assess_band_{band.code}"),
        tag("b", count, style=f"font-size:2em;line-height:1.15;color:{colour}"), " 项",
        tag("span", full_width(band.label), style="display:block"),
        style=f"flex:1 1 9em;padding:.35em .8em;border:1px solid {LINE};border-left:.4em solid {colour};border-radius:.3em",
    )  # fmt: skip


def breaches(seen: Seen) -> Html:
    """The indicators below the floor, those that fell through it since the last publication first."""
    found = sorted((r for r in seen.rungs if (r.rank or 0) > FLOOR), key=lambda r: (not r.fell_through, -(r.rank or 0)))
    title = f"跌出前{FLOOR}位的指标（{_counted(found)}）"
    if not found:
        return panel(title, tag("p", "没有跌出前四位的指标。", style="margin:.2em 0;font-size:1.1em"))
    rows = [
        (
            light("red", f"第{rung.rank}位"), tag("b", rung.indicator), rank_change(rung.change),
            tag("span", seen.names.label(rung.unit), style=CUT),
            tag("b", rung.reason, style=f"color:{ALARM}"), _distance(rung.to_next_up, rung.uom),
        )
        for rung in found
    ]  # fmt: skip
    head = ("位次", "指标", "升降", "责任单位", "说明", "距上一位")
    return panel(title, table(head, rows, ("6.2em", "auto", "4em", "10em", "18em", "8em")), note="重点督查督办")


def _counted(found: Sequence[Rung]) -> str:
    """3项：失守2项、落后1项, so that the number meets those of the bands."""
    names = dict.fromkeys(rung.band.label.split("(")[0] for rung in found)
    parts = [f"{name}{sum(rung.band.label.startswith(name) for rung in found)}项" for name in names]
    return f"{len(found)}项" + (f"：{'、'.join(parts)}" if len(parts) > 1 else "")


def ladder(seen: Seen) -> Html:
    """Every indicator: rank of all, change, goal, distances, its way through the year."""
    head = (
        "指标",
        "责任单位",
        "统计至",
        "位次",
        "升降",
        "目标",
        "档位",
        "指标值",
        "全省平均",
        "距上一位",
        "距下一位",
        "各期位次",
    )
    widths = ("auto", "9.5em", "7em", "5em", "4em", "5em", "10.5em", "7em", "7em", "6em", "6em", "9em")
    rows = [_rung(rung, seen) for rung in seen.rungs]
    return panel(
        f"全部指标（{len(rows)}项）",
        table(head, rows, widths),
        note=f"位次写成“名次/参加排名的市数”，全省{places()}个设区市，有的指标不是各市都参加；距离为“{NOTHING}”的，已居首末位，或报表没有报各市数值和差距、所报数值与位次对不上",
    )


def _rung(rung: Rung, seen: Seen) -> Sequence[object]:
    colour = BAND_COLOURS.get(rung.band.colour, INK)
    rank = NOTHING if rung.rank is None else f"{rung.rank}/{rung.of_n or places()}"
    return (
        tag("span", rung.indicator, style=f"{CUT};font-weight:600", title=rung.indicator),
        tag("span", seen.names.label(rung.unit), style=CUT), f"{rung.period.year}年{rung.period.month}月",
        tag("b", rank, style=f"color:{colour};font-size:1.15em"), rank_change(rung.change), _goal(rung),
        tag("span", full_width(rung.band.label), style=f"color:{colour}"), _amount(rung.value, rung.uom),
        _amount(rung.province_avg, rung.uom), _distance(rung.to_next_up, rung.uom),
        _distance(rung.to_next_down, rung.uom), _way(rung),
    )  # fmt: skip


def _goal(rung: Rung) -> Html | str:
    if rung.goal is None:
        return NOTHING
    short = rung.rank is not None and rung.rank > rung.goal
    title = f"距目标还差{(rung.rank or 0) - rung.goal}位" if short else "已达目标" if rung.rank else "未排名"
    return tag("span", RankGoal().show(rung.goal), "" if short or not rung.rank else " ✓", title=title)


def _way(rung: Rung) -> Html | str:
    drawing = sketches.sparkline([None if rank is None else -rank for _, rank in rung.history], sketches.Size(120, 24))
    words = "各期位次：" + "、".join(NOTHING if rank is None else str(rank) for _, rank in rung.history)
    return image(sketches.data_uri(drawing), words, style="display:block;height:1.6em") if drawing else NOTHING


def _amount(value: float | None, unit: str | None) -> str:
    return NOTHING if value is None else f"{value:g}{unit or ''}"


def _distance(value: float | None, unit: str | None) -> str:
    return NOTHING if value is None else f"{value:.4g}{'个百分点' if unit == '%' else unit or ''}"


def over_time(seen: Seen) -> None:
    """Ranks of all publications of the year as lines, the floor dashed; some of the indicators stand out."""
    rows = [
        (day, rung.indicator, rank)
        for rung in seen.rungs
        for day, rank in rung.history
        if rank is not None and day.year == seen.here.day.year
    ]
    if not rows:
        return
    st.subheader("位次走势", anchor=False)
    named = list(dict.fromkeys(row[1] for row in rows))
    urgent = [
        rung.indicator for rung in seen.rungs if rung.indicator in named and ((rung.rank or 0) > FLOOR or rung.change)
    ]
    focus = st.multiselect(
        "突出显示的指标",
        named,
        default=urgent[:MOST_LINES],
        max_selections=MOST_LINES,
        key="focus",
        placeholder="请选择",
    )
    st.caption(f"越靠上名次越好，点线是第{FLOOR}位（保四）。灰线是其他指标，指针移到点上可看是哪一项。")
    charts.draw(charts.rank_lines(rows, focus, FLOOR, places()), "各考核指标在全省的位次走势", "rank_lines")
