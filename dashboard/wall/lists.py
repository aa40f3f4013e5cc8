"""四张清单和批示 against time progress: each list's rate, how far before or behind, what is red and late in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa

from dashboard.markup import Html, tag
from dashboard.notation import full_width, percent
from dashboard.panels import FOUR_LISTS, SHORT, UNPACED
from dashboard.reads import cached
from dashboard.seen import read_standing
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data.overview import Standing, year_progress
from data.rules import rules
from data.status import Counts, Item, Wanted, find_items

LISTS = (*FOUR_LISTS, "instructions")
DATASETS = ("supervision", "instructions")


def _longest(connection: sa.Connection, day: dt.date, lists: tuple[str, ...]) -> Item | None:
    """The item longest overdue; where none is, the worst red or yellow one."""
    found = find_items(connection, day, rules(), Wanted(lists=lists, lights=("red", "yellow")))
    return max(found, key=lambda item: item.overdue_days, default=None)


read_longest = cached(_longest)


def draw(look: Look) -> Drawn:
    """Rates of the four lists together at the left, every list beside its time progress."""
    standing, gone = read_standing(look.here), year_progress(look.here.day, rules())
    known = {name: standing.lists[name] for name in LISTS if name in standing.lists}
    most = _most_overdue(known)
    left = parts.panel(look, "合计", DATASETS, _figures(standing), grow=0.24)
    found = [_row(name, counts, gone, name == most) for name, counts in known.items()]
    aside = f"比序时＝办结率－全年序时进度（{percent(gone)}），时限还没到的也算在内"
    head = ("清单", "办结率（不计中止），竖线为序时", "", "比序时", "红灯", "逾期")
    body = parts.rows(found, "minmax(0,1fr) 8.6em 7.2em 9em 3.8em 3.8em", head) if found else _none()
    page = parts.columns(left, parts.panel(look, "各清单办结情况", DATASETS, body))
    return Drawn(_headline(look, known, most), aside, (page,))


def _most_overdue(known: Mapping[str, Counts]) -> str | None:
    """The list with most items overdue; None where none has any."""
    found = max(known, key=lambda name: known[name].overdue, default=None)
    return found if found and known[found].overdue else None


def _none() -> Html:
    return parts.nothing("还没有四张清单和领导批示的数据。")


def _headline(look: Look, known: Mapping[str, Counts], most: str | None) -> Headline:
    """The item longest overdue of all lists, then the list with most of them; where none is overdue, the worst item."""
    if not known:
        return Headline("no_data", "还没有四张清单和领导批示的数据")
    item = read_longest(look.here, LISTS)
    if item is None:
        return Headline("green", "四张清单和批示没有红灯和黄灯事项")
    said = f"{SHORT.get(item.list, item.list)}：{look.text(item.title)}，{full_width(item.reason)}"
    if most is not None:
        said += f"，各清单中最久；逾期最多的是{SHORT[most]}，{known[most].overdue}项"
    return Headline(item.light, said, look.unit(item.unit))


def _figures(standing: Standing) -> Html:
    four, own = standing.of(*FOUR_LISTS), standing.of("instructions")
    red, late = four.red + own.red, four.overdue + own.overdue
    return parts.figures(
        parts.figure("四张清单办结率", percent(four.close_rate), "", _closed(four)),
        parts.figure("四张清单按时办结率", percent(four.on_time_rate), "", _in_time(four)),
        parts.figure("红灯", str(red), "项", f"四张清单{four.red}＋领导批示{own.red}", "red" if red else ""),
        parts.figure("逾期", str(late), "项", f"四张清单{four.overdue}＋领导批示{own.overdue}", "red" if late else ""),
    )  # fmt: skip


def _closed(counts: Counts) -> str:
    """What the rate is made of: closed of those that are not suspended, which are told apart."""
    paused = f"，另{counts.paused}项中止" if counts.paused else ""
    return f"{counts.closed}/{counts.total - counts.paused}项{paused}"


def _in_time(counts: Counts) -> str:
    """What that rate is made of: closed in time of those closed or overdue."""
    return f"{counts.closed - counts.closed_late}/{counts.closed + counts.overdue}项（办结＋逾期）"


def _row(name: str, counts: Counts, gone: float, is_latest: bool) -> tuple[object, ...]:
    rate, is_paced = counts.close_rate, name not in UNPACED
    colour = "" if not is_paced or rate is None or rate >= gone else "yellow"
    mark = parts.light("red", "逾期最多") if is_latest else None
    return (
        parts.two(tag("span", SHORT[name], " ", mark, class_="w-main"), _closed(counts)), parts.bar(rate, gone if is_paced else None, colour), parts.large(percent(rate)),
        _pace(rate, gone) if is_paced else "不比序时",
        parts.light("red", str(counts.red)) if counts.red else "无",
        parts.light("red", str(counts.overdue)) if counts.overdue else "无",
    )  # fmt: skip


def _pace(rate: float | None, gone: float) -> Html | str:
    if rate is None:
        return "没有可比的"
    points = (rate - gone) * 100
    if points >= 0:
        return parts.good(f"✓ 快{points:.1f}个百分点" if points >= 0.05 else "✓ 与序时持平")
    return parts.told("yellow", f"慢{-points:.1f}个百分点")


SCENE = Scene("lists", DATASETS, draw)
