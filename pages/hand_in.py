"""数据报送: drop sheets, see what is wrong and what they would change, load them, take them back."""

import streamlit as st

from dashboard.duties_view import owed
from dashboard.frame import view
from dashboard.hand_in_history import history
from dashboard.hand_in_view import hand_in, notice
from dashboard.signed_in import person
from etl.hand_in.store import may_hand_in

who = person()
notice()
hand_in(who)
if may_hand_in(who):
    owed(who, view())
    history(who)
st.caption("看板只读取确认导入的数据。查各类数据报到了哪一天，见数据来源。")
