"""下周会红的: the items likeliest to be red next Friday, with chance and reason, and how the last list fared."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from streamlit.delta_generator import DeltaGenerator

from dashboard.alerts import item_address
from dashboard.markup import ALARM, AMBER, MUTED, Html, bar, join, light, link, table, tag
from dashboard.notation import NOTHING, near_date, percent
from dashboard.panels import CUT, SMALL, TWO_LINES, panel
from dashboard.reads import View, cached
from dashboard.rights import lists_of
from dashboard.signed_in import person
from dashboard.supervision_reads import read_names
from data.forecast import Forecast, LastList, Outlook
from data.forecast.outlook import Ahead
from data.forecast.standings import Source
from data.rules import rules
from data.status import LISTS
from data.units import Directory

TITLE = "下周会红的"
LIKELY, MAYBE, SOME = 0.6, 0.3, 0.1
"""Chances from which a red light is likely, may well be, may be."""
_HEAD = ("红灯可能", "事项", "牵头单位", "今天", "时限", "按期办结", "理由和依据")
_WIDTHS = ("9.5em", "auto", "9.5em", "5.4em", "7.8em", "5.2em", "43%")


def _outlook(connection: sa.Connection, day: dt.date, lists: tuple[str, ...] | None) -> Outlook:
    return Ahead(Source(connection, rules()), day, lists).outlook()


_read = cached(_outlook)


def read_forecast(here: View, lists: tuple[str, ...] | None = None) -> Outlook:
    """The week ahead of the day looked at, of the items on these lists (all, if none are given) that the person may see."""
    every = lists or tuple(LISTS)
    seen = lists_of(person(), every)
    # As given where nothing is left out, so that all who may see all share an answer.
    return _read(here, lists if seen == every else seen)


def forecast_panel(here: View, lists: tuple[str, ...], place: DeltaGenerator) -> None:
    """Draws the panel into a place of the page. Call it last: where items are many it takes a while the first time."""
    room = place.empty()
    room.html(panel(TITLE, tag("p", "正在推算……", style=f"margin:0;color:{MUTED}")))
    room.html(draw(here, read_forecast(here, lists)))


def draw(here: View, seen: Outlook) -> Html:
    """The panel: at most ten items, the list before, what the chances rest on."""
    below = tag("p", *_below(here, seen), style=f"margin:.35em 0 0;{SMALL}")
    return panel(TITLE, _table(here, seen), below, note=_note(here, seen))


def _note(here: View, seen: Outlook) -> str:
    said = f"看{near_date(seen.target, here.day)}（下周五）"
    return f"{said} · 预计转红约{seen.expected:.0f}件 · 今天已是红灯的{seen.red}件不在此列"


def _table(here: View, seen: Outlook) -> Html:
    if not seen.named:
        said = "没有在办事项。" if not seen.open else "看不出有哪件会在下周五前转红。"
        return tag("p", said, style="margin:.3em 0;font-size:1.1em")
    names = read_names(here)
    rows = [_row(each, here, names, seen.by_line) for each in seen.named]
    return tag("div", table(_HEAD, rows, _WIDTHS), class_="asked")


def _row(found: Forecast, here: View, names: Directory, by_line: bool) -> tuple[object, ...]:
    title = tag("span", found.title, class_="title", style=TWO_LINES, title=found.title)
    in_time = found.chance_in_time
    return (
        tag("span", "▲ 直线推算为红灯", style=f"color:{ALARM};font-weight:700") if by_line else chance(found.chance_red),
        link(item_address(found), title, style="font-weight:600"),
        tag("span", names.label(found.unit) or "未写明", style=CUT),
        light(found.light),
        near_date(found.due, here.day) if found.due else NOTHING,
        NOTHING if in_time is None else percent(in_time, 0),
        join((
            tag("span", found.reason, style=f"{TWO_LINES};font-weight:600", title=found.reason),
            tag("span", found.basis, style=f"{CUT};{SMALL}", title=found.basis),
        )),
    )  # fmt: skip


def chance(share: float) -> Html:
    """A chance of red as sign, word, number and bar."""
    sign, word, colour = words_of(share)
    said = tag("span", f"{sign} {word} ", tag("b", percent(share, 0)), style=f"color:{colour};white-space:nowrap")
    return tag("span", said, bar(share, colour, height=".3em"), style="display:block")


def words_of(share: float) -> tuple[str, str, str]:
    """Sign, word and colour of a chance of red."""
    if share >= LIKELY:
        return "▲", "很可能", ALARM
    if share >= MAYBE:
        return "◆", "可能", AMBER
    return "●", "有些可能" if share >= SOME else "可能很小", MUTED


def _below(here: View, seen: Outlook) -> tuple[str, ...]:
    return (last_words(here, seen.last) if seen.last else "", basis_words(seen))


def last_words(here: View, last: LastList) -> str:
    """How often the last list was right, in a sentence."""
    made, over = near_date(last.friday, here.day), near_date(last.target, here.day)
    missed = f"没有点名而转红的有{last.unnamed}件。" if last.unnamed else "没有漏掉的。"
    if not last.hits:
        return f"上一期：{made}没有点名；到{over}，{missed}"
    return f"上一期：{made}点名{len(last.hits)}件，到{over}有{last.turned}件是红灯，{missed}"


def basis_words(seen: Outlook) -> str:
    """Which method is shown, and how it fared against the others in the last weeks."""
    score = seen.score
    if not score.cases:
        return "还没有可以回算的周，先按时间推移推算。"
    shown = "按直线推算" if seen.by_line else "按近12周同类事项的经验"
    scores = f"同类经验{score.forecast:.3f}、灯不变{score.stays:.3f}、直线{score.line:.3f}"
    said = f"这里{shown}点名；近4周回算的误差（0最好）：{scores}"
    if score.stays < min(score.forecast, score.line):
        return f"{said}，近4周是“灯不变”最准，点名请参考着看。"
    return f"{said}。"
