"""A meeting seen again: whether it is what was shown, and beside it what changed afterwards."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa
import streamlit as st

from dashboard.frame import source_note
from dashboard.markup import MUTED, Html, link, table, tag
from dashboard.notation import date, number
from dashboard.panels import CUT, SHORT, panel
from dashboard.reads import View, cached
from dashboard.review.pack_view import Shown, pack_board
from dashboard.review.reads import read_present, read_replay
from dashboard.review.stage_item import turned
from dashboard.review.words import item_address, moment_words
from data.promises import STATES, Promise
from data.review.afterwards import Later, afterwards
from data.review.meetings import Meeting
from data.review.pack import Pack, differing
from data.status import Counts

PARTS = {
    "lists": "总体情况", "lists_before": "上次会议的总体情况", "changes": "本期变化", "promises": "承诺", "standing": "仍为红灯",
    "stuck": "停滞事项", "due_soon": "7天内到期", "climbers": "排名上升", "fallers": "排名下降", "not_handed_in": "未按期报送",
    "names": "单位名称",
}  # fmt: skip
"""Parts of a pack in words; its two moments are not compared: they differ by what is asked."""
ROOM = 60


def _afterwards(connection: sa.Connection, _: dt.date, meeting: Meeting) -> tuple[Later, ...]:
    return afterwards(connection, meeting)


read_afterwards = cached(_afterwards, "supervision", "livelihood", "instructions")


def replayed(here: View, meeting: Meeting) -> None:
    """What came of building the meeting's material again, what changed since, then the material as it was shown."""
    with st.spinner("正在按当时的数据和规则重算……"):
        seen, present = read_replay(here, meeting), read_present(here, meeting)
    if seen.is_same:
        st.success("✓ 与当时完全一致：按当时所知的数据和当时的规则重算，逐字节相同。")
    else:
        st.error(
            "▲ 与当时不一致：重算的结果与冻结时不同，下面的数字不能当作会上看到的。请联系管理员核对数据库和程序版本。"
        )
    st.html(_since(here, meeting, seen.pack, present))
    with st.expander("当时的会前材料", expanded=False):
        st.html(pack_board(Shown(here, meeting, seen.pack)))
    source_note(
        replace(here, day=meeting.held_on), "supervision", "livelihood", "instructions", "promises", "decisions"
    )


def later_words(shown: Pack, now: Pack) -> str:
    """That something changed after a meeting was frozen, with the number of parts; nothing otherwise."""
    found = _parts(shown, now)
    return f"此后有变化：{len(found)}处，见“重放核对”。" if found else ""


def _parts(shown: Pack, now: Pack) -> list[str]:
    return [PARTS[name] for name in differing(shown, now) if name in PARTS]


def _unchanged(meeting: Meeting) -> str:
    if meeting.state == "prepared":
        return "未开会，冻结以后也没有变化。"
    return "后来没有变化：今天来开这个会，看到的也是这些。"


def _since(here: View, meeting: Meeting, shown: Pack, now: Pack) -> Html:
    """What changed after the meeting was frozen."""
    parts = _parts(shown, now)
    note = f"冻结于{moment_words(meeting.at.known_at)}，同样算到{date(meeting.held_on)}"
    if not parts:
        return panel("后来的变化", tag("p", _unchanged(meeting), style="margin:0"), note=note)
    told = tag("p", f"与当时不同的部分：{'、'.join(parts)}。", style="margin:.2em 0")
    totals = panel("后来的变化", told, _lists(shown, now), note=note)
    style = "display:flex;flex-direction:column;gap:1.1em"
    return tag("div", totals, _items(here, meeting), _promises(shown, now), style=style)


def _lists(shown: Pack, now: Pack) -> Html | None:
    names = [name for name in SHORT if shown.lists.get(name) != now.lists.get(name)]
    if not names:
        return None
    rows = [_counts(SHORT[name], shown.lists.get(name, Counts()), now.lists.get(name, Counts())) for name in names]
    return table(("清单（当时 → 现在）", "事项", "已办结", "红灯", "黄灯", "逾期"), rows, ("14em", *("auto",) * 5))


def _counts(name: str, then: Counts, now: Counts) -> tuple[object, ...]:
    pairs = ((then.total, now.total), (then.closed, now.closed), (then.red, now.red), (then.yellow, now.yellow))
    return (name, *(then_now(*pair) for pair in pairs), then_now(then.overdue, now.overdue))


def then_now(then: int, now: int) -> Html:
    """What was shown, with what it is now where that differs."""
    if then == now:
        return tag("span", number(now), style=f"color:{MUTED}")
    return tag("span", tag("span", number(then), style=f"color:{MUTED}"), " → ", tag("b", number(now)))


def _items(here: View, meeting: Meeting) -> Html | None:
    found = read_afterwards(here, meeting)
    if not found:
        return None
    rows = [_later(here, meeting, one) for one in found[:ROOM]]
    more = f"，列出{ROOM}项" if len(found) > ROOM else ""
    listed = table(("议程事项", "当时 → 现在"), rows, ("auto", "40em"))
    return panel("议程事项后来的变化", listed, note=f"{len(found)}项{more}")


def _promises(shown: Pack, now: Pack) -> Html | None:
    """The promises that stand otherwise now; one that was kept before is in neither pack, nor is one taken back."""
    then = {one.number: one for one in shown.promises}
    present = {one.number: one for one in now.promises}
    changed = [number for number in {**then, **present} if _state(then.get(number)) != _state(present.get(number))]
    if not changed:
        return None
    rows = [_promise(number, then.get(number), present.get(number), now) for number in changed[:ROOM]]
    head = ("编号", "承诺", "承诺单位", "当时 → 现在")
    return panel("承诺后来的变化", table(head, rows, ("8em", "auto", "10em", "16em")), note=f"{len(changed)}项")


def _state(one: Promise | None) -> str:
    return STATES[one.state] if one else "没有"


def _promise(name: str, then: Promise | None, now: Promise | None, pack: Pack) -> tuple[object, ...]:
    said = now or then
    assert said is not None  # noqa: S101 - it stands in one of the two
    what = tag("span", said.what, style=CUT, title=said.what)
    return name, what, pack.names.get(said.unit, said.unit), tag("span", _state(then), " → ", tag("b", _state(now)))


def _later(here: View, meeting: Meeting, one: Later) -> tuple[object, ...]:
    item = one.now or one.then
    assert item is not None  # noqa: S101 - it is on the list at one of the two
    title = tag("span", item.title, style=f"{CUT};font-weight:600", title=item.title)
    changes = tag("span", *turned(one.then, one.now), style="display:flex;gap:1.2em;align-items:center;flex-wrap:wrap")
    return link(item_address(here, meeting, f"{item.dataset}/{item.key}"), title), changes
