"""总览."""

import streamlit as st

from dashboard.frame import view
from dashboard.overview import board
from dashboard.sight import sight_of
from dashboard.signed_in import person

st.html(board(view(), sight_of(person())))
