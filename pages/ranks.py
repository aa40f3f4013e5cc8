"""争先进位."""

import streamlit as st

st.title("争先进位")
