"""我的报送: what the division handed in, loaded or not, newest first; each opens as its card. What waits stands above."""

from __future__ import annotations

import streamlit as st

from dashboard.hand_in_state import MOST_OPEN, open_numbers
from dashboard.hand_in_work import drop_unloaded, read_returns
from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, address, link, table, tag
from dashboard.notation import NOTHING
from data.clock import to_the_minute
from data.datasets import dataset
from data.permissions import Person
from etl.hand_in.check import receipt_number
from etl.hand_in.receipt import read_receipt
from etl.hand_in.store import UNLOADED, HandIn

MOST, STEP = "hand_in_most", 20
STATES = {
    "checked": ("？", "待确认", AMBER),
    "repeated": ("＝", "重复，未导入", MUTED),
    "refused": ("✕", "未通过", ALARM),
    "loaded": ("✓", "已导入", GREEN),
    "back": ("↩", "已撤回", MUTED),
}
"""Sign, word and ink of what became of a hand-in."""


def history(who: Person) -> None:
    """The table, with a button for more of it."""
    shown = st.session_state.get(MOST, STEP)
    found = read_returns(who, shown + 1)
    title = "各处室报送记录" if who.role == "supervision" else "我的报送"
    st.subheader(title, anchor=False)
    if not found:
        st.caption("还没有报送过。把表拖到上面，核对无误后确认导入，记录就在这里。")
        return
    head = ("报送时间", "回执号", "文件", "数据", "处室", "经办", "状态", "")
    widths = ("9.5em", "8em", "auto", "15em", "9em", "9em", "8em", "4em")
    _waiting(found)
    st.html(table(head, [_row(one) for one in found[:shown]], widths))
    with st.container(horizontal=True):
        if len(found) > shown:
            st.button("再看20次", on_click=_more, key="hand_in_more")
        if any(one.state in UNLOADED for one in found):
            tip = "未通过、重复和没有确认的不再列出；已导入的都留着，原件也都留着。"
            st.button("清理没有导入的", on_click=drop_unloaded, args=(who,), key="hand_in_clear", help=tip)


def _waiting(found: list[HandIn]) -> None:
    """Files that nobody has confirmed yet, to go on with at once: further down they would be forgotten."""
    open_ = open_numbers()
    waiting = [one for one in found if one.state == "checked" and one.number not in open_]
    if not waiting:
        return
    numbers = ",".join(str(one.number) for one in waiting[:MOST_OPEN])
    told = (
        f"还有{len(waiting)}份没有确认导入：{'、'.join(one.file for one in waiting[:3])}{'等' if waiting[3:] else ''}"
    )
    onward = link(address("hand_in", hand_in=numbers), "接着确认", style="text-decoration:underline")
    st.html(tag("div", tag("span", f"？ {told}　", style=f"color:{AMBER};font-weight:600"), onward))


def _more() -> None:
    st.session_state[MOST] = st.session_state.get(MOST, STEP) + STEP


def _row(one: HandIn) -> tuple[object, ...]:
    receipt = read_receipt(one.receipt)
    state = "back" if receipt and receipt.is_taken_back else one.state
    sign, word, ink = STATES[state]
    names = [part.name for part in receipt.parts] if receipt else [dataset(name).zh for name in one.found]
    data = "、".join(dict.fromkeys(names)) or NOTHING
    number = receipt_number(one.number, one.received_at) if receipt else NOTHING
    where = address("hand_in", hand_in=str(one.number))
    return (
        to_the_minute(one.received_at), number, _cut(one.file), data,
        one.division or NOTHING, one.by, tag("span", f"{sign} {word}", style=f"color:{ink}"),
        link(where, "打开", style="text-decoration:underline"),
    )  # fmt: skip


def _cut(name: str) -> Html:
    return tag(
        "span", name, title=name, style="display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap"
    )
