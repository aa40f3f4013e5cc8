"""Taking a loaded file back (撤回): first what would go back, then the reason, then the word."""

from __future__ import annotations

import streamlit as st

from dashboard.hand_in_card import said_box
from dashboard.hand_in_effect import BACK, effect_sections
from dashboard.hand_in_state import remembered
from dashboard.hand_in_work import cannot_take_back, foresee, take_back, wait_for
from dashboard.markup import MUTED, Html, tag
from data.database import DatabaseUnavailable
from data.permissions import Person
from etl.hand_in.commit import is_reason
from etl.hand_in.desk import DeskFailed
from etl.hand_in.questions import LEAST_REASON
from etl.hand_in.receipt import Receipt
from etl.hand_in.take_back import Changed, Foreseen, NotTakenBack
from etl.messages_hand_in import say

REFUSALS = (NotTakenBack, PermissionError, DeskFailed, DatabaseUnavailable)


def back_button(receipt: Receipt, who: Person) -> None:
    """The way to take it back, or why there is none; nothing once it is taken back."""
    if receipt.is_taken_back:
        return
    why_not = cannot_take_back(receipt.hand_in, who)
    if why_not is not None:
        st.html(tag("span", why_not, style=f"color:{MUTED}"), width="content")
    elif st.button("撤回这次报送", key=f"back_{receipt.hand_in}", help="先看撤回后哪些亮灯、指标会变回去，再确认。"):
        _foresee(receipt, who)
        st.rerun()


def back_panel(receipt: Receipt, who: Person) -> None:
    """What taking it back would do, with the reason and the word; nothing unless the person has asked for it."""
    number, here = receipt.hand_in, remembered()
    seen = here.foreseen.get(number)
    if seen is None or receipt.is_taken_back:
        return
    with st.container(border=True, key=f"back_panel_{number}"):
        st.html(_told(seen))
        with st.form(f"back_form_{number}", border=False, enter_to_submit=False):
            why = st.text_input(
                "撤回的理由", max_chars=300, key=f"why_{number}", placeholder=f"至少{LEAST_REASON}个字，如：报错了月份"
            )
            with st.container(horizontal=True):
                wanted = st.form_submit_button("确认撤回", key=f"back_now_{number}", type="primary")
                left = st.form_submit_button("不撤回", key=f"back_not_{number}")
    if left:
        here.foreseen.pop(number, None)
        st.rerun()
    elif wanted and not is_reason(why):
        st.html(said_box(say("back_reason", least=LEAST_REASON)))
    elif wanted:
        _take_back(receipt, who, why, seen)


def _told(seen: Foreseen) -> Html:
    words = "撤回后，各记录恢复到没有这次报送时的样子；回执和原件都保留。现在还没有撤回。"
    look = "display:flex;flex-direction:column;gap:.5em"
    return tag("div", tag("b", "撤回会有这些变化"), tag("div", words), effect_sections(seen.effect, BACK), style=look)


def _foresee(receipt: Receipt, who: Person) -> None:
    here = remembered()
    here.said.pop(receipt.hand_in, None)
    try:
        here.foreseen[receipt.hand_in] = wait_for(foresee(receipt.hand_in, who), receipt.file)
    except REFUSALS as refusal:
        here.said[receipt.hand_in] = str(refusal)


def _take_back(receipt: Receipt, who: Person, why: str, seen: Foreseen) -> None:
    here = remembered()
    here.said.pop(receipt.hand_in, None)
    try:
        wait_for(take_back(receipt.hand_in, who, why, seen), receipt.file)
        here.foreseen.pop(receipt.hand_in, None)
    except Changed as told:
        _foresee(receipt, who)
        here.said[receipt.hand_in] = str(told)
    except REFUSALS as refusal:
        here.said[receipt.hand_in] = str(refusal)
    st.rerun()
