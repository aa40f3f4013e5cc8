"""下周会红的: what is due today, what is likeliest to be red next Friday, what else falls due by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.forecast_view import read_forecast
from dashboard.markup import Html, tag
from dashboard.notation import near_date, percent
from dashboard.panels import SHORT
from dashboard.reads import cached
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data import coming
from data.coming import Coming
from data.forecast import Forecast, LastList, Outlook
from data.forecast.words import days_of_work

DATASETS = ("supervision", "livelihood", "instructions")
PER_PAGE = 6
MOST = 18


LOST, OPEN = "今天到期，明天转红", "今天到期，不办结明天转红"


@dataclass(frozen=True)
class _Entry:
    """A line of the list: what stands before it, the item, why."""

    mark: Html
    title: str
    which: str
    """The list that it is on and its number there: two items may bear one title."""
    unit: str | None
    due: dt.date | None
    why: str
    shown: object
    """Why, as it stands in the list."""
    today: str = ""
    """What becomes of it tomorrow; empty where it is not due today."""


read_coming = cached(coming.coming)


def draw(look: Look) -> Drawn:
    """Those due today first, then the others forecast, then the others that are due, as many as three pages hold."""
    ahead, due = read_forecast(look.here), read_coming(look.here)
    found = _entries(ahead, due)
    friday = _short(ahead.target)
    left = parts.panel(look, f"到{friday}", DATASETS, _figures(ahead, due, look), grow=0.24)
    shown_of = f"共{len(found)}项" if len(found) <= MOST else f"共{len(found)}项，列最急的{MOST}项"
    title = f"今天到期的在前，{shown_of}"

    def page(shown: Sequence[_Entry]) -> Html:
        return parts.columns(left, parts.panel(look, title, DATASETS, _rows(shown, look)))

    soon = sum(each.days_left is not None for each in due)
    aside = f"到{friday}（下周五）到期{soon}项，预计转红{ahead.expected:.0f}项；以下各项尚未转红"
    return Drawn(_headline(found, look, friday), aside, parts.paged(found[:MOST], page, PER_PAGE))


def _short(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def _entries(ahead: Outlook, due: Sequence[Coming]) -> list[_Entry]:
    named = {(each.dataset, each.key) for each in ahead.named}
    found = [_forecast(each) for each in sorted(ahead.named, key=_shortage)]
    found += [_due(each) for each in due if (each.item.dataset, each.item.key) not in named]
    return sorted(found, key=lambda entry: not entry.today)


def _shortage(each: Forecast) -> tuple[bool, float]:
    """What is too late before what is not, the most work first; otherwise as it was."""
    return not each.case.is_too_late, -(each.case.days_needed or 0.0) if each.case.is_too_late else 0.0


def _forecast(each: Forecast) -> _Entry:
    why = each.reason.partition("；")[0]
    shown, mark = _too_late(each) if each.case.is_too_late else _likely(each, why)
    if each.case.is_too_late:
        why = f"还差{days_of_work(each.case.days_needed or 0.0)}天工作量"
        why = f"今天到期，{why}，明天转红" if each.case.days_left == 0 else why
    which = _which(each.case.now.list, each.key, each.title)
    return _Entry(
        mark,
        each.title,
        which,
        each.unit,
        each.due,
        why,
        shown,
        _today(each.case.days_left, LOST if each.case.is_too_late else OPEN),
    )


def _too_late(each: Forecast) -> tuple[Html, Html]:
    """No chance is told of what cannot be done by the end of the day, but how much is left to do."""
    days = parts.large(days_of_work(each.case.days_needed or 0.0), "yellow", "天工作量", "还差 ")
    return days, parts.light("yellow", "来不及")


def _likely(each: Forecast, why: str) -> tuple[Html, Html]:
    """What it rests on stands beside a chance: by its speed alone it may well be another."""
    alike = each.chances.alike
    known = f"同类{alike.total()}件次中{alike['red']}件次转红" if alike else "没有同类的过往"
    return parts.two(tag("span", why), known), parts.large(percent(each.chance_red, 0), "yellow")


def _due(each: Coming) -> _Entry:
    item = each.item
    mark, which = parts.light("yellow", _left(each.days_left)), _which(item.list, item.key, item.title)
    return _Entry(mark, item.title, which, item.unit, item.due, each.reason, each.reason, _today(each.days_left, OPEN))


def _today(days_left: int | None, said: str) -> str:
    return said if days_left == 0 else ""


def _which(of_list: str, key: str, title: str) -> str:
    number = key.rpartition("|")[2]
    return SHORT.get(of_list, of_list) if number == title else f"{SHORT.get(of_list, of_list)} {number}"


def _left(days: int | None) -> str:
    return "偏慢" if days is None else f"{days}天" if days else "今天"


def _headline(found: Sequence[_Entry], look: Look, friday: str) -> Headline:
    if look.sources["supervision"].as_of is None:
        return Headline("no_data", "还没有督查事项的数据")
    if not found:
        return Headline("green", f"到{friday}没有到期的，也看不出有会转红的", calm="本屏无预警")
    worst = found[0]
    return Headline("yellow", f"{look.text(worst.title)}：{worst.why}", look.unit(worst.unit))


def _figures(ahead: Outlook, due: Sequence[Coming], look: Look) -> Html:
    today = sum(each.days_left == 0 for each in due)
    soon = sum(each.days_left is not None for each in due)
    friday = _short(ahead.target)
    return parts.figures(
        parts.figure("今天到期", str(today), "项", "不办结的明天转红", "yellow" if today else ""),
        parts.figure(f"到{friday}到期", str(soon), "项", f"含今天到期的{today}项", "yellow" if soon else ""),
        parts.figure(f"预计到{friday}转红", f"{ahead.expected:.0f}", "项", _before(ahead.last, look), "yellow" if ahead.expected >= 0.5 else ""),
        parts.figure("已经红了", str(ahead.red), "项", "不在此列", "red" if ahead.red else ""),
    )  # fmt: skip


def _before(last: LastList | None, look: Look) -> str:
    """How the list before fared, with its day."""
    if last is None or not last.hits:
        return "按各项可能相加"
    return f"{near_date(last.friday, look.here.day)}点名{len(last.hits)}项，其中{last.turned}项转红"


def _rows(shown: Sequence[_Entry], look: Look) -> Html:
    if not shown:
        return parts.nothing("没有就要到期的，也看不出有会转红的。")
    found = [
        (
            entry.mark, parts.two(look.text(entry.title), _about(entry, look)), look.unit(entry.unit),
            entry.shown,
        )
        for entry in shown
    ]  # fmt: skip
    head = ("转红可能", "事项", look.head("责任单位"), "为什么（按自身速度）")
    return parts.rows(found, "5.4em minmax(0,1fr) 7em 11.8em", head)


def _about(entry: _Entry, look: Look) -> str:
    due = f"时限{near_date(entry.due, look.here.day)}" if entry.due else ""
    return " · ".join(filter(None, (look.text(entry.which), entry.today or due)))


SCENE = Scene("coming", DATASETS, draw)
