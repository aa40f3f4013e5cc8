"""数据共享 against target: the one-ID rate, 浙政钉, proofs, calls; the departments that are furthest below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dashboard.markup import Html, tag
from dashboard.notation import number, percent
from dashboard.sharing_reads import read_months, read_parts, read_weeks
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data.amounts import worded
from data.overview import Values
from data.rules import rules
from data.sharing import Part

DATASETS = ("data_sharing", "dingtalk", "online_services")
RATE, WEEKLY = "data_one_id_rate", "data_zzd_weekly_active"


def draw(look: Look) -> Drawn:
    """The city's figures with their targets at the left, departments beside them, the last first."""
    months = read_months(look.here)
    values, target = months[-1][1], months[-1][1].targets.get(RATE)
    known = [part for part in read_parts(look.here, RATE, "dept") if part.value is not None]
    last = sorted(known, key=lambda part: part.value or 0.0)
    left = parts.panel(
        look, "全市", DATASETS, _figures(values, _week(look)), _trend(months), grow=1 if look.is_guest else 0.8
    )
    aside = f"一证通办率目标{percent(target, 0)}" if target is not None else "一证通办率还没有下达目标"
    headline = _headline(look, last, target)
    if look.is_guest:
        return Drawn(headline, aside, (parts.columns(left),))

    def page(shown: Sequence[Part]) -> Html:
        return parts.columns(left, _departments(look, shown, target, len(last)))

    return Drawn(headline, aside, parts.paged(last, page))


def _headline(look: Look, last: Sequence[Part], target: float | None) -> Headline:
    if not last:
        return Headline("no_data", "还没有数据共享的数据")
    below = [part for part in last if target is not None and (part.value or 0.0) < target]
    if not below or look.is_guest:
        if below:
            return Headline("yellow", f"{len(below)}个部门的一证通办率没有达标")
        return Headline("green", "各部门的一证通办率都已达标", calm="本屏都达标")
    worst, name = below[0], look.unit(below[0].unit)
    gap = ((target or 0.0) - (worst.value or 0.0)) * 100
    said = f"{name}一证通办率{percent(worst.value)}，{len(last)}个部门中最低，距目标{percent(target, 0)}差{gap:.1f}个百分点"
    others = f"；另有{len(below) - 1}个部门没有达标" if len(below) > 1 else ""
    return Headline("yellow", f"{said}{others}", name)


def _week(look: Look) -> str:
    """Which weeks the weekly activity is of, in words; empty without any."""
    if not (known := read_weeks(look.here)):
        return ""
    if rules().convention.get("weekly_active", "last_week") != "last_week":
        return "（今年各周）"
    first = known[-1].sunday - dt.timedelta(days=6)
    return f"（{first.month}月{first.day}日起一周）"


def _figures(values: Values, week: str) -> Html:
    calls = worded(values.value("data_calls"), values.readings["data_calls"].qualifier, "次")
    return parts.figures(
        _against(values, RATE, "一证通办率"), _against(values, WEEKLY, f"浙政钉周活跃度{week}"),
        parts.figure("共享证明", number(values.value("data_proof_kinds")), "类"), parts.figure("累计调用", *calls),
        form="square",
    )  # fmt: skip


def _against(values: Values, code: str, name: str) -> Html:
    value, target = values.value(code), values.targets.get(code)
    if value is None or target is None:
        return parts.figure(name, percent(value), "", "还没有下达目标" if target is None else "")
    points = (value - target) * 100
    aim = f"目标{percent(target, 0)}"
    verdict = parts.good(f"✓ {aim}，已达标") if points >= 0 else f"{aim}，差{-points:.1f}个百分点"
    return parts.figure(name, percent(value), "", verdict, "" if points >= 0 else "yellow")


def _trend(months: Sequence[tuple[str, Values]]) -> Html:
    shown = [(month, values.value(RATE)) for month, values in months]
    found = [None if value is None else round(value * 100, 1) for _, value in shown]
    return parts.month_bars("一证通办率各月底（%）", [month for month, _ in shown], found, 12)


def _departments(look: Look, shown: Sequence[Part], target: float | None, of: int) -> Html:
    if not shown:
        return parts.panel(look, "各部门一证通办率", ("data_sharing",), parts.nothing("还没有数据共享的数据。"))
    found = [_row(part, look, target) for part in shown]
    body = parts.rows(found, "minmax(0,1fr) 5.4em 6.8em 9em", ("责任单位", "竖线为目标", "一证通办率", "比目标"))
    return parts.panel(look, f"各部门一证通办率，低的在前（{of}个）", ("data_sharing",), body)


def _row(part: Part, look: Look, target: float | None) -> tuple[object, ...]:
    points = None if target is None else ((part.value or 0.0) - target) * 100
    is_met = points is None or points >= 0
    said: Html | str = "没有目标"
    if points is not None:
        above = f"✓ 高{points:.1f}个百分点" if points >= 0.05 else "✓ 正好达标"
        said = parts.good(above) if is_met else parts.told("yellow", f"差{-points:.1f}个百分点")
    of = "" if part.base is None else f"{number(part.amount)}/{number(part.base)}项"
    return (
        parts.two(tag("span", look.unit(part.unit)), of),
        parts.bar(part.value, target, "" if is_met else "yellow"),
        parts.large(percent(part.value)),
        said,
    )


SCENE = Scene("sharing", DATASETS, draw)
