"""What a load or a taking back does to the board, drawn: lights that turn, figures that move, each before and after."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dashboard.markup import LIGHTS, LINE, MUTED, Html, join, light, table, tag
from dashboard.notation import date
from data.lights import WORDS
from etl.hand_in.effect import Effect
from etl.hand_in.turned import SERIOUS, Turned

MOST_SHOWN = 30
"""Lights that turned, named; of more their number is told."""


@dataclass(frozen=True, slots=True)
class Words:
    """What before and after are called; `new` is a record that was not on the board before."""

    before: str
    after: str
    now: str
    new: str


LOADED = Words("导入前", "导入后", "导入后为", "新增")
BACK = Words("撤回前", "撤回后", "撤回后为", "重新列入")
"""Of a return that is taken back, or will be."""


def effect_sections(effect: Effect, words: Words = LOADED) -> Html:
    """Both lists; where nothing turned, that is said."""
    return join((_lights(effect, words), _figures(effect, words)))


def _lights(effect: Effect, words: Words) -> Html:
    day = date(dt.date.fromisoformat(effect.board_day))
    if not effect.turned_count:
        return tag("section", f"看板（{day}）：亮灯没有变化。", style=_SECTION)
    rows = [
        (one.title, one.unit, _light(one, one.before, words), _light(one, one.after, words))
        for one in effect.turned[:MOST_SHOWN]
    ]
    left = effect.turned_count - len(rows)
    said = f"看板（{day}）：{effect.turned_count}项亮灯有变化，{words.now}{_turned_to(effect)}"
    return tag(
        "section", tag("div", said, style="font-weight:600"),
        table(("事项", "责任单位", words.before, words.after), rows, ("auto", "14em", "7em", "7em")),
        tag("div", f"另有{left}项未列出，见四张清单等各页。", style=f"color:{MUTED}") if left else None, style=_SECTION,
    )  # fmt: skip


_SECTION = f"border-top:1px solid {LINE};padding-top:.4em"


def _figures(effect: Effect, words: Words) -> Html | None:
    """Figures that are others than before."""
    if not effect.moved:
        return None
    rows = [(one.name, one.before, one.after, "◆ 请留意" if one.is_worse else "") for one in effect.moved]
    return tag(
        "section", tag("div", f"指标：{len(rows)}项有变化", style="font-weight:600"),
        table(("指标", words.before, words.after, ""), rows, ("auto", "10em", "10em", "7em")), style=_SECTION,
    )  # fmt: skip


def _turned_to(effect: Effect) -> str:
    """红灯2项、已办结1项."""
    counts = [f"{WORDS[light]}{effect.turned_to[light]}项" for light in SERIOUS if effect.turned_to.get(light)]
    gone = effect.turned_to.get("", 0)
    return "、".join([*counts, *([f"不再列入{gone}项"] if gone else [])])


def _light(one: Turned, colour: str | None, words: Words) -> object:
    if colour in LIGHTS:
        return light(colour)
    return words.new if colour is one.before else "不再列入"
