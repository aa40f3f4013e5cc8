"""报送日历: who owes which return by when, who is late; for 督查 also what to ask about and names to confirm."""

import streamlit as st

from dashboard import credibility_view, duties_board
from dashboard.alias_view import aliases_panel
from dashboard.entitled import only_for
from dashboard.frame import view
from data.permissions import may

person = only_for("see_all_duties")
here = view()
parts = ["报送情况", *(["可信度提示"] if may(person, "see_hints") else ())]
part = st.segmented_control("内容", parts, default=parts[0], key="part", bind="query-params") if parts[1:] else parts[0]
if part == "可信度提示":
    credibility_view.hints(person, here)
else:
    st.html(duties_board.head(here))
    aliases_panel(person, here)
    st.html(duties_board.ranking(here))
    duties_board.ledger(here, duties_board.choose(here))
    st.caption("到期日和宽限按“报送日历”计算，由管理员修改；迟报从最迟那天的次日起算。")
