"""A file that was loaded, as a card: its receipt, the way to print it, the way to take it back."""

from __future__ import annotations

import streamlit as st

from dashboard.hand_in_card import MARKED, original, said_box
from dashboard.hand_in_receipt import print_button, receipt_sheet, ways
from dashboard.hand_in_state import close, remembered
from dashboard.hand_in_work import cannot_take_back, marked, take_back, wait_for
from dashboard.markup import GREEN, MUTED, tag
from dashboard.taking_away import Parcel, offer
from data.database import DatabaseUnavailable
from data.permissions import Person
from etl.hand_in.commit import is_reason
from etl.hand_in.desk import DeskFailed
from etl.hand_in.questions import LEAST_REASON
from etl.hand_in.receipt import Receipt
from etl.hand_in.take_back import NotTakenBack
from etl.marked import marked_name
from etl.messages_hand_in import say


def loaded_card(receipt: Receipt, who: Person) -> None:
    """The receipt with what can be done with it."""
    number = receipt.hand_in
    with st.container(border=True, key=f"card_{number}"):
        if not receipt.is_taken_back:
            _done(number)
        said = remembered().said.get(number)
        if said:
            st.html(said_box(said))
        st.html(receipt_sheet(receipt))
        st.html(ways(receipt))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(print_button(), width="content")
            original(number, receipt.file, who)
            if receipt.warnings:
                _marked(receipt, who)
            _take_back(receipt, who)
            st.button(
                "收起",
                key=f"close_{number}",
                on_click=close,
                args=(number,),
                help="不再显示在这里，仍在下面的“我的报送”里。",
            )


def _done(number: int) -> None:
    here = remembered()
    is_fresh, here.fresh = here.fresh == number, None if here.fresh == number else here.fresh
    look = f"color:{GREEN};font-weight:700;font-size:1.15em"
    st.html(tag("div", "✓ 已导入", style=look, role="status", class_="fresh" if is_fresh else None))


def _marked(receipt: Receipt, who: Person) -> None:
    parcel = Parcel(MARKED, marked_name(receipt.file), lambda: marked(receipt.hand_in, who))
    offer(parcel, key=f"marked_{receipt.hand_in}")


def _take_back(receipt: Receipt, who: Person) -> None:
    if receipt.is_taken_back:
        return
    why_not = cannot_take_back(receipt.hand_in, who)
    if why_not is not None:
        st.html(tag("span", why_not, style=f"color:{MUTED}"), width="content")
        return
    with st.popover("撤回这次报送"), st.form(f"back_{receipt.hand_in}", border=False, enter_to_submit=False):
        st.html(tag("div", "撤回后，各记录恢复到没有这次报送时的样子；回执和原件都保留。"))
        why = st.text_input(
            "撤回的理由",
            max_chars=300,
            key=f"why_{receipt.hand_in}",
            placeholder=f"至少{LEAST_REASON}个字，如：报错了月份",
        )
        wanted = st.form_submit_button("确认撤回", key=f"back_now_{receipt.hand_in}")
        if wanted and not is_reason(why):
            # Told in the box that is open: the page is not drawn anew, which would close it.
            st.html(said_box(say("back_reason", least=LEAST_REASON)))
            return
    if wanted:
        _withdraw(receipt, who, why)


def _withdraw(receipt: Receipt, who: Person, why: str) -> None:
    here = remembered()
    here.said.pop(receipt.hand_in, None)
    try:
        wait_for(take_back(receipt.hand_in, who, why), receipt.file)
    except (NotTakenBack, PermissionError, DeskFailed, DatabaseUnavailable) as refusal:
        here.said[receipt.hand_in] = str(refusal)
    st.rerun()
