"""下周会红的: what is due or trending late within seven days."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup import Html
from dashboard.notation import near_date
from dashboard.panels import SHORT
from dashboard.reads import cached
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data import coming
from data.coming import Coming

DATASETS = ("supervision", "livelihood", "instructions")
PER_PAGE = 6
MOST = 18

read_coming = cached(coming.coming)


def draw(look: Look) -> Drawn:
    """The nearest first, as many as three pages hold."""
    found = read_coming(look.here)
    due = sum(entry.days_left is not None for entry in found)
    left = parts.panel(look, "七天内", DATASETS, _figures(due, len(found) - due), grow=0.24)

    def page(shown: Sequence[Coming]) -> Html:
        return parts.columns(left, parts.panel(look, _title(len(found)), DATASETS, _rows(shown, look)))

    return Drawn(_headline(found, look), "还没有红、七天内会红的", parts.paged(found[:MOST], page, PER_PAGE))


def _title(count: int) -> str:
    return f"{count}项" if count <= MOST else f"{count}项中最急的{MOST}项"


def _headline(found: Sequence[Coming], look: Look) -> Headline:
    if look.sources["supervision"].as_of is None:
        return Headline("no_data", "还没有督查事项的数据")
    if not found:
        return Headline("green", "七天内没有会转红的事项")
    first = found[0]
    return Headline("yellow", f"{look.text(first.item.title)}：{first.reason}", look.unit(first.item.unit))


def _figures(due: int, slow: int) -> Html:
    return parts.figures(
        parts.figure("◆ 到期", str(due), "项", "到期未办结就转红", "yellow" if due else ""),
        parts.figure("◆ 进度偏慢", str(slow), "项", "低于序时，快到红线", "yellow" if slow else ""),
    )


def _rows(shown: Sequence[Coming], look: Look) -> Html:
    if not shown:
        return parts.nothing("七天内没有到期的、没有快到红线的事项。")
    head = ("还剩", "事项", look.head("牵头单位"), "为什么会红")
    return parts.rows((_row(entry, look) for entry in shown), "5.4em minmax(0,1fr) 8.4em 8.4em", head)


def _row(entry: Coming, look: Look) -> tuple[object, ...]:
    item = entry.item
    due = f" · 时限{near_date(item.due, look.here.day)}" if item.due else ""
    return (
        _left(entry.days_left), parts.two(look.text(item.title), f"{SHORT.get(item.list, item.list)}{due}"),
        look.unit(item.unit), entry.state,
    )  # fmt: skip


def _left(days: int | None) -> Html:
    if days is None:
        return parts.light("yellow", "偏慢")
    return parts.large(days, "yellow", "天") if days else parts.light("yellow", "今天")


SCENE = Scene("coming", draw)
