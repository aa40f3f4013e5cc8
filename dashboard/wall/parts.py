"""What scenes are put together from: panels with their data's day, figures, rows, bars, lights; classes of `wall.css`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dashboard.markup import LIGHTS, Html, tag
from dashboard.notation import NOTHING
from dashboard.wall.age import panel_age
from dashboard.wall.scene import Look
from data.amounts import plain

T = TypeVar("T")
MOST_ROWS = 7
"""Rows that a list on a wall may have at once."""


def panel(look: Look, title: str, datasets: Sequence[str], *content: object, grow: float = 1) -> Html:
    """A part of a scene with the day of its data; one past its period is framed, hatched and says so."""
    age = panel_age(look, datasets)
    heading = tag("h2", title, class_="w-h2")
    stamp = tag("span", age.said, class_="w-stamp")
    return tag(
        "section", tag("div", heading, stamp, class_="w-top"), *content, style=f"flex:{grow:g} 1 0",
        class_="w-panel w-stale" if age.is_stale else "w-panel", aria_label=title,
    )  # fmt: skip


def columns(*parts: Html | None) -> Html:
    """Panels beside each other over a page's whole height."""
    return tag("div", *parts, class_="w-columns")


def stack(*parts: Html | None, grow: float = 1) -> Html:
    """Panels below each other."""
    return tag("div", *parts, class_="w-stack", style=f"flex:{grow:g} 1 0")


def figure(name: str, value: str, unit: str = "", below: object = "", colour: str = "") -> Html:
    """A key figure under its name; one in a light's colour bears the light's sign in that colour too."""
    return tag(
        "div", tag("span", sign(colour), " " if colour else None, name, class_="w-name"),
        tag("span", tag("b", value, class_=_class("w-key", colour)), tag("span", unit, class_="w-unit")),
        tag("span", below, class_="w-below") if below else None, class_="w-figure",
    )  # fmt: skip


def figures(*parts: Html, form: str = "") -> Html:
    """Key figures below each other; `across` in a line, `square` in two lines."""
    return tag("div", *parts, class_=_class("w-figures", form))


def rows(found: Iterable[Sequence[object]], widths: str, head: Sequence[str] = ()) -> Html:
    """A list of at most seven rows on a grid of so wide columns."""
    lines = [tag("div", *map(_cell, row), class_="w-row", style=f"grid-template-columns:{widths}") for row in found]
    titles = [tag("span", title) for title in head]
    top = tag("div", *titles, class_="w-row w-head", style=f"grid-template-columns:{widths}") if head else None
    return tag("div", top, *lines, class_="w-rows")


def _cell(content: object) -> Html:
    return content if isinstance(content, Html) else tag("span", content)


def light(colour: str, word: str | None = None) -> Html:
    """A traffic light: colour, sign and word together."""
    mark, usual, _ = LIGHTS[colour]
    return tag("span", f"{mark} {word or usual}", class_=f"w-light w-{colour}")


def sign(colour: str) -> Html | None:
    """A light's sign in its own colour, the same on every scene; None for no colour."""
    return tag("b", LIGHTS[colour][0], class_=f"w-{colour}") if colour else None


def bar(share: float | None, tick: float | None = None, colour: str = "") -> Html:
    """A bar of a fraction; `tick` marks where it should stand."""
    parts = [tag("span", class_=_class("w-fill", colour), style=f"width:{_percent(share or 0.0)}")]
    if tick is not None:
        parts.append(tag("span", class_="w-tick", style=f"left:{_percent(tick)}"))
    return tag("span", *parts, class_="w-bar", aria_hidden="true")


def _percent(share: float) -> str:
    return f"{min(max(share, 0.0), 1.0) * 100:.4g}%"


def large(value: object, colour: str = "", unit: str = "", before: str = "") -> Html:
    """A row's own figure, with the words before and behind it."""
    said = [tag("span", words) if words else None for words in (before, unit)]
    return tag("span", said[0], tag("b", value, class_=_class("w-large", colour)), said[1], class_="w-num")


def two(first: str | Html, second: object) -> Html:
    """A row's text with a smaller one below it; a long text is set smaller, so that none is cut short."""
    if isinstance(first, Html):
        return tag("span", first, tag("span", second, class_="w-sub"))
    words = first if len(first) <= LONGEST else shortened(first)
    size = next((name for most, name in SIZES if len(words) <= most), "w-main w-least")
    return tag("span", tag("span", words, class_=size), tag("span", second, class_="w-sub"))


SIZES = ((24, "w-main"), (40, "w-main w-less"))
"""Longest text of each size in characters: two lines of either."""
LONGEST = 80
WHOLE = "（全文见看板）"


def shortened(words: str) -> str:
    """The beginning of a text up to a stop, with a word on where the rest stands."""
    head = words[: LONGEST - len(WHOLE)]
    stop = max(head.rfind(mark) for mark in "，。；、,;")
    return (head[:stop] if stop > LONGEST // 2 else head) + WHOLE


def moved(places: int | None, since: str = "") -> Html:
    """Places gained or lost, in words and a sign."""
    if places is None:
        return tag("span", NOTHING, class_="w-soft")
    if not places:
        return tag("span", "持平", class_="w-soft")
    up = places > 0
    return tag("b", f"{'↑升' if up else '↓降'}{abs(places)}位", class_="w-good" if up else "w-warn")


def fewer_is_better(more: int) -> Html:
    """How many more or fewer there are of what there should be none of, large enough to be seen."""
    if not more:
        return tag("b", "持平", class_="w-change")
    return tag(
        "b", f"{'↑增' if more > 0 else '↓减'}{abs(more)}项", class_=f"w-change {'w-warn' if more > 0 else 'w-good'}"
    )


def month_bars(title: str, labels: Sequence[str], values: Sequence[float | None], height: float = 5.2) -> Html:
    """A column a month with its number, the last one in full colour; months without a number say so."""
    top = max((value for value in values if value is not None), default=0.0) or 1.0
    last = max((at for at, value in enumerate(values) if value is not None), default=-1)
    shown = [
        tag(
            "div", tag("span", NOTHING if value is None else plain(value, 1)),
            tag("i", class_="w-last" if at == last else None, style=f"height:{max(value or 0.0, 0.0) / top * height:.2f}em"),
            tag("span", label, class_="w-soft"),
        )
        for at, (label, value) in enumerate(zip(labels, values, strict=True))
    ]  # fmt: skip
    return tag("div", tag("span", title, class_="w-name"), tag("div", *shown, class_="w-months"), class_="w-chart")


def nothing(words: str) -> Html:
    """What stands where there is nothing to show."""
    return tag("p", words, class_="w-nothing")


def paged(found: Sequence[T], draw: Callable[[Sequence[T]], Html], size: int = MOST_ROWS) -> tuple[Html, ...]:
    """A long list in pages of about the same length, at least one."""
    if not found:
        return (draw(()),)
    count = -(-len(found) // min(size, MOST_ROWS))
    step = -(-len(found) // count)
    return tuple(draw(found[at : at + step]) for at in range(0, len(found), step))


def _class(name: str, colour: str) -> str:
    return f"{name} w-{colour}" if colour else name


def good(words: str) -> Html:
    """Words of what is well; they bear their own sign."""
    return tag("b", words, class_="w-good")


def told(colour: str, words: str) -> Html:
    """Words behind a light's sign, both in its colour."""
    return tag("b", f"{LIGHTS[colour][0]} {words}", class_=f"w-{colour}")
