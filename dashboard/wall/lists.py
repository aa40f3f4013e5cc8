"""四张清单和批示 against time progress: each list's rate, how far before or behind, what is red and late in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from dashboard.markup import Html
from dashboard.notation import full_width, percent
from dashboard.panels import FOUR_LISTS, SHORT, UNPACED
from dashboard.reads import cached
from dashboard.seen import read_standing
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data.overview import year_progress
from data.rules import rules
from data.status import Counts, Item, Wanted, find_items

LISTS = (*FOUR_LISTS, "instructions")
DATASETS = ("supervision", "instructions")


def _worst_of(connection: sa.Connection, day: dt.date, lists: tuple[str, ...]) -> Item | None:
    wanted = Wanted(lists=lists, lights=("red", "yellow"), limit=1)
    return next(iter(find_items(connection, day, rules(), wanted)), None)


read_worst_of = cached(_worst_of)


def draw(look: Look) -> Drawn:
    """Rates of the four lists together at the left, every list beside its time progress."""
    standing, gone = read_standing(look.here), year_progress(look.here.day, rules())
    known = [name for name in LISTS if name in standing.lists]
    four = standing.of(*FOUR_LISTS)
    left = parts.panel(look, "四张清单", ("supervision",), _figures(four, gone), grow=0.24)
    found = [_row(name, standing.lists[name], gone) for name in known]
    head = ("清单", "办结率，竖线为序时进度", "", "比序时", "红灯", "逾期")
    body = parts.rows(found, "minmax(0,1fr) 10em 7.2em 9.2em 3.8em 3.8em", head) if found else _none()
    page = parts.columns(left, parts.panel(look, "各清单办结情况", DATASETS, body))
    return Drawn(_headline(look, known), f"序时进度{percent(gone)}", (page,))


def _none() -> Html:
    return parts.nothing("还没有四张清单和领导批示的数据。")


def _headline(look: Look, known: Sequence[str]) -> Headline:
    if not known:
        return Headline("no_data", "还没有四张清单和领导批示的数据")
    item = read_worst_of(look.here, LISTS)
    if item is None:
        return Headline("green", "四张清单和批示没有红灯和黄灯事项")
    said = f"{SHORT.get(item.list, item.list)}：{look.text(item.title)}，{full_width(item.reason)}"
    return Headline(item.light, said, look.unit(item.unit))


def _figures(four: Counts, gone: float) -> Html:
    return parts.figures(
        parts.figure("办结率", percent(four.close_rate), "", f"{four.closed}项已销号，共{four.total}项"),
        parts.figure("按时办结率", percent(four.on_time_rate)),
        parts.figure("红灯", str(four.red), "项", f"其中逾期{four.overdue}项", "red" if four.red else ""),
    )


def _row(name: str, counts: Counts, gone: float) -> tuple[object, ...]:
    rate, is_paced = counts.close_rate, name not in UNPACED
    colour = "" if not is_paced or rate is None or rate >= gone else "yellow"
    return (
        parts.two(SHORT[name], f"{counts.closed}项已办结，共{counts.total}项"), parts.bar(rate, gone if is_paced else None, colour), parts.large(percent(rate)),
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
    return parts.warn(f"◆ 慢{-points:.1f}个百分点")


SCENE = Scene("lists", DATASETS, draw)
