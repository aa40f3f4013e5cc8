"""报送日历: who owes which return by when, who is late; for 督查 and 领导."""

import streamlit as st

from dashboard import duties_board
from dashboard.alias_view import aliases_panel
from dashboard.entitled import only_for
from dashboard.frame import view

person = only_for("see_all_duties")
here = view()
st.html(duties_board.head(here))
st.html(duties_board.ranking(here))
duties_board.ledger(here, duties_board.choose(here))
st.caption("到期日和宽限按“报送日历”计算，由管理员修改；迟报从最迟那天的次日起算。")
aliases_panel(person, here)
