"""The frame round every scene: title, day, the worst thing, the foot with its place in the rotation, notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.markup import Html, tag
from dashboard.reads import View
from dashboard.wall import parts
from dashboard.wall.rotation import Place
from dashboard.wall.scene import Age, Drawn, Headline
from data.screens import SCENES, Screen

WEEKDAYS = "一二三四五六日"
WORST = "本屏最差"
"""What stands before the worst thing of a scene."""


@dataclass(frozen=True)
class Shown:
    """A page of a scene on its screen."""

    screen: Screen
    turn: int
    page: int
    is_guest: bool
    view: View


def stage(shown: Shown, drawn: Drawn) -> Html:
    """The whole picture but its foot."""
    code = shown.screen.scenes[shown.turn].scene
    title = tag("div", tag("h1", SCENES[code]), tag("span", drawn.aside, class_="w-aside"), class_="w-title")
    top = tag("div", title, _day(shown.view, drawn.age), class_="w-head1")
    return tag(
        "div",
        top,
        _headline(drawn.headline),
        drawn.pages[shown.page],
        class_="w-scene",
        data_scene=code,
        data_page=shown.page + 1,
    )


def _day(view: View, age: Age | None) -> Html:
    """How old the data is, above the day that is shown."""
    said = f"{view.day.year}年{view.day.month}月{view.day.day}日 星期{WEEKDAYS[view.day.weekday()]}"
    today = tag("span", f"示例数据 {said}" if view.is_sample else said, class_="w-today")
    known = age or Age("还没有报送")
    stamp = tag("b", known.said, class_="w-age w-old" if known.is_stale else "w-age")
    return tag("div", stamp, today, class_="w-day")


def _headline(headline: Headline) -> Html:
    owner = tag("span", f"责任单位 {headline.owner}", class_="w-owner") if headline.owner else None
    word = {"red": WORST, "yellow": WORST, "no_data": "无数据"}.get(headline.light, headline.calm)
    return tag(
        "div", parts.light(headline.light, word), tag("span", headline.words, class_="w-said"), owner, class_=f"w-headline w-is-{headline.light}"
    )  # fmt: skip


def foot(here: Screen, place: Place, pages: int) -> Html:
    """Where the rotation stands, whose screen this is, whether it is paused or shown to guests."""
    dots = [tag("i", class_="w-now" if at == place.turn else None) for at in range(len(here.scenes))]
    marks = ["‖ 已暂停"] * place.is_paused + ["来宾模式：不显示单位和名次"] * place.is_guest
    paged = tag("span", f"第{place.page + 1}页，共{pages}页") if pages > 1 else None
    said = [tag("b", mark, class_="w-mark") for mark in marks]
    return tag(
        "div",
        tag("span", *dots, class_="w-dots"),
        paged,
        *said,
        tag("span", here.title, class_="w-place"),
        class_="w-foot",
    )


def banner(words: str) -> Html:
    """A notice over the picture."""
    return tag("div", tag("span", f"⚠ {words}"), class_="w-banner", role="alert")


def notice(title: str, lines: Sequence[str]) -> Html:
    """A calm page where there is no picture."""
    return tag("div", tag("h1", title), *(tag("p", line) for line in lines), class_="w-notice")
