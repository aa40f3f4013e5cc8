"""Promises (承诺账) as panels: each unit's rate of promises kept, what was not kept and what is due next."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.alerts import filter_address
from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, bar, link, table, tag
from dashboard.notation import NOTHING, near_date, percent
from dashboard.panels import CUT, TWO_LINES, panel
from dashboard.promise_reads import read_kept, read_promises
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.promise_words import fate
from data.promises import STATES, Kept, Promise, State, due_soon, kept_of

SIGNS: dict[State, tuple[str, str]] = {
    "broken": ("▲", ALARM), "open": ("○", ""), "kept_late": ("◆", AMBER), "kept": ("✓", GREEN),
}  # fmt: skip
SOON_DAYS = 7
ROOM = 14
"""Promises, and units, that a panel has room for."""


def units(here: View) -> Html:
    """Units by promises broken, then by their rate of promises kept; the whole above them."""
    found, names = read_kept(here), read_names(here)
    whole = kept_of("全部", [one.state for one in read_promises(here)])
    rows = [_unit(whole, tag("b", whole.unit))]
    rows += [_unit(one, _name(names.label(one.unit), one.unit)) for one in found[:ROOM]]
    head = ("承诺单位", "承诺兑现率", "", "未兑现", "逾期兑现", "未到期")
    more = f"，列出前{ROOM}个" if len(found) > ROOM else ""
    body = table(head, rows, ("auto", "6.5em", "7.5em", "4.2em", "5em", "4.2em"))
    return panel("各单位兑现情况", body, note=f"兑现率＝按期兑现÷已到时限或已兑现的承诺；{len(found)}个单位{more}")


def _name(label: str, unit: str) -> Html:
    return link(filter_address(promise_unit=label), tag("span", label, style=CUT))


def _unit(one: Kept, name: Html) -> Sequence[object]:
    share = f"{percent(one.rate, 0)}（{one.kept}/{one.judged}）" if one.judged else f"{NOTHING}（没有到期的）"
    return (
        name,
        bar(one.rate) if one.judged else "",
        share,
        _count(one.broken, ALARM),
        _count(one.kept_late, AMBER),
        one.open,
    )


def _count(number: int, colour: str) -> Html:
    return tag("b" if number else "span", number, style=f"color:{colour}" if number else "")


def asking(here: View) -> Html:
    """Promises that were broken, the oldest first, then those due within a week, each with its item."""
    every = read_promises(here)
    broken = [one for one in every if one.state == "broken"]
    near = due_soon(every, here.day, SOON_DAYS)
    note = f"未兑现{len(broken)}项，{SOON_DAYS}天内到期{len(near)}项"
    shown = (*broken, *near)
    if not shown:
        words = "没有未兑现的承诺，近期也没有到期的。"
        return panel("先看这些", tag("p", words, style=f"margin:.2em 0;color:{MUTED}"), note=note)
    head = ("状态", "承诺事项", "承诺单位", "时限", "怎么样了")
    rows = [_row(one, here) for one in shown[:ROOM]]
    more = f"；列出前{ROOM}项" if len(shown) > ROOM else ""
    body = table(head, rows, ("5.6em", "auto", "8em", "8.4em", "17em"))
    return panel("先看这些", body, note=f"{note}{more}")


def _row(one: Promise, here: View) -> Sequence[object]:
    where = f"{one.meeting or '未写明会议'}；{one.place.file}，{one.place.sheet}第{one.place.row}行"
    what = tag("span", one.what, style=f"{TWO_LINES};font-weight:600", title=f"{one.what}（{where}）")
    return (
        state(one), link(item_at(one), what) if one.item and one.is_item_known else what,
        tag("span", read_names(here).label(one.unit), style=CUT), near_date(one.due_on, here.day),
        tag("span", fate(one, here.day), style=TWO_LINES),
    )  # fmt: skip


def state(one: Promise) -> Html:
    """Sign and word in the colour of what became of it."""
    sign, colour = SIGNS[one.state]
    words = f"{sign} {STATES[one.state]}"
    return tag("b", words, style=f"color:{colour};white-space:nowrap") if colour else tag("span", words)


def item_at(one: Promise) -> str:
    """The address that opens its item over the page being shown."""
    return filter_address(item=f"{one.item.dataset}:{one.item.key}") if one.item else ""
