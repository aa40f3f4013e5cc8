"""总览."""

import streamlit as st

from dashboard.duties_view import line
from dashboard.frame import view
from dashboard.overview import board
from dashboard.sight import sight_of
from dashboard.signed_in import person

who = person()
owed = line(who, view())
if owed:
    st.html(owed)
st.html(board(view(), sight_of(who)))
