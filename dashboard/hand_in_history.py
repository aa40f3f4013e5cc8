"""我的报送: what the division handed in, loaded or not, newest first; each opens as its card."""

from __future__ import annotations

import streamlit as st

from dashboard.hand_in_work import read_returns
from dashboard.markup import ALARM, GREEN, MUTED, Html, address, link, table, tag
from dashboard.notation import NOTHING
from data.clock import ZONE
from data.permissions import Person
from etl.hand_in.check import receipt_number
from etl.hand_in.receipt import read_receipt
from etl.hand_in.store import HandIn

MOST, STEP = "hand_in_most", 20
STATES = {
    "checked": ("○", "未导入", MUTED),
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
    widths = ("9.5em", "8em", "auto", "15em", "9em", "9em", "6em", "4em")
    st.html(table(head, [_row(one) for one in found[:shown]], widths))
    if len(found) > shown:
        st.button("再看20次", on_click=_more, key="hand_in_more")


def _more() -> None:
    st.session_state[MOST] = st.session_state.get(MOST, STEP) + STEP


def _row(one: HandIn) -> tuple[object, ...]:
    receipt = read_receipt(one.receipt)
    state = "back" if receipt and receipt.is_taken_back else one.state
    sign, word, ink = STATES[state]
    data = "、".join(dict.fromkeys(part.name for part in receipt.parts)) if receipt else NOTHING
    where = address("hand_in", hand_in=str(one.number))
    return (
        f"{one.received_at.astimezone(ZONE):%Y-%m-%d %H:%M}", receipt_number(one.number, one.received_at), _cut(one.file), data,
        one.division or NOTHING, one.by, tag("span", f"{sign} {word}", style=f"color:{ink}"),
        link(where, "打开", style="text-decoration:underline"),
    )  # fmt: skip


def _cut(name: str) -> Html:
    return tag(
        "span", name, title=name, style="display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap"
    )
