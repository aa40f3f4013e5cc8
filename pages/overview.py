"""总览."""

import streamlit as st

from dashboard.frame import view
from dashboard.overview import board

st.html(board(view()))
