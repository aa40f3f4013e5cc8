"""Proposals (建议提案) as panels: hosting units ranked, opinions in their parts, classes with the formula of 解决率."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.alerts import filter_address
from dashboard.figure_reads import figure_address, read_figures
from dashboard.markup import ALARM, AMBER, INK, MUTED, Html, bar, link, table, tag
from dashboard.notation import NOTHING, full_width, percent
from dashboard.openness_reads import read_classes, read_opinions, read_standings, read_ways
from dashboard.panels import CUT, SMALL, nothing, panel
from dashboard.proposal_filters import Chosen
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.datasets.proposals import FACE_TO_FACE, RESULT
from data.indicators.openness import RESOLUTION
from data.proposals import Opinions, Rate, Standing
from data.rules import rules

MEASURES: Mapping[str, Callable[[Standing], float | None]] = {
    "面商率": lambda entry: entry.met.value,
    "解决率": lambda entry: entry.resolved.value,
    "满意率": lambda entry: entry.content.value,
    "承办件数": lambda entry: float(entry.hosted),
}
SHOWN = 18
"""Units that the panel has room for; the ledger of units holds all."""


def ranked(found: Sequence[Standing], by: str) -> list[tuple[int | None, Standing]]:
    """(place, unit), the best first; equal ones share a place, units with few proposals have none."""
    few = rules().score.ranked_from_items
    measured = {entry.unit: MEASURES[by](entry) if entry.hosted >= few else None for entry in found}
    values = [value for value in measured.values() if value is not None]
    placed = [(_place(measured[entry.unit], values), entry) for entry in found]
    return sorted(placed, key=lambda pair: (pair[0] is None, pair[0] or 0, -pair[1].hosted))


def _place(value: float | None, values: Sequence[float]) -> int | None:
    return None if value is None else 1 + sum(other > value for other in values)


def units(here: View, chosen: Chosen) -> Html:
    """Hosting units of the government side, the best and the last by what is chosen."""
    found = ranked(read_standings(here), chosen.ranked_by)
    if not found:
        return panel("各单位办理情况", nothing("建议提案台账"))
    names, by = read_names(here), chosen.ranked_by
    targets = {figure.code: figure.target for figure in read_figures(here)}
    goal = targets.get(
        {"面商率": "prop_face_rate", "解决率": "prop_resolution_rate", "满意率": "prop_satisfaction"}.get(by, "")
    )
    most = max(entry.hosted for _, entry in found)
    shown = found if len(found) <= SHOWN else [*found[: SHOWN // 2], *found[-SHOWN // 2 :]]
    rows = [_unit(place, entry, names.label(entry.unit), (by, most, goal)) for place, entry in shown]
    head = ("名次", "主办单位", "", "件数", "面商率", "解决率", "满意率", "按期")
    widths = ("2.6em", "9.5em", "auto", "3.2em", "4.8em", "4.8em", "4.8em", "4.6em")
    left_out = f"，中间{len(found) - len(shown)}个未列出" if len(shown) < len(found) else ""
    note = f"按{by}，市政府系统{len(found)}个主办单位{left_out}；不足{rules().score.ranked_from_items}件的不排名"
    return panel("各单位办理情况", table(head, rows, widths), note=note)


def _unit(place: int | None, entry: Standing, name: str, drawn: tuple[str, int, float | None]) -> Sequence[object]:
    by, most, goal = drawn
    value = entry.hosted / most if by == "承办件数" else MEASURES[by](entry)
    late = entry.on_time.whole - entry.on_time.part
    on_time = tag("b", f"▲ 超{late:.0f}", style=f"color:{ALARM}") if late else percent(entry.on_time.value, 0)
    return (
        place or NOTHING, link(filter_address(unit=name), tag("span", name, style=CUT)), bar(value, tick=goal), entry.hosted,
        _rate(entry.met, goal if by == "面商率" else None), _rate(entry.resolved, goal if by == "解决率" else None),
        _rate(entry.content, goal if by == "满意率" else None), on_time,
    )  # fmt: skip


def _rate(rate: Rate, goal: float | None) -> Html:
    missed = goal is not None and rate.value is not None and rate.value < goal
    words = f"{percent(rate.value)}{' ◆' if missed else ''}"
    return tag("span", words, style=f"color:{AMBER}" if missed else "", title=f"{rate.part:.0f}÷{rate.whole:.0f}")


def opinions(here: View) -> Html:
    """满意, 基本满意, 不满意 and the base, for the work and for the result apart."""
    found = read_opinions(here)
    rows = [_opinion(name, parts) for name, parts in zip(("办理工作", "办理结果"), found, strict=True)]
    head = ("对什么", "满意", "基本满意", "不满意", "已反馈", "未反馈", "满意率", "满意＋基本满意")
    widths = ("5em", "4em", "4.6em", "4em", "4em", "4em", "4.6em", "auto")
    source = link(figure_address(here, "prop_satisfaction"), "全部记录和出处 ›", style=f"color:{MUTED}")
    note = "以已反馈件数为基数，未反馈不计"
    said = tag("p", "指标“满意率和基本满意率”只计对办理工作的意见。", style=f"margin:.3em 0 0;{SMALL}")
    return panel("满意度", table(head, rows, widths), said, source, note=note)


def _opinion(name: str, parts: Opinions) -> Sequence[object]:
    bad = link(filter_address(opinion="不满意"), f"▲ {parts.dissatisfied}", style=f"color:{AMBER};font-weight:700")
    return (
        name, parts.satisfied, parts.basically, bad if parts.dissatisfied else 0, tag("b", parts.told), parts.silent,
        percent(Rate(parts.satisfied, parts.told).value, 2),
        tag("b", percent(Rate(parts.satisfied + parts.basically, parts.told).value, 2)),
    )  # fmt: skip


def classes(here: View) -> Html:
    """A, B, C (and D) with their shares; which of them 解决率 counts."""
    found = read_classes(here)
    counted = {code: found.get(code, 0) for code in ("A", "B", "C", "D") if found.get(code)}
    if not counted:
        return panel("办理结果与解决率", nothing("建议提案台账"))
    total = sum(counted.values())
    figure = next(entry for entry in read_figures(here) if entry.code == "prop_resolution_rate")
    rows = [
        (
            link(filter_address(**{"class": RESULT.label(code)}), f"{code}类"), _meaning(code), tag("b", count),
            bar(count / total, INK), percent(count / total),
        )
        for code, count in counted.items()
    ]  # fmt: skip
    waiting = f"，另有{found[None]}件未分类" if found.get(None) else ""
    counts = full_width(RESOLUTION.chosen(rules()).note).removesuffix("。")
    said = tag("p", f"解决率{percent(figure.value)}：{counts}；口径可由管理员改选。", style=f"margin:.3em 0 0;{SMALL}")
    head = ("分类", "含义", "件数", "", "占比")
    return panel(
        "办理结果与解决率",
        table(head, rows, ("3.4em", "11em", "3.4em", "auto", "4.6em")),
        said,
        note=f"已分类{total}件{waiting}",
    )


def _meaning(code: str) -> str:
    return {"A": "已解决或基本解决", "B": "部分解决或列入计划", "C": "留作参考", "D": "解释说明"}[code]


def consulted(here: View) -> Html:
    """Ways of consulting: those that count as meeting the proposer, and those that do not."""
    found = read_ways(here)
    total = sum(found.values())
    if not total:
        return panel("面商方式", nothing("建议提案台账"))
    rows = [
        (way or "未面商", count, bar(count / total, INK if way in FACE_TO_FACE else MUTED), "计入" if way in FACE_TO_FACE else "不计入")
        for way, count in sorted(found.items(), key=lambda entry: -entry[1])
    ]  # fmt: skip
    return panel(
        "面商方式", table(("方式", "件数", "", "面商率"), rows, ("5em", "3.4em", "auto", "4.4em")), note=f"共{total}件"
    )
