"""Data sharing (数据共享) as charts and panels: value against target over the months, departments and counties ranked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import streamlit as st

from dashboard import charts
from dashboard.figure_reads import figure_address
from dashboard.figure_words import amount_words
from dashboard.markup import AMBER, MUTED, Html, bar, link, table, tag
from dashboard.notation import NOTHING, number, percent
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.sharing_reads import read_corrections, read_months, read_online, read_parts, read_weeks
from dashboard.supervision_reads import read_names
from dashboard.target_charts import bars_with_corrections, line_to_target, look
from data.indicators import indicator
from data.sharing import Part

BEST = 7
"""Units shown at each end of a long ranking."""


def target_line(here: View, code: str, title: str) -> None:
    """An indicator at the end of every month, with its target as a dashed line."""
    months, unit = read_months(here), indicator(code).unit
    points = [(month, values.value(code)) for month, values in months]
    if all(value is None for _, value in points):
        st.info(f"{here.day.year}年还没有{title}的数据。")
        return
    target = months[-1][1].targets.get(code)
    aim = f"，目标{amount_words(target, unit)}" if target is not None else ""
    measure = "" if unit == "%" else f"（{unit}）"
    chart = line_to_target(points, target, look(f"{title}{measure}{aim}", unit == "%"))
    charts.draw(chart, f"{here.day.year}年各月底的{title}{aim}", f"trend_{code}")


def weekly_activity(here: View) -> None:
    """浙政钉 week by week against the target."""
    weeks = [(f"{week.sunday.month}月{week.sunday.day}日", week.rate) for week in read_weeks(here)]
    if not weeks:
        st.info(f"{here.day.year}年还没有浙政钉活跃度的数据。")
        return
    target = read_months(here)[-1][1].targets.get("data_zzd_weekly_active")
    aim = f"，目标{amount_words(target, '%')}" if target is not None else ""
    chart = line_to_target(weeks, target, look(f"浙政钉周活跃度（按周）{aim}", True))
    charts.draw(chart, f"{here.day.year}年浙政钉各周的周活跃度{aim}", "trend_weeks")


def monthly_calls(here: View) -> None:
    """What each month added to the cumulative calls, reckoned from them; a fall is a correction."""
    points = _added([("", 0.0), *((month, values.value("data_calls")) for month, values in read_months(here))])
    if all(value is None for _, value in points):
        st.info(f"{here.day.year}年还没有调用次数的数据。")
        return
    chart = bars_with_corrections(points, look("当月调用次数（推算：本月累计减上月累计）"))
    charts.draw(chart, f"{here.day.year}年各月调用数据次数，由累计数相减推算", "call_months")


def _added(reached: Sequence[tuple[str, float | None]]) -> list[tuple[str, float | None]]:
    """The differences; None for a month without a number, or whose cumulative number is still that of the month before."""
    return [
        (month, None if before is None or after is None or after == before else after - before)
        for (_, before), (month, after) in pairwise(reached)
    ]


def corrections(here: View) -> Html | None:
    """Departments whose cumulative calls fell, which is a correction of what they reported before."""
    found, names = read_corrections(here), read_names(here)
    if not found:
        return None
    rows = [
        (
            f"{one.period.month}月", names.label(one.unit), f"{one.before:.0f}", f"{one.after:.0f}",
            tag("b", f"◆ 更正 −{one.before - one.after:.0f}", style=f"color:{AMBER}"), one.note or NOTHING,
            tag("span", f"{one.place.sheet}第{one.place.row}行 · 批次{one.place.batch}", style=CUT, title=one.place.file),
        )
        for one in found
    ]  # fmt: skip
    head = ("月份", "部门", "上期累计", "本期累计", "差额", "说明", "来源")
    widths = ("3.5em", "9em", "6em", "6em", "9em", "auto", "12em")
    return panel("累计调用次数的更正", table(head, rows, widths), note="累计数比上期少，按更正处理，不计为当月负数")


def departments(here: View) -> Html:
    """Departments ranked by 一证通办率, with their kinds of proof and calls."""
    found = read_parts(here, "data_one_id_rate", "dept")
    if not found:
        return panel("各部门一证通办率", nothing("数据共享"))
    names = read_names(here)
    target = read_months(here)[-1][1].targets.get("data_one_id_rate")
    proofs = {part.unit: part.value for part in read_parts(here, "data_proof_kinds", "dept")}
    calls = {part.unit: part.value for part in read_parts(here, "data_calls", "dept")}
    places = _places(found)
    rows = [
        (
            place, _unit(part, names.label(part.unit)), bar(part.value, tick=target), _rate(part, target),
            f"{number(part.amount)}/{number(part.base)}", number(proofs.get(part.unit)), number(calls.get(part.unit)),
        )
        for place, part in zip(places, found, strict=True)
    ]  # fmt: skip
    head = ("名次", "部门", "", "一证通办率", "通办/事项", "证明（类）", "累计调用（次）")
    widths = ("2.8em", "11em", "auto", "6.4em", "5.4em", "5em", "7em")
    note = (
        tag("span", tag("b", "┃", style=f"color:{AMBER}"), f"目标{percent(target, 0)}") if target is not None else None
    )
    return panel("各部门一证通办率", table(head, rows, widths), _records(here, "data_one_id_rate"), note=note)


def _rate(part: Part, target: float | None) -> Html:
    missed = target is not None and part.value is not None and part.value < target
    return tag("b", f"{percent(part.value)}{' ◆' if missed else ''}", style=f"color:{AMBER}" if missed else "")


def regions(here: View) -> Html:
    """The city itself and its counties ranked by mobile items, with their online rates."""
    found = read_parts(here, "data_mobile_items_avg", "org")
    if not found:
        return panel("各地网上掌上办事", nothing("网上掌上办事"))
    names = read_names(here)
    online = {part.unit: part for part in read_online(here)}
    most = max(part.value or 0.0 for part in found) or 1.0
    target = read_months(here)[-1][1].targets.get("data_mobile_items_avg")
    tick = target / most if target is not None and target <= most else None
    rows = [
        (
            place, _unit(part, names.label(part.unit)), bar((part.value or 0.0) / most, tick=tick),
            tag("b", number(part.value)), _online(online.get(part.unit)),
        )
        for place, part in zip(_places(found), found, strict=True)
    ]  # fmt: skip
    head = ("名次", "地区", "", "掌上办事（项）", "网上可办率")
    note = f"平均数的目标{number(target)}项" if target is not None else None
    shown = table(head, rows, ("2.8em", "8em", "auto", "7em", "6em"))
    return panel("各地网上掌上办事", shown, _records(here, "data_mobile_rate"), note=note)


def _online(part: Part | None) -> str:
    return percent(part.value) if part else NOTHING


def activity(here: View) -> Html:
    """Units ranked by 浙政钉 activity in the latest week: the best and the last."""
    found = read_parts(here, "data_zzd_weekly_active", "org")
    if not found:
        return panel("各单位浙政钉周活跃度", nothing("浙政钉活跃度"))
    names, places = read_names(here), _places(found)
    target = read_months(here)[-1][1].targets.get("data_zzd_weekly_active")
    rows = [
        (place, _unit(part, names.label(part.unit)), bar(part.value, tick=target), _rate(part, target))
        for place, part in zip(places, found, strict=True)
    ]
    shown = rows if len(rows) <= 2 * BEST else [*rows[:BEST], *rows[-BEST:]]
    note = f"最近一周，{len(rows)}个单位" + (f"，前后各{BEST}个" if len(shown) < len(rows) else "")
    ranked = table(("名次", "单位", "", "周活跃度"), shown, ("2.8em", "11em", "auto", "5.4em"))
    return panel("各单位浙政钉周活跃度", ranked, _records(here, "data_zzd_weekly_active"), note=note)


def _records(here: View, code: str) -> Html:
    return link(figure_address(here, code), "全部记录和出处 ›", style=f"color:{MUTED}")


def _unit(part: Part, name: str) -> Html:
    place = part.place
    return tag("span", name, style=CUT, title=f"{name}：{place.file}，{place.sheet}第{place.row}行，批次{place.batch}")


def _places(found: Sequence[Part]) -> list[str]:
    """Equal values share a place; a unit without one has none."""
    values = [part.value for part in found]
    return [NOTHING if value is None else str(1 + sum((other or 0.0) > value for other in values)) for value in values]
