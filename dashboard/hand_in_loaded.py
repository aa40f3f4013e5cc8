"""A file that was loaded, as a card: its receipt, the way to print it, the way to take it back."""

from __future__ import annotations

import streamlit as st

from dashboard.hand_in_back import back_button, back_panel
from dashboard.hand_in_card import MARKED, original, said_box
from dashboard.hand_in_receipt import print_button, receipt_sheet, ways
from dashboard.hand_in_state import close, remembered
from dashboard.hand_in_work import marked
from dashboard.markup import GREEN, tag
from dashboard.taking_away import Parcel, offer
from data.permissions import Person
from etl.hand_in.receipt import Receipt
from etl.marked import marked_name


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
            back_button(receipt, who)
            st.button(
                "收起",
                key=f"close_{number}",
                on_click=close,
                args=(number,),
                help="不再显示在这里，仍在下面的“我的报送”里。",
            )
        back_panel(receipt, who)


def _done(number: int) -> None:
    here = remembered()
    is_fresh, here.fresh = here.fresh == number, None if here.fresh == number else here.fresh
    look = f"color:{GREEN};font-weight:700;font-size:1.15em"
    st.html(tag("div", "✓ 已导入", style=look, role="status", class_="fresh" if is_fresh else None))


def _marked(receipt: Receipt, who: Person) -> None:
    parcel = Parcel(MARKED, marked_name(receipt.file), lambda: marked(receipt.hand_in, who))
    offer(parcel, key=f"marked_{receipt.hand_in}")
