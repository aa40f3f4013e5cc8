"""全部指标."""

import streamlit as st

st.title("全部指标")
