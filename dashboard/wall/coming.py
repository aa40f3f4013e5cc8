"""下周会红的: what is likeliest to be red next Friday, then what else falls due within seven days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.forecast_view import read_forecast
from dashboard.markup import Html
from dashboard.notation import near_date, percent
from dashboard.panels import SHORT
from dashboard.reads import cached
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data import coming
from data.coming import Coming
from data.forecast import Forecast, Outlook

DATASETS = ("supervision", "livelihood", "instructions")
PER_PAGE = 6
MOST = 18


@dataclass(frozen=True)
class _Entry:
    """A line of the list: what stands before it, the item, why."""

    mark: Html
    title: str
    list: str
    unit: str | None
    due: dt.date | None
    why: str
    chance: str = ""
    """In words, with a comma behind them; empty where none is reckoned."""


read_coming = cached(coming.coming)


def draw(look: Look) -> Drawn:
    """Those forecast first, then the others that are due, as many as three pages hold."""
    ahead, due = read_forecast(look.here), read_coming(look.here)
    named = {(each.dataset, each.key) for each in ahead.named}
    found = [_forecast(each) for each in ahead.named]
    found += [_due(each) for each in due if (each.item.dataset, each.item.key) not in named]
    left = parts.panel(look, "下周五", DATASETS, _figures(ahead, due, look), grow=0.24)
    title = f"{len(found)}项" if len(found) <= MOST else f"{len(found)}项中最急的{MOST}项"

    def page(shown: Sequence[_Entry]) -> Html:
        return parts.columns(left, parts.panel(look, title, DATASETS, _rows(shown, look)))

    aside = f"现在还没有红；看到{near_date(ahead.target, look.here.day)}（下周五）"
    return Drawn(_headline(found, look), aside, parts.paged(found[:MOST], page, PER_PAGE))


def _forecast(each: Forecast) -> _Entry:
    chance = parts.large(percent(each.chance_red, 0), "yellow")
    why = each.reason.partition("；")[0]
    return _Entry(
        chance, each.title, each.case.now.list, each.unit, each.due, why, f"转红可能{percent(each.chance_red, 0)}，"
    )


def _due(each: Coming) -> _Entry:
    item = each.item
    return _Entry(parts.light("yellow", _left(each.days_left)), item.title, item.list, item.unit, item.due, each.reason)


def _left(days: int | None) -> str:
    return "偏慢" if days is None else f"{days}天" if days else "今天"


def _headline(found: Sequence[_Entry], look: Look) -> Headline:
    if look.sources["supervision"].as_of is None:
        return Headline("no_data", "还没有督查事项的数据")
    if not found:
        return Headline("green", "七天内没有到期的，也看不出有会转红的")
    return Headline("yellow", f"{look.text(found[0].title)}：{found[0].chance}{found[0].why}", look.unit(found[0].unit))


def _figures(ahead: Outlook, due: Sequence[Coming], look: Look) -> Html:
    soon = sum(each.days_left is not None for each in due)
    last = ahead.last
    before = f"上期点名{len(last.hits)}项，{last.turned}项转红" if last and last.hits else ""
    return parts.figures(
        parts.figure("◆ 预计转红", f"{ahead.expected:.0f}", "项", before, "yellow" if ahead.expected >= 0.5 else ""),
        parts.figure("◆ 七天内到期", str(soon), "项", "到期不办结就转红", "yellow" if soon else ""),
        parts.figure("▲ 已经红了", str(ahead.red), "项", "不在此列", "red" if ahead.red else ""),
    )


def _rows(shown: Sequence[_Entry], look: Look) -> Html:
    if not shown:
        return parts.nothing("七天内没有到期的，也看不出有会转红的。")
    found = [
        (entry.mark, parts.two(look.text(entry.title), _about(entry, look)), look.unit(entry.unit), entry.why)
        for entry in shown
    ]
    head = ("转红可能", "事项", look.head("牵头单位"), "为什么")
    return parts.rows(found, "5.4em minmax(0,1fr) 8.4em 9.4em", head)


def _about(entry: _Entry, look: Look) -> str:
    due = f" · 时限{near_date(entry.due, look.here.day)}" if entry.due else ""
    return f"{SHORT.get(entry.list, entry.list)}{due}"


SCENE = Scene("coming", DATASETS, draw)
