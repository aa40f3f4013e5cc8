"""今天要过问什么: the worst items, each with its reason, unit and days."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup import Html, tag
from dashboard.notation import full_width, near_date
from dashboard.panels import SHORT
from dashboard.seen import read_standing, read_worst
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data.rules import rules
from data.status import Counts, Item

DATASETS = ("supervision", "livelihood", "instructions")
WORST = 18
PER_PAGE = 6


def draw(look: Look) -> Drawn:
    """Red, yellow and overdue counted at the left, the worst items in pages beside them."""
    now, then = read_standing(look.here).total, read_standing(look.before).total
    worst = read_worst(look.here, WORST).items
    left = parts.panel(look, "现有", DATASETS, _counts(now, then, look), grow=0.24)
    pages = parts.paged(
        worst, lambda items: parts.columns(left, _items(items, _title(len(worst), now), look)), PER_PAGE
    )
    return Drawn(_headline(worst, now, look), f"红灯{now.red}项 · 黄灯{now.yellow}项", pages)


def _headline(worst: Sequence[Item], now: Counts, look: Look) -> Headline:
    if not now.total:
        return Headline("no_data", "还没有督查事项的数据")
    if not worst:
        return Headline("green", "没有红灯和黄灯事项")
    item = worst[0]
    return Headline(item.light, f"{look.text(item.title)}：{full_width(item.reason)}", look.unit(item.unit))


def _counts(now: Counts, then: Counts, look: Look) -> Html:
    def moved(after: int, before: int) -> Html:
        return tag("span", f"比{look.before.day.month}月底", parts.fewer_is_better(after - before))

    # Every overdue item is red as long as the rules say so.
    is_part = all(rule.colour == "red" for rule in rules().light if rule.when == "overdue")
    red, late = ("红灯（含已逾期）", "其中已逾期") if is_part else ("红灯", "逾期未办结")
    return parts.figures(
        parts.figure(red, str(now.red), "项", moved(now.red, then.red), "red" if now.red else ""),
        parts.figure(late, str(now.overdue), "项", moved(now.overdue, then.overdue), "red" if now.overdue else ""),
        parts.figure("黄灯", str(now.yellow), "项", moved(now.yellow, then.yellow), "yellow" if now.yellow else ""),
    )


def _title(of: int, now: Counts) -> str:
    """How many are listed, and where the other red ones stand."""
    if now.red <= of:
        return f"最该过问的{of}项"
    return f"红灯{now.red}项，列出最急的{of}项，其余{now.red - of}项见看板各清单"


def _items(items: Sequence[Item], title: str, look: Look) -> Html:
    if not items:
        return parts.panel(look, "要过问的事项", DATASETS, parts.nothing("没有要过问的事项。"))
    found = [_row(item, look) for item in items]
    listed = parts.rows(found, "5.4em minmax(0,1fr) 8.4em 8.4em", ("亮灯", "事项", look.head("责任单位"), "原因"))
    return parts.panel(look, title, DATASETS, listed)


def _row(item: Item, look: Look) -> tuple[object, ...]:
    due = f" · 时限{near_date(item.due, look.here.day)}" if item.due else ""
    return (
        parts.light(item.light),
        parts.two(look.text(item.title), f"{SHORT.get(item.list, item.list)}{due}"),
        look.unit(item.unit),
        _reason(item),
    )


def _reason(item: Item) -> object:
    if item.overdue_days:
        return parts.large(item.overdue_days, "red", "天", "逾期 ")
    return full_width(item.reason)


SCENE = Scene("asking", DATASETS, draw)
